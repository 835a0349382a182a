import { expect, test } from 'vitest';
import type { PaletteEntry } from './palette-model';
import { findEntries, score } from './palette-model';

const entry = (label: string, group = 'Go'): PaletteEntry => ({ id: label, label, group, keys: null, run: () => undefined });

test('every word must be found, in any order', () => {
  expect(score('Save the workspace as', 'as save')).toBeGreaterThan(0);
  expect(score('Save the workspace as', 'save x')).toBe(0);
});

test('the beginning of a word counts more than its middle', () => {
  expect(score('Go to compare', 'comp')).toBeGreaterThan(score('Discompare', 'comp'));
});

test('signs of regular expressions are plain text', () => {
  expect(score('Shares (percent)', '(')).toBeGreaterThan(0);
  expect(score('Shares', '.*')).toBe(0);
});

test('an empty search keeps the order, a search puts the best first', () => {
  const entries = [entry('Open'), entry('Reopen'), entry('Undo')];
  expect(findEntries(entries, '').map(({ label }) => label)).toEqual(['Open', 'Reopen', 'Undo']);
  expect(findEntries([entries[1]!, entries[0]!], 'open').map(({ label }) => label)).toEqual(['Open', 'Reopen']);
});
