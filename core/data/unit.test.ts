import { expect, test } from 'vitest';
import type { ColumnProfile } from './profile';
import { guessUnit } from './unit';

const column = (name: string, max: number, more: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name, filled: 4, missing: 0, absent: 0, distinct: 4, numbers: 4, whole: 0, percents: 0, min: 0.1, max, sum: max * 2, values: [], ...more,
});
const sums = (min: number, max: number) => ({ cells: 3, min, median: (min + max) / 2, max });

test('a % sign, then the name, then the sums decide the unit', () => {
  expect(guessUnit(column('value', 40, { percents: 4 }), sums(60, 90)).unit).toBe('percent');
  expect(guessUnit(column('pct', 40), sums(60, 90)).unit).toBe('percent');
  expect(guessUnit(column('share', 40), sums(60, 90)).unit).toBe('percent');
  expect(guessUnit(column('share', 0.4), sums(0.6, 0.9)).unit).toBe('fraction');
  expect(guessUnit(column('revenue', 0.4), sums(0.6, 0.9)).unit).toBe('level');
  expect(guessUnit(column('value', 0.4), sums(0.99, 1.01)).unit).toBe('fraction');
  expect(guessUnit(column('value', 40), sums(99.98, 100.02)).unit).toBe('percent');
  expect(guessUnit(column('value', 40), sums(60, 90)).unit).toBe('level');
  expect(guessUnit(column('value', 1, { whole: 4 }), sums(1, 1)).unit).toBe('level');
});

test('shares that sum above the whole stay shares, so that they are refused rather than rescaled', () => {
  expect(guessUnit(column('share', 70), sums(130, 130)).unit).toBe('percent');
  expect(guessUnit(column('share', 0.7), sums(1.3, 1.3)).unit).toBe('fraction');
  expect(guessUnit(column('value', 0.7), sums(1.3, 1.3)).unit).toBe('fraction');
});

test('every guess has its reason', () => {
  expect(guessUnit(column('value', 40), sums(99.98, 100.02)).reason).toBe('the values of each market and period sum to 99.98 to 100');
  expect(guessUnit(column('share', 0.4), null).reason).toBe(`named 'share' and no value is above 1`);
});
