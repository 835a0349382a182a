import { sumBy } from './sum';

/** Shannon entropy in nats, `-sum s ln s`; a share of 0 adds nothing. Source: Shannon 1948; Theil 1967. */
export function entropy(shares: ArrayLike<number>): number {
  return Math.max(0, sumBy(shares.length, (i) => (shares[i]! > 0 ? -shares[i]! * Math.log(shares[i]!) : 0)));
}

/** Entropy over its greatest value, `E / ln n`: 1 for equal firms. `null` for fewer than two firms. */
export function relativeEntropy(shares: ArrayLike<number>): number | null {
  return shares.length < 2 ? null : entropy(shares) / Math.log(shares.length);
}

/** Numbers equivalent of the entropy, `exp E`: as many equal firms would have this entropy. `null` without a firm. */
export function entropyNumbersEquivalent(shares: ArrayLike<number>): number | null {
  return shares.length === 0 ? null : Math.exp(entropy(shares));
}

/** Theil's T in nats, `ln n - E`: 0 for equal firms. `null` without a firm. Source: Theil 1967, Economics and Information Theory. */
export function theil(shares: ArrayLike<number>): number | null {
  return shares.length === 0 ? null : Math.log(shares.length) - entropy(shares);
}
