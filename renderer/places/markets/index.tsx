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
import { useRuleState } from '../rules/rule-actions';
import type { RuleDraft } from '../rules/rule-draft';
import { RuleEditor } from '../rules/rule-editor';
import { Candidates } from './candidates';
import { Definition, MarketRows } from './definition';
import { MarketFacts } from './market-facts';
import { MarketMissing } from './market-missing';
import { MarketTabs } from './market-tabs';
import './markets.css';
import { RangesPanel } from './ranges-panel';
import { Rules } from './rules';
import type { MarketView } from './use-market';
import { useMarket } from './use-market';

/** One candidate market: who is in it, how concentrated it is, and how that came about. */
export function MarketsPlace() {
  const view = useMarket();
  const draft = useRuleState((state) => state.draft);
  if (draft !== null) return <RulePlace draft={draft} view={view} />;
  if (view === null) return <NoMarket />;
  const { definition, structure } = view;
  return (
    <div className="place markets">
      <h1 className="visually-hidden">{definition.name}</h1>
      <div className="market-head">
        <TitleField value={definition.name} label="Name of the market" onCommit={(name) => renameMarket(definition.id, name)} />
        <IconButton label="Duplicate this market" icon={<Duplicate size={14} />} onClick={() => duplicateMarket(definition.id)} />
        <IconButton label="Delete this market" icon={<Trash size={14} />} onClick={() => deleteMarket(definition.id)} />
      </div>
      {structure === null ? <MarketMissing view={view} /> : <MarketFacts view={view} />}
      <MarketTabs view={view} />
      <SidePanel>
        <Definition view={view} />
        <MarketRows view={view} />
        <Candidates view={view} />
        <RangesPanel view={view} />
        <Rules view={view} />
      </SidePanel>
    </div>
  );
}

/** The form of a rule set, with the other rule sets beside it. */
function RulePlace({ draft, view }: { readonly draft: RuleDraft; readonly view: MarketView | null }) {
  return (
    <div className="place markets">
      <RuleEditor draft={draft} />
      {view !== null && (
        <SidePanel>
          <Rules view={view} />
        </SidePanel>
      )}
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
