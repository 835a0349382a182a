import { expect, test } from 'vitest';
import { hhi, hhiOf } from './hhi';
import { deltaHhi, deltaHhiOf, mergedShare } from './merger';

test('hhi of six firms is 3002 points; a fringe is not passed in and adds nothing', () => {
  expect(hhi([0.4, 0.35, 0.1, 0.06, 0.05, 0.04])).toBeCloseTo(3002, 10);
  expect(hhi([0.31, 0.22, 0.14, 0.08])).toBeCloseTo(1705, 10);
});

test('hhi of no firms is 0, of one firm 10,000', () => {
  expect(hhi([])).toBe(0);
  expect(hhi([1])).toBe(10_000);
});

test('hhi of values keeps the squares of whole numbers exact', () => {
  expect(hhiOf([170_000, 340_000, 150_000, 70_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000], 1_000_000)).toBe(1800);
  expect(hhiOf([9, 9, 30, 20, 9], 100, 2, 4)).toBe(1300);
});

test('hhi of values without a market is refused', () => {
  expect(() => hhiOf([1], 0)).toThrow('must be above 0');
  expect(() => hhiOf([1], Number.NaN)).toThrow('must be above 0');
  expect(() => deltaHhiOf([1, 2], 0)).toThrow('must be above 0');
});

test('delta of two is 2ab, of three the sum over pairs, of one 0', () => {
  expect(deltaHhi([0.3, 0.2])).toBeCloseTo(1200, 10);
  expect(deltaHhi([0.3, 0.2, 0.1])).toBeCloseTo(10_000 * (0.36 - 0.14), 9);
  expect(deltaHhi([0.3])).toBe(0);
  expect(deltaHhiOf([120_000, 50_000], 1_000_000)).toBe(120);
  expect(mergedShare([0.1, 0.2])).toBe(0.30000000000000004);
});

test('delta of a tiny firm does not cancel', () => {
  expect(deltaHhi([0.4, 1e-15])).toBeCloseTo(8e-12, 26);
});
