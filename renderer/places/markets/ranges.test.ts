import { expect, test } from 'vitest';
import type { Structure } from '../../../core/market/structure';
import { ruleSet } from '../../../core/rules/rule-sets';
import { readFringe, readRanges, typedFirms } from './ranges';

const us = ruleSet('us-2023')!;
const eu = ruleSet('eu-2004')!;

function market(shares: Record<string, number>, fringe = 0): Structure {
  const firms = Object.keys(shares);
  return {
    market: 'M', period: '2024', firms, shares: Float64Array.from(Object.values(shares)), estimate: new Uint8Array(firms.length),
    fringe, unknown: 0, total: null, unit: 'share', mergedInto: {},
  };
}

test('a range of a party gives the range of the change at its ends: 2 x 30 x 8 and 2 x 30 x 12', () => {
  const structure = market({ A: 0.3, B: 0.1, C: 0.4 }, 0.2);
  const read = readRanges(structure, { B: '8-12' }, ['A', 'B'], [us, eu]);
  if (read.kind !== 'read') throw new Error(read.sentences.join());
  expect([read.change!.low, read.change!.high]).toEqual([expect.closeTo(480, 9), expect.closeTo(720, 9)]);
  expect([read.hhi.low, read.hhi.high]).toEqual([expect.closeTo(900 + 1600 + 64, 9), expect.closeTo(900 + 1600 + 144, 9)]);
  expect([read.mergedShare!.low, read.mergedShare!.high]).toEqual([expect.closeTo(0.38, 12), expect.closeTo(0.42, 12)]);
  expect(read.answers.map(({ answer, labels }) => [answer, labels])).toEqual([['yes', ['presumption']], ['yes', ['not a safe harbour']]]);
});

test('where a limit lies within, the answer depends and says at which share it is certain', () => {
  // Change 2 x 20 x s passes 100 at s = 2.5%; the share of 30% is never reached, the HHI is above 1,800 throughout.
  const read = readRanges(market({ A: 0.2, B: 0.03, C: 0.45 }, 0.32), { B: '2-4' }, ['A', 'B'], [us]);
  if (read.kind !== 'read') throw new Error(read.sentences.join());
  const [answer] = read.answers;
  expect(answer!.answer).toBe('depends');
  expect(answer!.labels).toEqual(['presumption', 'no presumption']);
  expect(answer!.flips.join(' ')).toMatch(/where B is (below|above) 2\.5/);
});

test('what cannot be read or cannot be is refused by name, and a market without a deal has its HHI alone', () => {
  const structure = market({ A: 0.6, B: 0.4 });
  expect(readRanges(structure, { B: '12-8' }, [], [])).toMatchObject({ kind: 'refused', sentences: [expect.stringMatching(/^B: .*downwards/) as string] });
  expect(readRanges(structure, { B: '45-50' }, [], [])).toMatchObject({ kind: 'refused' });
  expect(readRanges(structure, { B: '45-50' }, ['A', 'B'], [us])).toMatchObject({ kind: 'refused' });
  expect(readRanges(structure, { B: '30-40' }, [], [us])).toMatchObject({ kind: 'read', postHhi: null, answers: [], hhi: { low: expect.closeTo(4500, 9) as number, high: expect.closeTo(5200, 9) as number } });
  expect(typedFirms(structure, { B: '1', Z: '2' })).toEqual(['B']);
});

test('a fringe that straddles a limit makes the answer depend, and its HHI is named', () => {
  // HHI 1,744 after the deal without the fringe; ten firms of 5% in it would add 250.
  const [answer] = readFringe(market({ A: 0.3, B: 0.1, C: 0.12 }, 0.48), ['A', 'B'], [{ ...us, outcomes: us.outcomes, tests: us.tests.map((one) => (one.id === 'share' ? { ...one, limit: 0.9 } : one)) }]);
  expect(answer!.answer).toBe('depends');
  expect(answer!.flips).toEqual(['Turns at an HHI after the deal of 1,800.']);
});
