import { POINTS } from './hhi';
import { sum } from './sum';

/**
 * Rise of the HHI in points when the parties become one firm, at pre-merger shares (fractions):
 * `(sum s)^2 - sum s^2`, which is `2 s_a s_b` for two. Taken from the products, so that nothing cancels.
 * Fewer than two parties give 0: nothing merges.
 */
export function deltaHhi(partyShares: ArrayLike<number>): number {
  return POINTS * crossProducts(partyShares);
}

/** As `deltaHhi`, from the parties' values and the size of the whole market. Refuses a total that is not above 0. */
export function deltaHhiOf(partyValues: ArrayLike<number>, total: number): number {
  if (!(total > 0)) throw new RangeError(`The size of the market must be above 0, not ${total}.`);
  return (POINTS * crossProducts(partyValues)) / (total * total);
}

/** Twice the sum over all pairs of the product of the two. */
function crossProducts(values: ArrayLike<number>): number {
  let products = 0;
  for (let j = 1; j < values.length; j++) {
    for (let i = 0; i < j; i++) products += values[i]! * values[j]!;
  }
  return 2 * products;
}

/** Share of the merged firm as a fraction: the sum of the parties' shares. */
export function mergedShare(partyShares: ArrayLike<number>): number {
  return sum(partyShares);
}
