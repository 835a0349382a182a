import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firmStem } from './fold-name';
import { spellingPairs } from './spellings';

const pairsOf = (names: string[], weight: (place: number) => number = (place) => -place) => spellingPairs(names, weight).map(({ from, to, kind }) => [from, to, kind]);

test('one firm under several spellings is proposed, with the reason', () => {
  expect(pairsOf(['Walmart', 'Wal-Mart Inc.', 'Target'])).toEqual([['Wal-Mart Inc.', 'Walmart', 'legal-form']]);
  expect(pairsOf(['Société Générale', 'SOCIETE GENERALE', ' societe  generale '])).toEqual([['SOCIETE GENERALE', 'Société Générale', 'same-letters'], [' societe  generale ', 'Société Générale', 'same-letters']]);
  expect(pairsOf(['Mercedes-Benz', 'Mercedes Benz'])).toEqual([['Mercedes Benz', 'Mercedes-Benz', 'same-letters']]);
  expect(pairsOf(['Eni S.p.A.', 'ENI SpA'])).toEqual([['ENI SpA', 'Eni S.p.A.', 'same-letters']]);
  expect(pairsOf(['Volkswagen', 'Volkswagon'])).toEqual([['Volkswagon', 'Volkswagen', 'edit']]);
  expect(pairsOf(['Deutsche Telekom AG', 'Deutsche Telecom'])).toEqual([['Deutsche Telecom', 'Deutsche Telekom AG', 'edit']]);
});

test('the spelling with more behind it is kept', () => {
  expect(pairsOf(['Wal-Mart', 'Walmart'], (place) => place)).toEqual([['Wal-Mart', 'Walmart', 'same-letters']]);
});

test('names that only look alike are left alone', () => {
  for (const names of [['BP', 'BT'], ['Shell', 'Snell'], ['Region 1 Energy', 'Region 2 Energy'], ['Alpha', 'Beta'], ['Group', 'Holding'], ['M6 Mobile', 'M7 Mobile'], ['United Air', 'Delta Air'], ['RS Entertainment', 'Eros Entertainment'], ['Main Street 13', 'Main Street 1-3']]) {
    expect(pairsOf(names), names.join()).toEqual([]);
  }
});

test('a name is never without a stem, and folding is idempotent (property)', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''), (name) => {
      expect(firmStem(name)).not.toBe('');
      expect(firmStem(firmStem(name))).toBe(firmStem(name));
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('no name is paired with itself, whatever the names (property)', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'abcdeAB -.1') }), { maxLength: 30 }), (names) => {
      for (const { from, to } of spellingPairs(names, (place) => -place)) {
        expect(from).not.toBe(to);
        expect(names).toContain(from);
        expect(names).toContain(to);
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('twenty thousand names take well under two seconds', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `Operator ${String.fromCharCode(97 + (i % 26))}${i.toString(36)} Energy`);
  const start = performance.now();
  spellingPairs(names, () => 1);
  expect(performance.now() - start).toBeLessThan(2000);
});
