import { sumBy } from './sum';

/** `2 sum_i i s_i - 1` with firms ranked from the largest. */
function ranked(sorted: ArrayLike<number>): number {
  return 2 * sumBy(sorted.length, (i) => (i + 1) * sorted[i]!) - 1;
}

/** Hall-Tideman (Rosenbluth) index `1/(2 sum_i i s_i - 1)`, largest firm first; `null` without a firm. Source: Hall and Tideman 1967. */
export function hallTideman(sorted: ArrayLike<number>): number | null {
  return sorted.length === 0 ? null : 1 / ranked(sorted);
}

/** Gini coefficient `1 - (2 sum_i i s_i - 1)/n` of the firms' shares, largest first; `null` without a firm. Source: Gini 1912. */
export function gini(sorted: ArrayLike<number>): number | null {
  return sorted.length === 0 ? null : 1 - ranked(sorted) / sorted.length;
}

/** Hoover index, half the sum of `|s_i - 1/n|`: the share that would have to move for all to be equal; `null` without a firm. */
export function hoover(shares: ArrayLike<number>): number | null {
  const n = shares.length;
  return n === 0 ? null : sumBy(n, (i) => Math.abs(shares[i]! - 1 / n)) / 2;
}
