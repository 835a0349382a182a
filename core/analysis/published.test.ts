import { expect, test } from 'vitest';
import type { Published, Reconciliation } from './published';
import { reconcile } from './published';
import { meets, parseFigure, printsAs } from './published-parse';
import type { PrintedFigure } from './published-parse';

const market = (shares: Record<string, string>, printed: Partial<Published>): Reconciliation =>
  reconcile({ unit: 'percent', firms: Object.entries(shares).map(([firm, share]) => ({ firm, share })), parties: Object.keys(shares).slice(0, 2), ...printed });
const ids = ({ explanations }: Reconciliation): string[] => explanations.map(({ id }) => id);
const figure = (text: string): PrintedFigure => parseFigure(text, 'HHI') as PrintedFigure;

test('shares of 17.4 and 15.4 imply 536 where the text says 510: beyond rounding, and 510 is 2 x 17 x 15', () => {
  const found = market({ B: '17.4', C: '15.4', A: '65' }, { change: '510' });
  const [claim] = found.claims;
  expect(claim!.computed).toBeCloseTo(535.92, 10);
  expect(claim!.interval.low).toBeCloseTo(2 * 17.35 * 15.35, 8);
  expect(claim!.interval.high).toBeCloseTo(2 * 17.45 * 15.45, 8);
  expect(claim).toMatchObject({ agrees: false, asPrinted: false });
  expect(claim!.sentence).toBe('Change: the shares give 535.92, and 532.65 to 539.21 with their rounding; "510" does not agree.');
  expect(found.explanations).toEqual([
    { id: 'shares-rounded-to-percent', figures: ['change'], value: expect.closeTo(510, 9) as number, sentence: 'With shares rounded to whole percent, change is 510, as printed.' },
  ]);
});

test('figures as printed need no explanation', () => {
  const found = market({ A: '30', B: '20', C: '50' }, { hhiBefore: '3,800', hhiAfter: '5,000', change: '+1,200' });
  expect(found.claims.map(({ asPrinted }) => asPrinted)).toEqual([true, true, true]);
  expect(found.explanations).toEqual([]);
  expect(found.notes).toEqual([]);
});

test('a figure that only rounding of the shares explains agrees, and says so', () => {
  // 33.3 x 3: as printed 3,326.67; thirds give 3,333.
  const found = market({ A: '33.3', B: '33.3', C: '33.3' }, { hhiBefore: '3,333' });
  expect(found.claims[0]).toMatchObject({ asPrinted: false, agrees: true });
  expect(ids(found)).toContain('share-rounding');
});

test('inequality forms are values', () => {
  expect(market({ A: '40', B: '10', C: '35' }, { hhiAfter: 'more than 3,100' }).claims[0]!.asPrinted).toBe(true);
  expect(market({ A: '40', B: '10', C: '35' }, { hhiAfter: 'more than 3,725' }).claims[0]).toMatchObject({ asPrinted: false, agrees: true });
  expect(market({ A: '40', B: '10', C: '35' }, { change: 'less than 600' }).claims[0]).toMatchObject({ agrees: false });
  expect(market({ A: '40', B: '<1', C: '35' }, { change: 'under 100' }).claims[0]!.asPrinted).toBe(true);
});

test.each<[string, number[], number[]]>([
  ['3,154', [3153.5, 3154.49], [3153.4, 3155]], ['0.2531', [0.25305, 0.25314], [0.2532]], ['about 510', [505, 515], [504, 516]], ['roughly 3,100', [3050, 3150], [3049]],
  ['more than 3,100', [3100.1, 9000], [3100, 3099]], ['at least 3,100', [3100], [3099.9]], ['< 100 points', [99, -5], [100]], ['500-520', [500, 520], [499, 521]], ['−12', [-12.4, -11.6], [12]],
])('"%s" is printed for %j and not for %j', (text, yes, no) => {
  expect(yes.map((value) => printsAs(figure(text), value))).toEqual(yes.map(() => true));
  expect(no.map((value) => printsAs(figure(text), value))).toEqual(no.map(() => false));
});

