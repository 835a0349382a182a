import { sumBy, sumOfSquares } from './sum';

/** Garcia Alba dominance, `sum (s_i^2/H)^2`: the HHI of the firms' contributions to the HHI. `null` without a firm. Source: Garcia Alba 1994. */
export function garciaAlbaDominance(shares: ArrayLike<number>): number | null {
  const h = sumOfSquares(shares);
  return h > 0 ? sumBy(shares.length, (i) => ((shares[i]! * shares[i]!) / h) ** 2) : null;
}

/** Melnik-Shy-Stenbacka threshold `(1 - (s_1^2 - s_2^2))/2`, largest first; one firm alone has no second. Source: Melnik, Shy and Stenbacka 2008, JEBO 68: 63-72. */
export function melnikShyStenbackaThreshold(sorted: ArrayLike<number>): number | null {
  if (sorted.length === 0) return null;
  const first = sorted[0]!;
  const second = sorted[1] ?? 0;
  return (1 - (first - second) * (first + second)) / 2;
}

/** Does the leader's share exceed the threshold? `null` without a firm. */
export function leaderDominates(sorted: ArrayLike<number>): boolean | null {
  const threshold = melnikShyStenbackaThreshold(sorted);
  return threshold === null ? null : sorted[0]! > threshold;
}

/**
 * Kwoka dominance, the sum of squared gaps between successive firms, largest first; `null` for fewer than two firms.
 * Not the other "Kwoka index" (squared shares of the three largest, rebased). The formula is from secondary sources.
 */
export function kwokaDominance(sorted: ArrayLike<number>): number | null {
  return sorted.length < 2 ? null : sumBy(sorted.length - 1, (i) => (sorted[i]! - sorted[i + 1]!) ** 2);
}
