import { expect, test } from 'vitest';
import { cohortDefinitions } from '../../../core/data/cohorts';
import type { ColumnProfile } from '../../../core/data/profile';
import { bandsFault, bandsFrom, definitionOf, likelyMissing, yearIn } from './cohort-bands';

const column = (values: readonly number[]): ColumnProfile => ({ name: 'x', filled: 100, missing: 0, absent: 0, distinct: values.length, numbers: 100, whole: 100, percents: 0, min: null, max: null, sum: null, values: values.map(String) });
const ages = [18, 22, 25, 31, 44, 47, 58, 66, 71, 99];

test('ages and years of birth are told from names and other numbers', () => {
  expect(bandsFrom(column(ages))).toBe('age');
  expect(bandsFrom(column([1950, 1961, 1972, 1980, 1984, 1990, 1999, 2001]))).toBe('birth-year');
  expect(bandsFrom(column([1, 2, 3]))).toBeNull();
  expect(bandsFrom(undefined)).toBeNull();
});

test('codes among ages are proposed as missing', () => {
  expect(likelyMissing(column(ages), 'age')).toEqual(['99']);
  expect(likelyMissing(column([1950, 9999, -1]), 'birth-year')).toEqual(['9999', '-1']);
});

test('the year of a survey is read from the name of its file', () => {
  expect(yearIn('core_trends_2021.csv')).toBe(2021);
  expect(yearIn('panel_12021.csv')).toBeNull();
});

test('every published definition is sound, and is found again', () => {
  for (const preset of cohortDefinitions) {
    const bands = { from: preset.ends, ends: preset.ends, asked: null, bands: [...preset.bands], missing: [] };
    expect(bandsFault(bands)).toBeNull();
    expect(definitionOf(bands)).toBe(preset);
  }
});

test('bands that overlap, stand upside down or need a year are refused in words', () => {
  const own = (bands: { name: string; low: number | null; high: number | null }[]) => ({ from: 'age' as const, ends: 'age' as const, asked: null, bands, missing: [] });
  expect(bandsFault(own([{ name: 'A', low: 18, high: 30 }, { name: 'B', low: 30, high: null }]))).toBe('A and B overlap.');
  expect(bandsFault(own([{ name: 'A', low: 30, high: 18 }]))).toBe('A begins after it ends.');
  expect(bandsFault({ ...own([{ name: 'Z', low: 1997, high: 2012 }]), ends: 'birth-year' })).toMatch(/Say in which year/);
});
