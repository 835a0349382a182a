import { expect, test } from 'vitest';
import golden from '../../tests/golden/hhi-bounds-intervals.json';
import fringeGolden from '../../tests/golden/hhi-bounds-fringe.json';
import { testStructure } from '../../tests/structures';
import { ruleSet } from '../rules/rule-sets';
import { screenIntervals, screenWithFringe } from './intervals';
import type { IntervalScreen } from './intervals';
import { parseInterval } from './intervals-parse';

const rules = [ruleSet('us-2023')!];
const read = (text: string, unit: 'percent' | 'fraction' = 'percent'): unknown => {
  const found = parseInterval(text, unit);
  return 'interval' in found ? [found.interval.low, found.interval.high] : found.problem.code;
};

test.each([
  ['8-12', [0.08, 0.12]], ['8–12', [0.08, 0.12]], ['8 – 12 %', [0.08, 0.12]], ['8% to 12%', [0.08, 0.12]], ['8,5-12,5', [0.085, 0.125]], ['[30, 40]', 'not-a-share'],
  ['[30-40]', [0.3, 0.4]], ['between 5 and 10', [0.05, 0.1]], ['10', [0.1, 0.1]], ['17.4', [0.174, 0.174]], ['<1', [0, 0.01]], ['under 5', [0, 0.05]], ['≤ 5%', [0, 0.05]],
  ['>= 30', [0.3, 1]], ['over 30', [0.3, 1]], ['30+', [0.3, 1]], ['about 10', [0.095, 0.105]], ['~10.0', [0.0995, 0.1005]], ['about 0', [0, 0.005]], ['about 100', [0.995, 1]],
  ['12-8', 'interval-turned-round'], ['-3', 'negative-share'], ['101', 'share-above-all'], ['90-120', 'share-above-all'], ['> 130', 'share-above-all'], ['about 130', 'share-above-all'], ['', 'missing-share'], ['ten', 'not-a-share'], ['8-', 'not-a-share'],
])('"%s" in percent', (text, wanted) => expect(read(text)).toEqual(wanted));

test('fractions, and a percent sign among them', () => {
  expect(read('0.08-0.12', 'fraction')).toEqual([0.08, 0.12]);
  expect(read('8%-12%', 'fraction')).toEqual([0.08, 0.12]);
  expect(read('8', 'fraction')).toBe('share-above-all');
});

test('a refusal has its place and its remedy; a reading that is not plain is said', () => {
  const found = parseInterval('12-8', 'percent', { file: 'shares.csv', row: 7, column: 'share' });
  expect(found).toEqual({ problem: { code: 'interval-turned-round', severity: 'error', file: 'shares.csv', row: 7, column: 'share', message: '"12-8" runs downwards.', remedy: 'Write the smaller share first.' } });
  expect(parseInterval('about 10', 'percent')).toMatchObject({ interval: { reading: 'any share that rounds to 10' } });
});

test('ranges agree with the reference values', () => {
  golden.inputs.rows.forEach(({ intervals, parties }, at) => {
    const wanted = golden.expected.rows[at]!;
    const firms = intervals.map(([low, high], i) => ({ firm: `F${i}`, low: low!, high: high! }));
    const found = screenIntervals({ firms, parties: parties.map((i) => `F${i}`), rules }) as IntervalScreen;
    const pairs = [
      [found.hhi.low, wanted.hhi_min_points], [found.hhi.high, wanted.hhi_max_points], [found.postHhi.low, wanted.post_hhi_min_points],
      [found.postHhi.high, wanted.post_hhi_max_points], [found.change.low, wanted.delta_min_points], [found.change.high, wanted.delta_max_points],
    ] as const;
    for (const [value, reference] of pairs) expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-9 * reference);
    expect(found.exact).toBe(true);
  });
});

const market = (b: readonly [number, number]): IntervalScreen =>
  screenIntervals({
    firms: [{ firm: 'A', low: 0.25, high: 0.25 }, { firm: 'B', low: b[0], high: b[1] }, { firm: 'C', low: 0, high: 0.02 }],
    fringe: { low: 0, high: 1 }, parties: ['A', 'B'], rules,
  }) as IntervalScreen;

