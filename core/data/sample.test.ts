import { expect, test } from 'vitest';
import { sampleMark, sampleWords } from './sample';

test('a sample is named by its rows, and all of a file has no mark', () => {
  expect([{ first: 1_000_000 }, { every: 2 }, { every: 3 }, { every: 11 }, { every: 21 }].map(sampleWords)).toEqual(['the first 1,000,000 rows', 'every 2nd row', 'every 3rd row', 'every 11th row', 'every 21st row']);
  const dialect = { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 } as const;
  expect(sampleMark({ name: 'x.csv', dialect })).toBeNull();
  expect(sampleMark({ name: 'x.csv', dialect: { ...dialect, sample: { every: 10 } } })).toBe('Sample of x.csv: every 10th row');
});
