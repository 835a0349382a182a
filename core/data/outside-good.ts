import type { ShareTable } from '../market/share-table';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { ShareMapping } from './mapping';

/** Shares that cover no more than this of any market may be shares of everybody who could have bought, an outside good among them. */
const FAR_BELOW_ONE = 0.9;

/** Unit of a market's size where its shares sum to the part of all demand that bought something. */
export const OUTSIDE_UNIT = 'of all demand, the outside good included';

/** What the firms and the fringe of each cell sum to. */
function sumsOf({ offsets, value, fringe }: ShareTable): Float64Array {
  return Float64Array.from(fringe, (sum, c) => {
    let all = sum;
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) all += value[i]!;
    return Number(all.toPrecision(15));
  });
}

/**
 * Shares of the inside firms: a share over the sum of its market, as in demand estimation, where the rest is buyers who bought
 * none of the products (Berry, Levinsohn and Pakes 1995). Each market becomes as large as its shares sum to.
 */
export function insideShares(table: ShareTable): ShareTable {
  return { ...table, measure: 'level', unit: OUTSIDE_UNIT, total: sumsOf(table) };
}

/** Asks what the rest is where the shares of every market sum to far less than 1 and nobody has said. */
export function outsideGoodProblems(table: ShareTable, { remainder, unit, value }: ShareMapping, file: string): Problem[] {
  if (remainder !== undefined || unit === 'level') return [];
  const sums = sumsOf(table);
  const most = sums.reduce((a, b) => Math.max(a, b), 0);
  if (sums.length === 0 || most > FAR_BELOW_ONE || table.fringe.some((share) => share > 0)) return [];
  const least = sums.reduce((a, b) => Math.min(a, b), 1);
  const range = sums.length === 1 ? `sum to ${percent(most)}` : `of each market sum to ${percent(least)} to ${percent(most)}`;
  return [
    problem(
      'outside-good',
      `The shares in ${file} ${range}. Is the rest sold by firms that the file does not name, or is it buyers who bought nothing (an outside good)?`,
      'It counts as sold by unknown firms; say "outside good" to read each share over the sum of its market.',
      { severity: 'note', file, column: value },
    ),
  ];
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))}%`;
}
