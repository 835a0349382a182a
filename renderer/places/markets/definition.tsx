import { Button } from '@blueprintjs/core';
import { Plus } from '@blueprintjs/icons';
import { periodsOf } from '../../../core/market/share-table';
import { tableIdOf } from '../../../core/workspace/datasets-read';
import { RowFilterEditor } from '../data/row-filter-editor';
import { SelectRow } from '../../parts/select-row';
import { TagList } from '../../parts/tag-list';
import { PanelSection } from '../../shell/side-panel';
import { useTables } from '../../state/selectors';
import { addMarket, changeMarket } from '../../state/market-actions';
import { combine, takeRows } from './market-rows-actions';
import { marketSource } from './market-source';
import { useMarketsState } from './markets-state';
import type { MarketView } from './use-market';

const whole = (text: string, nothing: string): string => (text === '' ? nothing : text);

/** Which rows make the market, in which period, and what a reader must know of it. */
export function Definition({ view: { document, definition, table, markets } }: { readonly view: MarketView }) {
  const tables = useTables();
  const datasets = document.datasets.filter(({ mapping }) => mapping.kind === 'shares');
  const toDataset = (id: string): void => {
    const mapped = tables.get(id);
    if (mapped?.kind !== 'shares') return;
    const market = mapped.table.markets[0] ?? '';
    changeMarket(definition.id, `Take ${definition.name} from ${datasets.find((one) => one.id === id)?.name ?? 'other data'}`, {
      dataset: id,
      market,
      period: periodsOf(mapped.table, market).at(-1) ?? '',
    });
  };
  const toMarket = (market: string): void => {
    const rows = tables.get(tableIdOf(definition));
    const periods = rows?.kind === 'shares' ? periodsOf(rows.table, market) : [];
    const period = periods.includes(definition.period) ? definition.period : (periods.at(-1) ?? '');
    changeMarket(definition.id, `Define ${definition.name} as ${whole(market, 'the whole file')}`, { market, period });
  };
  return (
    <PanelSection
      title="Definition"
      aside={
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} />}
          text="Market"
          data-testid="add-market"
          title="Add another candidate market"
          onClick={() => {
            const { id: _id, ...copy } = definition;
            addMarket({ ...copy, name: `${definition.market === '' ? definition.name : definition.market}`, note: '' });
          }}
        />
      }
    >
      <SelectRow label="Data" value={definition.dataset} options={datasets.map(({ id, name }) => ({ value: id, label: name }))} onChange={toDataset} testId="market-dataset" />
      <SelectRow
        label="Market"
        value={definition.market}
        options={markets.map((name) => ({ value: name, label: whole(name, 'all rows') }))}
        onChange={toMarket}
        testId="market-market"
      />
      {markets.length > 1 && (
        <div className="select-row">
          <span>With</span>
          <TagList
            label="Markets that belong to this one"
            values={definition.combined ?? []}
            known={markets.filter((name) => name !== definition.market)}
            placeholder="Add a market of the data"
            testId="market-combined"
            onAdd={(name) => {
              if (markets.includes(name) && name !== definition.market) combine(definition, name, true);
            }}
            onRemove={(name) => combine(definition, name, false)}
          />
        </div>
      )}
      <SelectRow
        label="Period"
        value={definition.period}
        options={(table === null ? [] : periodsOf(table, definition.market)).map((period) => ({ value: period, label: whole(period, 'all periods') }))}
        onChange={(period) => changeMarket(definition.id, `Screen ${definition.name} in ${whole(period, 'all periods')}`, { period })}
        testId="market-period"
      />
      <textarea
        className="text-input"
        aria-label="Note of the market"
        rows={Math.min(10, Math.max(3, Math.ceil(definition.note.length / 40)))}
        placeholder="Definition, source, and what is estimated"
        value={definition.note}
        onChange={(event) => changeMarket(definition.id, `Edit the note of ${definition.name}`, { note: event.target.value }, `market-note:${definition.id}`)}
      />
    </PanelSection>
  );
}

/** Which rows of the data belong to the market. */
export function MarketRows({ view: { document, definition } }: { readonly view: MarketView }) {
  const from = marketSource(document, definition);
  if (from === null) return null;
  return (
    <PanelSection title="Rows of the market">
      <RowFilterEditor
        source={from.source}
        filter={from.filter}
        preparation={from.preparation}
        onFilter={(filter, label) => takeRows(definition, filter, label)}
        onShowLeftOut={() => useMarketsState.setState({ tab: 'rows' })}
      />
    </PanelSection>
  );
}