test('a range meets a figure when some value of it does', () => {
  expect(meets(figure('510'), { low: 500, high: 520 })).toBe(true);
  expect(meets(figure('510'), { low: 511, high: 520 })).toBe(false);
  expect(meets(figure('more than 510'), { low: 500, high: 510 })).toBe(false);
  expect(meets(figure('more than 510'), { low: 500, high: 510.1 })).toBe(true);
  expect(meets(figure('less than 510'), { low: 509, high: 600 })).toBe(true);
});

test.each<[string, Record<string, string>, Partial<Published>]>([
  ['fringe-as-firm', { A: '30', B: '20', Others: '50' }, { hhiBefore: '3,800' }],
  ['remainder-as-firm', { A: '30', B: '20' }, { hhiBefore: '3,800' }],
  ['rescaled', { A: '30', B: '20', Other: '50' }, { hhiBefore: '5,200', change: '4,800' }],
  ['hhi-truncated', { A: '30.1', B: '20.5', C: '49.4' }, { hhiBefore: '3766', hhiAfter: '5000', change: '1234' }],
  ['hhi-as-fraction', { A: '30', B: '20', C: '50' }, { hhiBefore: '0.380' }],
  ['normalised-hhi', { A: '30', B: '20', C: '50' }, { hhiBefore: '0.070' }],
  ['change-not-doubled', { A: '30', B: '20', C: '50' }, { change: '600' }],
  ['one-owner', { A: '30', B: '20', C: '15', D: '25', E: '10' }, { hhiBefore: '3,000', hhiAfter: '4,200', change: '1,200' }],
  ['other-parties', { A: '31', B: '23', C: '17', D: '29' }, { change: '1,798' }],
  ['unnamed-firms', { A: '30', B: '20', C: '10', Other: '40' }, { hhiBefore: '1,500' }],
])('%s reconciles', (id, shares, printed) => {
  const found = market(shares, printed);
  expect(found.problems).toEqual([]);
  expect(ids(found)).toContain(id);
  for (const { sentence } of found.explanations) expect(sentence).toMatch(/\.$/);
});

test('shares that the shares of two rows of one owner explain name the rows', () => {
  const found = market({ A: '30', B: '20', C: '15', D: '25', E: '10' }, { hhiBefore: '3,000', hhiAfter: '4,200', change: '1,200' });
  expect(found.explanations[0]!.sentence).toContain('With C and D as one owner');
});

test('fractions: read as such, and percent given as fractions is noticed', () => {
  expect(reconcile({ unit: 'fraction', firms: [{ firm: 'A', share: '0.30' }, { firm: 'B', share: '0.20' }], parties: ['A', 'B'], change: '1,200' }).claims[0]!.asPrinted).toBe(true);
  const percent = reconcile({ unit: 'fraction', firms: [{ firm: 'A', share: '30' }, { firm: 'B', share: '20' }], parties: ['A', 'B'], change: '1,200' });
  expect(percent.claims[0]!.asPrinted).toBe(true);
  expect(percent.notes[0]).toContain('read as percent');
  expect(ids(reconcile({ unit: 'percent', firms: [{ firm: 'A', share: '0.30' }, { firm: 'B', share: '0.20' }], parties: ['A', 'B'], change: '1,200' }))).toContain('shares-in-other-unit');
});

test('printed levels that do not fit the printed change are noted', () => {
  expect(market({ A: '30', B: '20', C: '50' }, { hhiBefore: '3,800', hhiAfter: '5,000', change: '1,100' }).notes).toEqual(['The printed HHIs differ by 1,200, not by the printed change of 1,100.']);
});

test('what cannot be read is refused with the remedy', () => {
  const codes = (found: Reconciliation): string[] => found.problems.map(({ code }) => code);
  expect(codes(market({ A: 'many', B: '20' }, { change: '1' }))).toContain('not-a-share');
  expect(codes(market({ A: '30', B: '20' }, { change: 'a lot' }))).toEqual(['not-a-figure']);
  expect(codes(market({ A: '80', B: '70' }, { change: '1' }))).toEqual(['shares-above-all']);
  expect(codes(market({ A: '30' }, { change: '1' }))).toEqual(['too-few-parties']);
  expect(codes(market({ A: '30', B: '20' }, { parties: ['A', 'Z'] }))).toEqual(['party-not-in-market']);
});
