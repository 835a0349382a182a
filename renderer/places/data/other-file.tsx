import { Button } from '@blueprintjs/core';
import { formatCount } from '../../../core/format';
import type { Dataset } from '../../../core/workspace/schema';
import type { OtherFile } from './links';
import { keepOldFile, takeNewFile, useOtherFiles } from './links';
import { dayOf } from './remembered';

/** Tells what changed in a located file, and asks which of the two counts. */
export function OtherFileQuestion({ dataset }: { readonly dataset: Dataset }) {
  const other = useOtherFiles(({ of }) => of[dataset.id]);
  if (other === undefined) return null;
  const { before, next, change } = other;
  return (
    <section className="question" aria-label="The file has changed" data-testid="other-file">
      <p>
        <strong>{next.name} is not the file that this was made from</strong>
        {before.name === next.name ? '' : ` (${before.name})`}, which was opened on {dayOf(before.opened)}.
      </p>
      <ul className="file-change">
        {wordsOf(other).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {change.cells?.first.slice(0, 5).map(({ line, column, before: was, after }) => (
          <li key={`${line} ${column}`}>
            line {formatCount(line)}, {column}: <s>{was ?? 'nothing'}</s> {after ?? 'nothing'}
          </li>
        ))}
      </ul>
      <div className="problem-actions">
        <Button size="small" text="Use the new file" onClick={() => void takeNewFile(dataset, other)} data-testid="use-new-file" />
        <Button size="small" variant="minimal" text="Keep the old numbers" onClick={() => keepOldFile(dataset.id)} data-testid="keep-old-file" />
      </div>
    </section>
  );
}

function wordsOf({ change: { gone, fresh, rowsBefore, rowsAfter, cells, rows } }: OtherFile): string[] {
  const list = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');
  return [
    rowsBefore === rowsAfter ? `${formatCount(rowsAfter)} rows, as before` : `${formatCount(rowsBefore)} rows before, ${formatCount(rowsAfter)} now`,
    ...(gone.length > 0 ? [`gone: ${gone.length === 1 ? 'column' : 'columns'} ${list(gone)}`] : []),
    ...(fresh.length > 0 ? [`new: ${fresh.length === 1 ? 'column' : 'columns'} ${list(fresh)}`] : []),
    ...(rows !== null ? [`${formatCount(rows.gone)} ${rows.gone === 1 ? 'row is' : 'rows are'} gone, ${formatCount(rows.fresh)} ${rows.fresh === 1 ? 'is' : 'are'} new`] : []),
    ...(cells !== null ? [cells.changed === 0 ? 'all cells that both have are the same' : `${formatCount(cells.changed)} ${cells.changed === 1 ? 'cell says' : 'cells say'} something else`] : []),
    ...(rows === null && cells === null ? ['the rows of the old file are not in the workspace, so single values cannot be compared'] : []),
  ];
}
