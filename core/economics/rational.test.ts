import { expect, test } from 'vitest';
import { exactScreen, exactSizes } from './exact-screen';
import { add, compare, div, fromDecimal, mul, normalise, rational, sub, toNumber } from './rational';

test('printed decimals are read exactly', () => {
  expect(compare(add(fromDecimal(0.1), fromDecimal(0.2)), fromDecimal(0.3))).toBe(0);
  expect(compare(fromDecimal(1e-7), rational(1n, 10_000_000n))).toBe(0);
  expect(compare(fromDecimal(-1.5e21), rational(-1_500_000_000_000_000_000_000n))).toBe(0);
  expect(() => fromDecimal(Number.NaN)).toThrow('can be compared');
});

test('arithmetic, lowest terms, and a denominator of 0', () => {
  expect(normalise(mul(rational(2n, 3n), rational(9n, 4n)))).toEqual({ n: 3n, d: 2n });
  expect(normalise(sub(rational(1n, 2n), rational(2n, 4n)))).toEqual({ n: 0n, d: 1n });
  expect(normalise(div(rational(1n), rational(-2n, 4n)))).toEqual({ n: -2n, d: 1n });
  expect(() => div(rational(1n), rational(0n))).toThrow('denominator 0');
});

test('rounding to the nearest double', () => {
  expect(toNumber(rational(1n, 3n))).toBe(1 / 3);
  expect(toNumber(rational(-2n, 3n))).toBe(-2 / 3);
  expect(toNumber(rational(2n ** 53n + 1n))).toBe(2 ** 53);
  expect(toNumber(rational(2n ** 53n + 3n))).toBe(2 ** 53 + 4);
  // Just above a tie, by less than the quotient's own bits show.
  expect(toNumber(rational((2n ** 53n + 1n) * 2n ** 100n + 1n, 2n ** 100n))).toBe(2 ** 53 + 2);
});

test('sizes are found again behind shares that were divided by the total', () => {
  const sizes = [120_000, 50_000, 339_999, 12.34, 7];
  const total = 1_000_003.5;
  const found = exactSizes(sizes.map((size) => size / total), total);
  expect(found.map(toNumber)).toEqual(sizes);
  expect(exactSizes([0.376, 0.064], null).map(toNumber)).toEqual([0.376, 0.064]);
});

test('an exact screen with a fringe in the total', () => {
  const exact = exactScreen({ sizes: [3, 2, 1], total: 10, parties: [0, 1] });
  expect(toNumber(exact.preHhi)).toBe(1400);
  expect(toNumber(exact.postHhi)).toBe(2600);
  expect(toNumber(exact.delta)).toBe(1200);
  expect(toNumber(exact.top(1))).toBe(0.5);
  expect(toNumber(exact.top(9))).toBe(0.6);
});
