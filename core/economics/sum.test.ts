import { expect, test } from 'vitest';
import { sum, sumBy, sumOfSquares } from './sum';

test('sum keeps what plain addition loses', () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum(new Array<number>(10).fill(0.1))).toBe(1);
  expect(sumBy(10, () => 0.1)).toBe(1);
});

test('sum of nothing is 0, of a part only that part', () => {
  expect(sum([])).toBe(0);
  expect(sum([1, 2, 4, 8], 1, 3)).toBe(6);
  expect(sumOfSquares([1, 2, 3, 4], 1, 3)).toBe(13);
});

test('squares carry their own rounding', () => {
  // (2^27 + 1)^2 = 2^54 + 2^28 + 1: the last bit is lost in a plain product.
  expect(sumOfSquares([134_217_729, 1, 1])).toBe(18_014_398_777_917_444);
});

test('squares of very large and very small values do not turn into NaN', () => {
  expect(sumOfSquares([1e150])).toBe(1e150 * 1e150);
  expect(sumOfSquares([1e-150])).toBe(1e-150 * 1e-150);
  expect(sumOfSquares([0])).toBe(0);
});
