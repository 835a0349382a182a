import { cellCount } from '../../../core/market/share-table';
import { formatCount } from '../../../core/format';
import type { Source } from '../../../core/data/source';
import type { MappedTable } from '../../../core/workspace/tables';

/** One figure of the summary: `4,012 rows`. */
export interface Fact {
  readonly value: string;
  readonly unit: string;
}

const fact = (n: number, one: string, many: string): Fact => ({ value: formatCount(n), unit: n === 1 ? one : many });

/** What was understood of a table, in a few numbers. */
export function factsOf(source: Source, mapped: MappedTable | null): Fact[] {
  const facts = [fact(source.rows, 'row', 'rows')];
  if (mapped?.kind === 'shares') {
    const { markets, periods, firms, estimate } = mapped.table;
    facts.push(fact(markets.length, 'market', 'markets'));
    if (periods.length > 1 || periods[0] !== '') facts.push(fact(periods.length, 'period', 'periods'));
    facts.push(fact(firms.length, 'firm', 'firms'));
    if (cellCount(mapped.table) > 0 && estimate.includes(1)) facts.push(fact(estimate.filter((mark) => mark === 1).length, 'estimate', 'estimates'));
  } else if (mapped !== null) {
    const { platforms, cohorts } = mapped.table;
    facts.push(fact(platforms.length, 'platform', 'platforms'), fact(cohorts.length, 'cohort', 'cohorts'));
    if (mapped.kind === 'marginals') facts.push(fact(mapped.table.overlaps.length, 'published overlap', 'published overlaps'));
  }
  return facts;
}

/** The first and last period of a table of shares: `2019 to 2024`; empty without periods. */
export function span(mapped: MappedTable | null): string {
  if (mapped?.kind !== 'shares') return '';
  const { periods } = mapped.table;
  const first = periods[0] ?? '';
  const last = periods.at(-1) ?? '';
  return first === last ? first : `${first} to ${last}`;
}
