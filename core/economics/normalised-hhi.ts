import { sumOfSquares } from './sum';

/**
 * Normalised HHI, `(H - 1/n)/(1 - 1/n)`: 0 for equal firms, 1 for a monopoly's limit. Another index than the HHI, though
 * some packages print it by that name. `null` for fewer than two firms. Shares are fractions that sum to 1.
 */
export function normalisedHhi(shares: ArrayLike<number>): number | null {
  const n = shares.length;
  return n < 2 ? null : (sumOfSquares(shares) - 1 / n) / (1 - 1 / n);
}

/** Numbers equivalent `1/H`: as many equal firms would have this HHI. `null` without a firm. Source: Adelman 1969. */
export function numbersEquivalent(shares: ArrayLike<number>): number | null {
  const h = sumOfSquares(shares);
  return h > 0 ? 1 / h : null;
}
