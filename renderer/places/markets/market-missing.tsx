import { Button, Spinner } from '@blueprintjs/core';
import { datasetsRead, tableIdOf } from '../../../core/workspace/datasets-read';
import { tableKey } from '../../../core/workspace/table-key';
import { useBuilds } from '../../engine/builds';
import { checkAgain } from '../../engine/keep-tables';
import { setView } from '../../state/workbench';
import type { MarketView } from './use-market';

/** Why there are no numbers: the rows are being read, could not be read, or the data has none for this market. */
export function MarketMissing({ view: { document, definition, table } }: { readonly view: MarketView }) {
  const dataset = datasetsRead(document).find(({ id }) => id === tableIdOf(definition));
  const record = useBuilds(({ records }) => (dataset === undefined ? undefined : records.get(tableKey(document, dataset))));
  if (table !== null) {
    return (
      <p className="muted">
        The data has no rows for &quot;{definition.market}&quot;{definition.period === '' ? '' : ` in ${definition.period}`}. Choose another market or period at the right.
      </p>
    );
  }
  if (dataset === undefined) return <p className="muted">The data of this market is not in the workspace. Choose other data at the right.</p>;
  if (record?.status !== 'refused') {
    return (
      <p className="muted market-reading" role="status">
        <Spinner size={14} /> Reading the rows of {dataset.name}.
      </p>
    );
  }
  return (
    <div role="alert">
      {record.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ message, remedy }) => (
          <p key={message} className="cell-fault">
            {message} {remedy}
          </p>
        ))}
      <p className="market-remedies">
        <Button size="small" text="Read again" onClick={() => checkAgain(document, dataset)} />
        <Button size="small" variant="minimal" text="Show the data" onClick={() => setView({ place: 'data', source: definition.dataset })} />
      </p>
    </div>
  );
}
