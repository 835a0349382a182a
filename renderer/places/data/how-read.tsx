import { formatCount } from '../../../core/format';
import type { TableChoice } from '../../../core/data/formats/decoded';
import type { Dialect, Encoding, FileFormat } from '../../../core/data/dialect';
import { formatOf } from '../../../core/data/dialect';
import type { Reason } from '../../../core/data/mapping';
import { PanelSection } from '../../shell/side-panel';
import { Choice, SelectChoice } from './choice';
import { CommitField } from './commit-field';
import type { Subject } from './subject';

const encodings: readonly (readonly [Encoding, string])[] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252 (Latin-1)'],
  ['utf-16', 'UTF-16'],
];
const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
  [' ', 'blank'],
] as const;
const formatNames: Readonly<Record<FileFormat, string>> = {
  delimited: 'Delimited text', excel: 'Excel workbook', parquet: 'Parquet', arrow: 'Arrow', json: 'JSON', ndjson: 'JSON, a row a line', spss: 'SPSS', stata: 'Stata', query: 'Rows of a query',
};

function tableWords({ name, rows, columns }: TableChoice): string {
  return `${name} (${formatCount(rows)} × ${formatCount(columns)})`;
}

/** How a file is written, as found or as chosen: each part is changed in place, and the file is read again. */
export function HowRead({ subject }: { readonly subject: Subject }) {
  const { source, reading } = subject;
  const { dialect } = source;
  const format = formatOf(dialect);
  const text = format === 'delimited';
  const reason = (part: keyof Dialect): Reason | undefined => reading?.reasons[part];
  const change = (part: Partial<Dialect>, words: string): void => subject.onDialect(part, `Read "${subject.name}" ${words}`);
  const whole = (label: string, value: number, onCommit: (lines: number) => void) => (
    <CommitField
      label={label}
      placeholder="0"
      value={String(value)}
      onCommit={(typed) => {
        const lines = Number(typed);
        if (/^\d{1,6}$/.test(typed)) onCommit(lines);
      }}
    />
  );
  if (format === 'query') return null;
  return (
    <PanelSection title="How it was read" aside={<span className="muted">{formatNames[format]}{dialect.gzip === true && ', gzip'}</span>}>
      {reason('format') !== undefined && (
        <Choice label="Format" reason={reason('format')}>
          <span>{formatNames[format]}</span>
        </Choice>
      )}
      {reading?.choices?.sheets !== undefined && (
        <SelectChoice
          label="Sheet"
          testId="dialect-sheet"
          value={dialect.sheet ?? ''}
          options={reading.choices.sheets.map((table) => [table.name, tableWords(table)] as const)}
          reason={reason('sheet')}
          onChange={(sheet) => subject.onDialect({ sheet, range: undefined }, `Read sheet ${sheet} of "${subject.name}"`)}
        />
      )}
      {format === 'excel' && (
        <Choice label="Cells" reason={reason('range')}>
          <CommitField label="Cells that are read" placeholder="all, or A5:Q4765" value={dialect.range ?? ''} onCommit={(range) => change({ range: range === '' ? undefined : range.toUpperCase() }, range === '' ? 'with all its cells' : `from ${range.toUpperCase()}`)} />
        </Choice>
      )}
      {reading?.choices?.paths !== undefined && (
        <SelectChoice
          label="List"
          testId="dialect-path"
          value={dialect.path ?? ''}
          options={reading.choices.paths.map((table) => [table.name, table.name === '' ? `the document (${formatCount(table.rows)})` : tableWords(table)] as const)}
          reason={reason('path')}
          onChange={(path) => change({ path }, `from the list ${path}`)}
        />
      )}
      {text && (
        <>
          <SelectChoice label="Encoding" testId="dialect-encoding" value={dialect.encoding} options={encodings} reason={reason('encoding')} onChange={(encoding) => change({ encoding }, `as ${encoding}`)} />
          <SelectChoice
            label="Delimiter"
            testId="dialect-delimiter"
            value={dialect.delimiter}
            options={delimiters}
            reason={reason('delimiter')}
            onChange={(delimiter) => change({ delimiter }, `with another delimiter`)}
          />
        </>
      )}
      {(text || format === 'excel' || format === 'json' || format === 'ndjson') && (
        <SelectChoice
          label="Decimals"
          testId="dialect-decimal"
          value={dialect.decimal}
          options={[['.', 'point: 1,234.5'], [',', 'comma: 1.234,5']]}
          reason={reason('decimal')}
          onChange={(decimal) => change({ decimal }, `with a decimal ${decimal === '.' ? 'point' : 'comma'}`)}
        />
      )}
      {(text || format === 'excel') && (
        <>
          <SelectChoice
            label="Names"
            testId="dialect-header"
            value={dialect.header === false ? 'no' : String(dialect.headerRows ?? 1)}
            options={[['1', 'one line of column names'], ['2', 'two lines: groups and names'], ['3', 'three lines: groups and names'], ['no', 'none: the first line is data']]}
            reason={reason('header') ?? reason('headerRows')}
            onChange={(rows) => change(rows === 'no' ? { header: false } : { header: true, headerRows: Number(rows) }, rows === 'no' ? 'without a line of names' : 'with its line of names')}
          />
          <Choice label="Lines above" reason={reason('skip')}>
            {whole('Lines above the table that are no data', dialect.skip, (skip) => change({ skip }, `from line ${skip + 1} on`))}
          </Choice>
          <Choice label="Lines below" reason={reason('footer')}>
            {whole('Lines below the table that are no data', dialect.footer ?? 0, (footer) => change({ footer }, `without its last ${footer} lines`))}
          </Choice>
        </>
      )}
    </PanelSection>
  );
}
