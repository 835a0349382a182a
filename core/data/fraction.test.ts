import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fractionOf } from './fraction';

test('a printed percentage gives the double of the printed decimal', () => {
  expect(fractionOf(37.8, 100)).toBe(0.378);
  expect(fractionOf(68.1, 100)).toBe(0.681);
  expect(fractionOf(20.1 + 5.6, 100)).toBe(0.257);
  expect(fractionOf(1e-7, 100)).toBe(1e-9);
  expect(fractionOf(0, 100)).toBe(0);
  expect(fractionOf(0.378, 1)).toBe(0.378);
});

test('property: every percentage with up to four decimals is exact', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => fractionOf(n / 10_000, 100) === n / 1_000_000));
});
