/** 2^27 + 1: splits a double into two halves whose products are exact (Veltkamp, Dekker). */
const SPLITTER = 134_217_729;
/** Beyond this magnitude the splitting would overflow or underflow; plain products are used there. */
const LARGEST_SPLIT = 1e145;
const SMALLEST_SPLIT = 1e-145;

/**
 * Sum of `values[from..to)`, compensated (Neumaier 1974): the rounding of each addition is kept and added at the end,
 * so that a sum of non-negative values is the exact one up to one rounding. The sum of nothing is 0.
 */
export function sum(values: ArrayLike<number>, from = 0, to = values.length): number {
  let total = 0;
  let lost = 0;
  for (let i = from; i < to; i++) {
    const x = values[i]!;
    const t = total + x;
    const back = t - total;
    lost += total - (t - back) + (x - back);
    total = t;
  }
  return total + lost;
}

/**
 * Sum of the squares of `values[from..to)`. Each square is taken with its rounding error (two-product) and the sum is
 * compensated, so that the result is the exact rational value of the doubles given, up to about one rounding.
 */
export function sumOfSquares(values: ArrayLike<number>, from = 0, to = values.length): number {
  let total = 0;
  let lost = 0;
  for (let i = from; i < to; i++) {
    const x = values[i]!;
    const square = x * x;
    const size = Math.abs(x);
    if (size < LARGEST_SPLIT && size > SMALLEST_SPLIT) {
      const c = SPLITTER * x;
      const high = c - (c - x);
      const low = x - high;
      lost += low * low - (square - high * high - 2 * high * low);
    }
    const t = total + square;
    const back = t - total;
    lost += total - (t - back) + (square - back);
    total = t;
  }
  return total + lost;
}

/** Compensated sum of `term(0)` to `term(count - 1)`. */
export function sumBy(count: number, term: (at: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const x = term(i);
    const t = total + x;
    const back = t - total;
    lost += total - (t - back) + (x - back);
    total = t;
  }
  return total + lost;
}
