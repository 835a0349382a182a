import { sumBy } from './sum';

/** Horvath's comprehensive index, `s_1 + sum_{i>=2} s_i^2 (2 - s_i)`, largest first; `null` without a firm. Source: Horvath 1970, SEJ 36: 446-452. */
export function horvath(sorted: ArrayLike<number>): number | null {
  if (sorted.length === 0) return null;
  return sumBy(sorted.length, (i) => (i === 0 ? sorted[0]! : sorted[i]! * sorted[i]! * (2 - sorted[i]!)));
}
