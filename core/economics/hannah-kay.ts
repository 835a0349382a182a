import { entropy } from './entropy';
import { sumBy } from './sum';

/**
 * Hannah-Kay numbers equivalent `(sum s^a)^(1/(1-a))`, a > 0; at a = 1 its limit `exp E`. A larger a gives large firms more
 * weight; a = 2 is `1/H`. `null` without a firm. Source: Hannah and Kay 1977. Refuses an `a` that is not above 0.
 */
export function hannahKay(shares: ArrayLike<number>, a: number): number | null {
  if (!(a > 0) || !Number.isFinite(a)) throw new RangeError(`The parameter of the Hannah-Kay index must be above 0, not ${a}.`);
  if (shares.length === 0) return null;
  if (a === 1) return Math.exp(entropy(shares));
  const powers = sumBy(shares.length, (i) => (shares[i]! > 0 ? shares[i]! ** a : 0));
  return powers > 0 ? powers ** (1 / (1 - a)) : null;
}
