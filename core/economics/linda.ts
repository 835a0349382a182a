import { concentrationRatio } from './concentration-ratio';

/**
 * Linda's index of the n largest firms, `1/(n(n-1)) sum_{i<n} [(n-i)/i] [A_i/(A_n - A_i)]`, `A_i = CR_i`, largest first:
 * how unequal the leaders are among themselves. `null` for n below 2, fewer than n firms, or firms without a share among them.
 * Source: Linda 1976, as given in secondary sources.
 */
export function linda(sorted: ArrayLike<number>, n: number): number | null {
  if (!Number.isInteger(n) || n < 2 || n > sorted.length || !(sorted[n - 1]! > 0)) return null;
  const all = concentrationRatio(sorted, n);
  let top = 0;
  let total = 0;
  for (let i = 1; i < n; i++) {
    top += sorted[i - 1]!;
    total += (((n - i) / i) * top) / (all - top);
  }
  return total / (n * (n - 1));
}
