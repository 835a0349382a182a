import { Button } from '@blueprintjs/core';
import { Duplicate, Trash } from '@blueprintjs/icons';
import { periodsOf } from '../../../core/market/share-table';
import { IconButton } from '../../parts/icon-button';
import { TitleField } from '../../parts/title-field';
import { CommandButton } from '../../shell/command-button';
import { EmptyPlace } from '../../shell/empty-place';
import { SidePanel } from '../../shell/side-panel';
import { addMarket, deleteMarket, duplicateMarket, renameMarket } from '../../state/market-actions';
import { useDocument, useTables } from '../../state/selectors';
import { Definition } from './definition';
import { MarketFacts } from './market-facts';
import { MarketTabs } from './market-tabs';
import './markets.css';
import { RangesPanel } from './ranges-panel';
import { Rules } from './rules';
import { useMarket } from './use-market';

/** One candidate market: who is in it, how concentrated it is, and how that came about. */
export function MarketsPlace() {
  const view = useMarket();
  if (view === null) return <NoMarket />;
  const { definition, structure, table } = view;
  return (
    <div className="place markets">
      <h1 className="visually-hidden">{definition.name}</h1>
      <div className="market-head">
        <TitleField value={definition.name} label="Name of the market" onCommit={(name) => renameMarket(definition.id, name)} />
        <IconButton label="Duplicate this market" icon={<Duplicate size={14} />} onClick={() => duplicateMarket(definition.id)} />
        <IconButton label="Delete this market" icon={<Trash size={14} />} onClick={() => deleteMarket(definition.id)} />
      </div>
      {structure === null ? (
        <p className="muted">
          {table === null
            ? 'The rows of this market are not there yet. They are being read, or its dataset must be opened again in Data.'
            : `The data has no rows for "${definition.market}"${definition.period === '' ? '' : ` in ${definition.period}`}. Choose another market or period at the right.`}
        </p>
      ) : (
        <MarketFacts view={view} />
      )}
      <MarketTabs view={view} />
      <SidePanel>
        <Definition view={view} />
        <RangesPanel view={view} />
        <Rules view={view} />
      </SidePanel>
    </div>
  );
}

function NoMarket() {
  const { datasets } = useDocument();
  const tables = useTables();
  const ready = datasets.flatMap(({ id, name }) => {
    const mapped = tables.get(id);
    return mapped?.kind === 'shares' ? [{ id, name, table: mapped.table }] : [];
  });
  return (
    <EmptyPlace
      title="No market is defined yet"
      actions={
        ready.length > 0 ? (
          ready.map(({ id, name, table }) => (
            <Button
              key={id}
              text={`Define one from ${name}`}
              onClick={() => {
                const market = table.markets[0] ?? '';
                addMarket({ name: market === '' ? name : market, dataset: id, market, period: periodsOf(table, market).at(-1) ?? '', note: '' });
              }}
            />
          ))
        ) : (
          <>
            <CommandButton id="file.open" text="Open a file" />
            <CommandButton id="file.sample" text="Open the sample" />
          </>
        )
      }
    >
      A market is a choice of rows: which market of which file, in which period. Several candidate definitions stand side by side, because the answer may turn on it.
    </EmptyPlace>
  );
}
