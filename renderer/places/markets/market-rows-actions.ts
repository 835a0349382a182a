import type { Draft } from 'immer';
import type { RowFilter } from '../../../core/data/preparation';
import type { MarketDefinition } from '../../../core/workspace/schema';
import { act } from '../../state/workbench';
import { isEmptyFilter } from '../data/row-filter';

/** Adds a market of the data to a definition, or takes it out again: their levels are added up by firm. */
export function combine({ id, name }: MarketDefinition, market: string, on: boolean): void {
  act(on ? `Add ${market} to ${name}` : `Take ${market} out of ${name}`, (draft) => {
    const found = draft.markets.find((one) => one.id === id);
    if (found === undefined) return;
    const others = (found.combined ?? []).filter((each) => each !== market);
    const next = on ? [...others, market] : others;
    if (next.length === 0) delete found.combined;
    else found.combined = next;
  });
}

/** Which rows of the data belong to a market, beyond what its data takes. */
export function takeRows({ id, name }: MarketDefinition, filter: RowFilter, label: string): void {
  act(`${name}: ${label}`, (draft) => {
    const found = draft.markets.find((one) => one.id === id);
    if (found === undefined) return;
    if (isEmptyFilter(filter)) delete found.rows;
    else found.rows = filter as Draft<RowFilter>;
  });
}
