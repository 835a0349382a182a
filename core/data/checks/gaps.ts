import type { ShareTable } from '../../market/share-table';
import type { Problem } from '../../problem';
import { problem } from '../../problem';
import { count } from '../build';
import { linesOf } from './lines-of';

/** Share of the firms of more than one period that may be away for a while before that is taken for their nature. */
const OFTEN = 0.34;
/** Gaps named in the message. */
const NAMED = 3;

/**
 * Periods that other markets have and one lacks between its first and its last; and firms that are away for a while between
 * two periods in which they are there. Both may be real; neither is filled.
 */
export function gapProblems(table: ShareTable, file: string): Problem[] {
  if (table.periods.length < 3) return [];
  return [...marketGaps(table, file), ...firmGaps(table, file)];
}

function marketGaps(table: ShareTable, file: string): Problem[] {
  const missing: string[] = [];
  let before = -1;
  for (let cell = 0; cell < table.cellMarket.length; cell++) {
    if (before >= 0 && table.cellMarket[before] === table.cellMarket[cell]) {
      for (let period = table.cellPeriod[before]! + 1; period < table.cellPeriod[cell]!; period++) {
        const market = table.markets[table.cellMarket[cell]!]!;
        missing.push(market === '' ? table.periods[period]! : `${market} ${table.periods[period]!}`);
      }
    }
    before = cell;
  }
  if (missing.length === 0) return [];
  return [
    problem(
      'period-gap',
      `${count(missing.length)} ${missing.length === 1 ? 'period is' : 'periods are'} missing between others in ${file}: ${named(missing, missing.length)}.`,
      'A trend passes over the gap. If the rows exist, add them to the file; if the market was not measured, nothing need be done.',
      { severity: 'note', file },
    ),
  ];
}

function firmGaps(table: ShareTable, file: string): Problem[] {
  const none = (): Int32Array => new Int32Array(table.firms.length).fill(-1);
  /** Per firm: the market that it was last seen in, came back in and was away in, and the place of its last cell among those of the market. */
  const [seen, returned, away, last] = [none(), none(), none(), none()];
  const back = new Set<number>();
  const names: string[] = [];
  let [returning, leaving] = [0, 0];
  let market = -1;
  let order = 0;
  for (let cell = 0; cell < table.cellMarket.length; cell++) {
    if (table.cellMarket[cell] !== market) {
      market = table.cellMarket[cell]!;
      order = 0;
    }
    for (let entry = table.offsets[cell]!; entry < table.offsets[cell + 1]!; entry++) {
      const firm = table.firm[entry]!;
      if (seen[firm] === market) {
        if (returned[firm] !== market) returning++;
        returned[firm] = market;
        if (order - last[firm]! > 1) {
          if (away[firm] !== market) leaving++;
          away[firm] = market;
          back.add(entry);
          const where = table.markets[market] === '' ? '' : ` in ${table.markets[market]}`;
          if (names.length < NAMED) names.push(`${table.firms[firm]}${where} before ${table.periods[table.cellPeriod[cell]!]}`);
        }
      }
      seen[firm] = market;
      last[firm] = order;
    }
    order++;
  }
  // Where many firms come and go, as films of a distributor do, an absence says nothing.
  if (back.size === 0 || leaving > OFTEN * returning) return [];
  return [
    problem(
      'firm-gap',
      `${count(back.size)} ${back.size === 1 ? 'firm is' : 'times a firm is'} away for one or more periods and back afterwards in ${file}: ${named(names, back.size)}.`,
      'Missing rows count as no share. If the firm was there, add its rows; if it had another name then, read the names as one.',
      { severity: 'note', file, lines: linesOf(table, (entry) => back.has(entry)) },
    ),
  ];
}

/** The first of `size` things by name. */
function named(list: readonly string[], size: number): string {
  const shown = list.slice(0, NAMED).join('; ');
  return size > NAMED ? `${shown}; and ${count(size - NAMED)} more` : shown;
}
