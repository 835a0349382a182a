import { expect, test } from 'vitest';
import { evaluate } from './evaluate';
import { reasonOf } from './reasons';
import { ruleSets } from './rule-sets';
import { eu2004 } from './sets/eu-2004';
import { us2023 } from './sets/us-2023';

const input = (postHhi: number, delta: number, mergedShare: number) => ({ preHhi: postHhi - delta, postHhi, delta, mergedShare });

test('a presumption names the comparisons that raise it', () => {
  expect(reasonOf(us2023, evaluate(us2023, input(1951, 249, 0.2)))).toBe('HHI 1,951 > 1,800 and change 249 > 100');
  expect(reasonOf(us2023, evaluate(us2023, input(1500, 249, 0.41)))).toBe('merged share 41.0% > 30.0% and change 249 > 100');
});

test('a missed presumption names what came nearest', () => {
  expect(reasonOf(us2023, evaluate(us2023, input(1500, 6, 0.382)))).toBe('merged share 38.2% > 30.0% but change 6 ≤ 100');
  expect(reasonOf(us2023, evaluate(us2023, input(900, 6, 0.1)))).toBe('HHI 900 ≤ 1,800 and change 6 ≤ 100 and merged share 10.0% ≤ 30.0%');
});

test('a level that is no safe harbour is told with the limit that applies to its HHI', () => {
  expect(reasonOf(eu2004, evaluate(eu2004, input(1951, 300, 0.4)))).toBe('HHI 1,951 ≤ 2,000 but change 300 ≥ 250');
  expect(reasonOf(eu2004, evaluate(eu2004, input(2400, 200, 0.4)))).toBe('HHI 2,400 > 2,000 but change 200 ≥ 150');
  expect(reasonOf(eu2004, evaluate(eu2004, input(800, 300, 0.2)))).toBe('HHI 800 < 1,000');
});

test('every rule gives words or nothing, never an empty clause', () => {
  for (const rule of ruleSets) {
    for (const shares of [0.1, 0.4]) {
      for (const delta of [10, 100, 400]) expect(reasonOf(rule, evaluate(rule, input(2100, delta, shares)))).not.toMatch(/(^| )(and|but)( |$)(and|but|$)/);
    }
  }
});
