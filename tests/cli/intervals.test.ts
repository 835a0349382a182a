import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { agree } from '../golden/agree';
import { documentOf, file, freshBuild, proforma, refusal, root } from './run';

beforeAll(freshBuild, 120_000);

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Screened {
  readonly hhi: { readonly before: number | null; readonly after: number | null; readonly change: number | null };
  readonly intervals: { readonly hhi: Range; readonly postHhi: Range; readonly change: Range; readonly mergedShare: Range | null; readonly exact: boolean };
  readonly outcomes: readonly {
    readonly rule: string;
    readonly outcome: string;
    readonly answer: string;
    readonly possible: readonly string[];
    readonly flip: { readonly firm: string; readonly share: number } | null;
  }[];
  readonly notes: readonly string[];
}

async function screened(...args: string[]): Promise<readonly Screened[]> {
  const ran = await proforma('screen', ...args, '--intervals', '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return documentOf(ran)['markets'] as Screened[];
}

interface Golden {
  readonly inputs: { readonly rows: readonly { readonly id: string; readonly intervals: readonly (readonly [number, number])[]; readonly parties: readonly number[] }[] };
  readonly expected: { readonly rows: readonly Readonly<Record<string, unknown>>[] };
}

test('the reference of ranges, as one file of three markets in percent', async () => {
  const golden = JSON.parse(readFileSync(join(root, 'tests/golden/hhi-bounds-intervals.json'), 'utf8')) as Golden;
  const percent = (share: number): number => Number((share * 100).toPrecision(12));
  const rows = golden.inputs.rows.flatMap(({ id, intervals }) => intervals.map(([low, high], i) => `${id},F${i},${low === high ? percent(low) : `${percent(low)}-${percent(high)}`}\n`));
  const path = file(`market,firm,share\n${rows.join('')}`);
  const alone = documentOf(await proforma('concentration', path, '--intervals', '--json'))['markets'] as { readonly measures: Readonly<Record<string, number | null>>; readonly intervals: { readonly hhi: Range; readonly exact: boolean } }[];
  for (const [at, { id, parties }] of golden.inputs.rows.entries()) {
    const wanted = golden.expected.rows[at]!;
    expect(alone[at]!.intervals.exact).toBe(true);
    agree(alone[at]!.measures['hhiLow'], wanted['hhi_min_points'], id);
    agree(alone[at]!.measures['hhiHigh'], wanted['hhi_max_points'], id);
    expect(alone[at]!.measures['hhi']).toBeNull();
    const [market] = await screened(path, '--merge', parties.map((i) => `F${i}`).join('+'), '--only-market', id);
    const { hhi, postHhi, change } = market!.intervals;
    agree(hhi.low, wanted['hhi_min_points'], id);
    agree(hhi.high, wanted['hhi_max_points'], id);
    agree(postHhi.low, wanted['post_hhi_min_points'], id);
    agree(postHhi.high, wanted['post_hhi_max_points'], id);
    agree(change.low, wanted['delta_min_points'], id);
    agree(change.high, wanted['delta_max_points'], id);
  }
});

test('yes, no and depends, with the share at which it flips', async () => {
  const rows = (b: string): string => file(`firm,share\nA,25\nB,${b}\nOther,0-75\n`);
  // Under us-2023: change 2 x 25 x b above 100 from b = 2%, the merged share above 30% from b = 5%.
  expect((await screened(rows('1-4'), '--merge', 'A+B', '--guidelines', 'us-2023'))[0]!.outcomes[0]).toMatchObject({ answer: 'no', outcome: 'no_presumption', possible: ['no_presumption'], flip: null });
  expect((await screened(rows('6-8'), '--merge', 'A+B', '--guidelines', 'us-2023'))[0]!.outcomes[0]).toMatchObject({ answer: 'yes', outcome: 'presumption' });
  const [open] = await screened(rows('3-8'), '--merge', 'A+B', '--guidelines', 'us-2023');
  expect(open!.outcomes[0]).toMatchObject({ answer: 'depends', outcome: 'depends', possible: ['presumption', 'no_presumption'] });
  expect(open!.outcomes[0]!.flip!.firm).toBe('B');
  expect(open!.outcomes[0]!.flip!.share).toBeCloseTo(0.05, 6);
  expect(open!.intervals.mergedShare).toEqual({ low: 0.28, high: 0.33 });
  const person = await proforma('screen', rows('3-8'), '--merge', 'A+B', '--guidelines', 'us-2023', '--intervals');
  expect(person.out).toContain('us-2023: depends: presumption, or no presumption');
  expect(person.out).toMatch(/than 5\.0% for B/);
});

test('ways of writing a range; what the ranges leave is not known', async () => {
  const ran = await proforma('concentration', file('firm,share\nA,30–40%\nB,about 10\nC,<5\nD,"8,5 to 12,5"\n'), '--intervals', '--json');
  const document = documentOf(ran);
  const [market] = document['markets'] as { readonly firms: readonly { readonly firm: string; readonly share: number | null; readonly low: number; readonly high: number }[]; readonly fringeRange: Range }[];
  expect(market!.firms.map(({ firm, share, low, high }) => [firm, share, low, high])).toEqual([['A', null, 0.3, 0.4], ['D', null, 0.085, 0.125], ['B', null, 0.095, 0.105], ['C', null, 0, 0.05]]);
  expect((document['assumptions'] as string[]).join(' ')).toContain('the greatest shares add up to 68%; the rest is not known');
  // At least 1 less .68, at most 1 less the least shares: .3 + .085 + .095.
  expect(market!.fringeRange.high).toBeCloseTo(0.52, 12);
});

test('points are ranges of no width: the same numbers as without --intervals', async () => {
  const path = file('firm,share\nA,40\nB,30\nC,20\nOther,10\n');
  const [plain] = documentOf(await proforma('screen', path, '--merge', 'A+C', '--json'))['markets'] as { readonly hhi: { readonly before: number; readonly after: number; readonly change: number }; readonly outcomes: readonly { readonly rule: string; readonly outcome: string }[] }[];
  const [ranged] = await screened(path, '--merge', 'A+C');
  for (const key of ['before', 'after', 'change'] as const) agree({ before: ranged!.intervals.hhi, after: ranged!.intervals.postHhi, change: ranged!.intervals.change }[key].low, plain!.hhi[key], key);
  expect(ranged!.outcomes.map(({ rule, outcome }) => [rule, outcome])).toEqual(plain!.outcomes.map(({ rule, outcome }) => [rule, outcome]));
});

test('owners add ranges up, market by market at its date', async () => {
  const [early, late] = await screened(
    file('period,firm,share\n2011,F,20-30\n2011,I,10-20\n2011,T,50-70\n2015,F,20-30\n2015,I,10-20\n2015,T,50-70\n'),
    '--merge', 'F+T', '--owners', file('product,firm,from\nI,F,2012\n'),
  );
  expect(early!.intervals.mergedShare).toEqual({ low: 0.8, high: 0.9 });
  expect(late!.intervals.mergedShare).toEqual({ low: 1, high: 1 });
  expect(late!.hhi.after).toBe(10_000);
});

test('a market without the parties keeps its HHI range and says so', async () => {
  const [, other] = await screened(file('market,firm,share\nX,A,50\nX,B,50\nY,A,60\nY,C,40\n'), '--merge', 'A+B');
  expect(other!.outcomes).toEqual([]);
  expect(other!.notes.join()).toContain('B is not in this market');
  expect(other!.intervals.change).toEqual({ low: 0, high: 0 });
});

test.each([
  ['a range turned round', 'A,40\nB,30-20\n', { code: 'interval-turned-round', row: 3, column: 'share' }],
  ['a share above all', 'A,40\nB,130\n', { code: 'share-above-all', row: 3, column: 'share' }],
  ['a negative share', 'A,40\nB,-5\n', { code: 'negative-share', row: 3, column: 'share' }],
  ['words', 'A,40\nB,plenty\n', { code: 'not-a-share', row: 3, column: 'share' }],
  ['nothing', 'A,40\nB,\n', { code: 'missing-share', row: 3, column: 'share' }],
  ['a firm twice', 'A,40\nA,20-30\n', { code: 'firm-listed-twice', row: 3, column: 'firm' }],
  ['a row without a firm', 'A,40\n,20-30\n', { code: 'missing-firm', row: 3, column: 'firm' }],
  ['least shares above the whole market', 'A,60-70\nB,50-55\n', { code: 'shares-above-all', row: 2 }],
])('refused with its place: %s', async (_, rows, place) => {
  const path = file(`firm,share\n${rows}`, 'ranges.csv');
  const found = await refusal('concentration', path, '--intervals', '--firm', 'firm', '--value', 'share');
  expect(found).toMatchObject({ ...place, file: 'ranges.csv' });
  expect(found.remedy.length).toBeGreaterThan(10);
});

test('a range without --intervals is refused, and the remedy names the option', async () => {
  const found = await refusal('concentration', file('firm,share\nA,40\nB,20-30\n', 'text.csv'));
  expect(found).toMatchObject({ code: 'text-value', row: 3, column: 'share' });
  expect(found.remedy).toContain('--intervals');
});

test.each([
  [['concentration', '--intervals', '--measures', 'all'], '--measures'],
  [['concentration', '--intervals', '--unit', 'level'], '--unit level'],
  [['screen', '--intervals', '--merge', 'A+B', '--divest', 'A:1%>B'], '--divest'],
  [['screen', '--intervals', '--merge', 'A+B', '--merge', 'C+D'], 'one merger'],
])('%j is wrong usage', async ([name, ...options], word) => {
  const ran = await proforma(name!, file('firm,share\nA,60\nB,40\n'), ...options);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(word);
});

test('a party or a market that the ranges lack', async () => {
  const path = file('market,firm,share\nX,A,60\nX,B,30-40\n');
  expect(await refusal('screen', path, '--merge', 'A+Z', '--intervals')).toMatchObject({ code: 'party-not-in-data' });
  expect(await refusal('concentration', path, '--only-market', 'Q', '--intervals')).toMatchObject({ code: 'market-not-in-data' });
});
