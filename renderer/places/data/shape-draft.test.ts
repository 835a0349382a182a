import { expect, test } from 'vitest';
import type { ColumnProfile } from '../../../core/data/profile';
import { pivotDraft, shapeFault, shapeWords, unpivotDraft } from './shape-draft';

const column = (name: string, distinct: number, numbers: number): ColumnProfile => ({ name, filled: 10, missing: 0, absent: 0, distinct, numbers, whole: numbers, percents: 0, min: null, max: null, sum: null, values: [] });

test('columns named like periods become rows of a period', () => {
  expect(unpivotDraft(['Firm', 'Region', '2021', '2022', '2023'], undefined)).toEqual({ kind: 'unpivot', columns: ['2021', '2022', '2023'], name: 'period', value: 'value' });
});

test('columns of numbers become rows of a firm, and new names never clash', () => {
  const profile = [column('Date', 10, 0), column('Value', 3, 0), column('Facebook', 9, 10), column('Pinterest', 8, 10)];
  expect(unpivotDraft(profile.map(({ name }) => name), profile)).toEqual({ kind: 'unpivot', columns: ['Facebook', 'Pinterest'], name: 'firm', value: 'value 2' });
});

test('rows become columns by the text with the fewest different values', () => {
  const profile = [column('person', 10, 10), column('platform', 3, 0), column('answer', 2, 10)];
  expect(pivotDraft(['person', 'platform', 'answer'], profile)).toEqual({ kind: 'pivot', keep: ['person'], name: 'platform', value: null });
});

test.each([
  [{ kind: 'unpivot', columns: [], name: 'p', value: 'v' }, /Tick at least one/],
  [{ kind: 'unpivot', columns: ['2021'], name: 'Firm', value: 'v' }, /a column "Firm" already/],
  [{ kind: 'unpivot', columns: ['2021'], name: 'x', value: 'X' }, /different names/],
  [{ kind: 'pivot', keep: ['Firm'], name: 'Firm', value: null }, /cannot become headings/],
] as const)('%j cannot be used', (reshape, fault) => {
  expect(shapeFault(reshape as never, ['Firm', '2021'])).toMatch(fault);
});

test('a reshape is said in words', () => {
  expect(shapeWords({ kind: 'unpivot', columns: ['2019', '2020', '2021', '2022'], name: 'year', value: 'sales' })).toBe('4 columns (2019 to 2022) become rows: "year" and "sales"');
});