test('yes, no and depends, with the share at which the answer flips', () => {
  // Change 2 x 25 x b > 100 from b = 2%; share above 30% from b = 5%: the presumption needs both here.
  expect(market([0.01, 0.05]).outcomes[0]).toMatchObject({ answer: 'no', possible: ['no_presumption'], settled: true });
  expect(market([0.06, 0.08]).outcomes[0]).toMatchObject({ answer: 'yes', possible: ['presumption'], settled: true });
  const depends = market([0.03, 0.08]).outcomes[0]!;
  expect(depends).toMatchObject({ answer: 'depends', possible: ['presumption', 'no_presumption'], settled: true, flip: { firm: 'B' } });
  expect(depends.flip!.share).toBeCloseTo(0.05, 11);
  expect(depends.flips.filter(({ firm }) => firm === 'B').map(({ side, outcome }) => [side, outcome])).toEqual([['below', 'no_presumption'], ['above', 'presumption']]);
});

test('a range that ends at the limit itself does not pass a test of "more than"', () => {
  expect(market([0.04, 0.05]).outcomes[0]!.answer).toBe('no');
  expect(market([0.04, 0.0500001]).outcomes[0]!.answer).toBe('depends');
});

test('a market that cannot be is refused with the remedy', () => {
  const refused = (firms: [string, number, number][], parties = ['A', 'B'], fringe?: { low: number; high: number }): string[] =>
    screenIntervals({ firms: firms.map(([firm, low, high]) => ({ firm, low, high })), parties, rules, ...(fringe === undefined ? {} : { fringe }) }).problems.map(({ code }) => code);
  expect(refused([['A', 0.6, 0.7], ['B', 0.5, 0.6]])).toEqual(['shares-above-all']);
  expect(refused([['A', 0.1, 0.2], ['B', 0.1, 0.2]])).toEqual(['shares-below-all']);
  expect(refused([['A', 0.1, 0.2], ['B', 0.1, 0.2]], ['A', 'B'], { low: 0, high: 1 })).toEqual([]);
  expect(refused([['A', 0.1, 0.2], ['B', 0.8, 0.9]], ['A', 'Z'])).toEqual(['party-not-in-market']);
  expect(refused([['A', 0.1, 0.2], ['B', 0.8, 0.9]], ['A', 'A'])).toEqual(['party-listed-twice', 'too-few-parties']);
  expect(refused([['A', 0.3, 0.2], ['B', 0.8, 0.9]])).toEqual(['interval-turned-round']);
});

test('point shares with an unknown part: the bounds of the reference values, and depends where they straddle a limit', () => {
  const row = fringeGolden.inputs.rows.find(({ id }) => id === 'ecommerce')!;
  const structure = testStructure(Object.fromEntries(row.known.map((share, i) => [`F${i}`, share])));
  const found = screenWithFringe(structure, ['F0', 'F1'], [ruleSet('us-2023')!, ruleSet('eu-2004')!, ruleSet('eu-nonhorizontal-2008')!]);
  const wanted = fringeGolden.expected.rows.find(({ id }) => id === 'ecommerce')! as Record<string, unknown>;
  expect(found.postHhi.low).toBeCloseTo(wanted.post_lower_points as number, 8);
  expect(found.postHhi.high).toBeCloseTo(wanted.post_upper_points as number, 8);
  expect(found.outcomes.map(({ answer }) => answer)).toEqual(['yes', 'yes', 'yes']);
  const small = testStructure({ A: 0.27, B: 0.02, C: 0.25, D: 0.2 });
  // Least post-merger HHI 1,866; bounds 1,866 and 1,970: the band of 1,900 is a limit of a rule of one's own.
  const own = { ...ruleSet('us-bank-1995')!, tests: [{ id: 'hhi', quantity: 'postHhi' as const, comparison: '>' as const, limit: 1900 }, { id: 'change', quantity: 'delta' as const, comparison: '>' as const, limit: 100 }] };
  expect(screenWithFringe(small, ['A', 'B'], [own]).outcomes[0]).toEqual({ rule: 'us-bank-1995', answer: 'depends', possible: ['further_review', 'no_further_review'], flipsAtHhi: [1900] });
});
