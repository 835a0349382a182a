import { periodsOf } from '../../../core/market/share-table';
import type { MarketDefinition, Workspace } from '../../../core/workspace/schema';
import { freeName } from '../../state/edits';
import type { Acceptable } from './accept';
import { accept } from './accept';

/**
 * Adds a file that is read as a dataset is: a dataset of its own with the markets of the old one in its own latest period. A market that
 * the file does not have is left out; where it has none of them, its own are defined.
 */
export function acceptNext(document: Workspace, next: Acceptable, like: string, datasetId: string, newId: () => string): void {
  const before = document.markets.length;
  accept(document, next, datasetId, newId);
  if (next.mapped.kind !== 'shares') return;
  const { table } = next.mapped;
  const models = document.markets.slice(0, before).filter(({ dataset, market }) => dataset === like && table.markets.includes(market));
  if (models.length === 0) return;
  document.markets.splice(before);
  for (const model of models) {
    const { intervals: _intervals, ...kept } = model;
    const period = periodsOf(table, model.market).at(-1) ?? '';
    const combined = model.combined?.filter((market) => table.markets.includes(market));
    const copy: MarketDefinition = { ...kept, id: newId(), dataset: datasetId, period, name: freeName(nameIn(model, period), document.markets) };
    document.markets.push(combined === undefined || combined.length === 0 ? without(copy) : { ...copy, combined: [...combined] });
  }
}

function without({ combined: _combined, ...market }: MarketDefinition): MarketDefinition {
  return market;
}

/** "Cement 2023" of the period 2023 is "Cement 2024" in 2024. */
function nameIn({ name, period: before }: MarketDefinition, period: string): string {
  return before !== '' && period !== '' && name.includes(before) ? name.replace(before, period) : `${name}${period === '' ? '' : `, ${period}`}`;
}
