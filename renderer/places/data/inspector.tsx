import { Cross } from '@blueprintjs/icons';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import { formatOf } from '../../../core/data/dialect';
import type { Source } from '../../../core/data/source';
import { placeOf, sourceKey } from '../../../core/data/source';
import { contentOf } from '../../engine/file-content';
import { fieldPlaces, recordAt } from '../../engine/file-line';
import { IconButton } from '../../parts/icon-button';
import type { Inspected } from './inspect';
import type { Rows } from './use-rows';

type Found = { readonly text: string | null } | 'looking' | 'no-file';

/** The text of a line as it stands in its file; `no-file` where only the rows are at hand, `null` for a format without lines. */
function useRecord(source: Source, line: number): Found | null {
  const [found, setFound] = useState<{ readonly at: string; readonly record: Found } | null>(null);
  const { dialect, parts } = source;
  const { file, line: within } = placeOf(source, line);
  const part = parts?.find(({ name }) => name === file);
  const sha256 = part?.sha256 ?? source.sha256;
  const at = `${sha256} ${within}`;
  const key = sourceKey(source);
  const hasLines = formatOf(dialect) === 'delimited' || formatOf(dialect) === 'ndjson';
  useEffect(() => {
    if (!hasLines) return;
    const controller = new AbortController();
    const tell = (record: Found): void => {
      if (!controller.signal.aborted) setFound({ at, record });
    };
    contentOf({ sha256 })
      .then(async (content) => tell(content === null ? 'no-file' : { text: await recordAt(content, dialect, within, controller.signal) }))
      .catch(() => tell('no-file'));
    return () => controller.abort();
    // The dialect is part of the key.
  }, [at, hasLines, key]); // eslint-disable-line react-hooks/exhaustive-deps
  if (!hasLines) return null;
  return found?.at === at ? found.record : 'looking';
}

/** One cell beside its origin: the text as it was written, the line of the file, and the whole line. */
export function Inspector({ source, rows, inspected, onClose }: { readonly source: Source; readonly rows: Rows | null; readonly inspected: Inspected; readonly onClose: () => void }) {
  const { line, column } = inspected;
  const place = placeOf(source, line);
  const record = useRecord(source, line);
  const row = rows === null ? -1 : rows.rowOfLine(line);
  const inTable = row >= 0 && rows?.line(row) === line;
  const cell = column === null || !inTable ? undefined : rows?.cell(row, column);
  return (
    <section className="inspector" aria-label="Cell and its line" data-testid="inspector">
      <header>
        <p className="truncate">
          {formatOf(source.dialect) === 'delimited' || formatOf(source.dialect) === 'ndjson' ? 'Line' : 'Row'} <strong>{formatCount(place.line)}</strong> of {place.file}
          {column !== null && (
            <>
              , column <strong>{column}</strong>
            </>
          )}
          {!inTable && <span className="mark">not in the table</span>}
        </p>
        <IconButton label="Close" icon={<Cross size={12} />} onClick={onClose} />
      </header>
      {cell !== undefined && (
        <p className="inspector-cell">
          {cell === null ? <span className="grid-missing">nothing stands here</span> : <code>{shownBlanks(cell)}</code>}
        </p>
      )}
      {record === 'looking' && <p className="muted">Looking for the line…</p>}
      {(record === 'no-file' || record === null) && <RowCells source={source} rows={rows} row={inTable ? row : -1} noFile={record === 'no-file'} />}
      {record !== null && typeof record === 'object' && (record.text === null ? <p className="muted">The file has no such line.</p> : <Line text={record.text} source={source} column={column} />)}
    </section>
  );
}

/** The line as it is written; the field of the column is set off. */
function Line({ text, source: { columns, dialect }, column }: { readonly text: string; readonly source: Source; readonly column: string | null }) {
  const at = column === null || formatOf(dialect) !== 'delimited' ? -1 : columns.indexOf(column);
  const place = at < 0 ? undefined : fieldPlaces(text, dialect.delimiter)[at];
  if (place === undefined) return <pre className="inspector-line" tabIndex={0} aria-label="The line as it stands in the file">{text === '' ? ' ' : text}</pre>;
  return (
    <pre className="inspector-line" tabIndex={0} aria-label="The line as it stands in the file">
      {text.slice(0, place.from)}
      <mark>{text.slice(place.from, place.to)}</mark>
      {text.slice(place.to)}
    </pre>
  );
}

/** The cells of a row where its file has no lines or is not at hand. */
function RowCells({ source, rows, row, noFile }: { readonly source: Source; readonly rows: Rows | null; readonly row: number; readonly noFile: boolean }) {
  return (
    <>
      {rows !== null && row >= 0 && (
        <pre className="inspector-line" tabIndex={0} aria-label="The cells of the row">
          {source.columns.map((column) => `${column}: ${rows.cell(row, column) ?? ''}`).join('\n')}
        </pre>
      )}
      {noFile && <p className="muted">{source.name} itself is not at hand: locate it to see the line as it is written.</p>}
    </>
  );
}

/** Blanks at the ends and breaks inside are made visible: they are what one looks for in a cell. */
function shownBlanks(text: string): string {
  const mark = (blanks: string): string => blanks.replace(/[\u00a0\u202f\u2007]/g, '⍽').replace(/ /g, '·').replace(/\t/g, '→');
  return text.replace(/^\s+|\s+$/g, mark).replace(/\u00a0|\u202f|\u2007/g, '⍽').replace(/\r?\n/g, '↵\n');
}
