import { sumBy } from './sum';

/**
 * Instability of shares between two periods, the sum of `|s_i,t - s_i,t-1|`, from 0 (no change) to 2 (all firms replaced).
 * The two arrays name the same firms in the same order; a firm absent in a period has share 0. Source: Hymer and Pashigian 1962, JPE 70: 82-87.
 */
export function instability(before: ArrayLike<number>, after: ArrayLike<number>): number {
  if (before.length !== after.length) {
    throw new RangeError(`The two periods must name the same firms; they have ${before.length} and ${after.length} entries.`);
  }
  return sumBy(before.length, (i) => Math.abs(after[i]! - before[i]!));
}
