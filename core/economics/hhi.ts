import { sumOfSquares } from './sum';

/** Points of an index that is a fraction: HHI 0.3002 is 3,002 points. */
export const POINTS = 10_000;

/**
 * Herfindahl-Hirschman index in points from shares as fractions: `10,000 x sum of s^2`.
 * Firms only: a fringe or an unknown part is not passed in and adds nothing, so the result is then the lower bound.
 * Example: .40 .35 .10 .06 .05 .04 gives 3002. Source: Hirschman 1945, Herfindahl 1950.
 */
export function hhi(shares: ArrayLike<number>): number {
  return sumOfSquares(shares) * POINTS;
}

/**
 * HHI in points from the values (sales, units) of the firms `from..to` and the size of the whole market, without dividing
 * first: the squares of whole numbers stay exact. `total` includes any fringe. Refuses a total that is not above 0.
 */
export function hhiOf(values: ArrayLike<number>, total: number, from = 0, to = values.length): number {
  if (!(total > 0)) throw new RangeError(`The size of the market must be above 0, not ${total}.`);
  return (sumOfSquares(values, from, to) * POINTS) / (total * total);
}
