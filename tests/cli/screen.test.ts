import { beforeAll, expect, test } from 'vitest';
import { documentOf, file, freshBuild, proforma, refusal } from './run';

beforeAll(freshBuild, 120_000);

interface Market {
  readonly market: string;
  readonly parties: readonly string[];
  readonly hhi: { readonly before: number; readonly after: number; readonly change: number };
  readonly mergedShare: number | null;
  readonly shares: { readonly before: Readonly<Record<string, number>>; readonly after: Readonly<Record<string, number>> };
  readonly outcomes: readonly { readonly rule: string; readonly outcome: string; readonly tests: readonly { readonly id: string; readonly met: boolean; readonly value: number; readonly limit: number }[] }[];
}

const screened = async (...args: string[]): Promise<readonly Market[]> => {
  const ran = await proforma('screen', ...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return documentOf(ran)['markets'] as Market[];
};

/** .30 .25 .20 .15 .10: HHI 2,250; A with C adds 2 x .30 x .20 = 1,200 points. */
const five = 'firm,share\nA,30\nB,25\nC,20\nD,15\nE,10\n';

test('a merger: HHI before, after and change, merged share, shares on both sides', async () => {
  const [market] = await screened(file(five), '--merge', 'A+C');
  expect(market!.parties).toEqual(['A', 'C']);
  expect(market!.hhi.before).toBeCloseTo(2250, 9);
  expect(market!.hhi.after).toBeCloseTo(3450, 9);
  expect(market!.hhi.change).toBeCloseTo(1200, 9);
  expect(market!.mergedShare).toBeCloseTo(0.5, 12);
  expect(Object.keys(market!.shares.before).sort()).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(market!.shares.after['A']).toBeCloseTo(0.5, 12);
  expect('C' in market!.shares.after).toBe(false);
});

test('the two default guidelines, each with its tests and limits', async () => {
  const [market] = await screened(file(five), '--merge', 'A+C');
  expect(market!.outcomes.map(({ rule }) => rule)).toEqual(['us-2023', 'eu-2004']);
  const us = market!.outcomes[0]!.tests;
  expect(us.map(({ met, limit }) => [met, limit])).toEqual([[true, 1800], [true, 100], [true, 0.3]]);
  expect(us[0]!.value).toBeCloseTo(3450, 9);
});

test('a threshold is a threshold: 30% exactly is not more than 30%', async () => {
  const path = file('firm,share\nA,20\nB,10\nC,10\nD,10\nE,10\nF,10\nG,10\nH,10\nI,10\n');
  const [market] = await screened(path, '--merge', 'A+B', '--guidelines', 'us-2023');
  expect(market!.outcomes[0]!.tests.find(({ limit }) => limit === 0.3)).toMatchObject({ met: false });
});

test('a divestiture follows the merger and moves the share to the buyer, who may be new', async () => {
  const [market] = await screened(file(five), '--merge', 'A+C', '--divest', 'A:0.05>New');
  // .45 .25 .15 .10 .05
  expect(market!.hhi.after).toBeCloseTo(10_000 * (0.2025 + 0.0625 + 0.0225 + 0.01 + 0.0025), 9);
  expect(market!.shares.after['New']).toBeCloseTo(0.05, 12);
  const [percent] = await screened(file(five), '--merge', 'A+C', '--divest', 'C:5%>D');
  expect(percent!.shares.after['D']).toBeCloseTo(0.2, 12);
});

test('two mergers in one deal; a plus sign in a name is escaped', async () => {
  const [market] = await screened(file('firm,share\nDisney+,40\nB,30\nC,20\nD,10\n'), '--merge', 'Disney\\++B', '--merge', 'C+D');
  expect(market!.hhi.after).toBeCloseTo(10_000 * (0.49 + 0.09), 9);
});

test('a market without the parties is unchanged and says so', async () => {
  const path = file('market,firm,share\nX,A,60\nX,B,40\nY,A,70\nY,C,30\n');
  const ran = await proforma('screen', path, '--merge', 'A+B', '--json');
  const [x, y] = documentOf(ran)['markets'] as (Market & { readonly notes: readonly string[] })[];
  expect(x!.hhi.change).toBeCloseTo(4800, 9);
  expect(y!.hhi.change).toBe(0);
  expect(y!.notes.join()).toContain('B');
});

test('for a person: what merges, both HHIs, what each rule says', async () => {
  const { code, out, err } = await proforma('screen', file(five), '--merge', 'a+c');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('A merges with C');
  expect(out).toMatch(/HHI +2,250 +3,450 +\+1,200/);
  expect(out).toContain('us-2023: ');
  expect(out).toContain('"a" is read as the firm "A"');
});

test('a party that is in no market is refused, with the likeliest names first', async () => {
  const problem = await refusal('screen', file('firm,share\nWalmart,40\nAmazon,60\n'), '--merge', 'Amazn+Walmart');
  expect(problem).toMatchObject({ code: 'party-not-in-data' });
  expect(problem.remedy).toMatch(/^Its firms are "Amazon"/);
});

test('selling more than there is is refused', async () => {
  expect(await refusal('screen', file(five), '--divest', 'E:0.2>B')).toMatchObject({ code: 'divest-too-large' });
});

test.each([
  ['--merge', 'A'],
  ['--merge', 'A+'],
  ['--merge', 'A+A'],
  ['--divest', 'A>B'],
  ['--divest', 'A:0>B'],
  ['--divest', 'A:1.5>B'],
  ['--divest', 'A:x>B'],
  ['--guidelines', 'us-1066'],
])('%s %s is wrong usage', async (option, value) => {
  const ran = await proforma('screen', file(five), option, value, ...(option === '--guidelines' ? ['--merge', 'A+B'] : []));
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(value);
});

test('a screen without a deal is wrong usage', async () => {
  expect(await proforma('screen', file(five))).toMatchObject({ code: 2, out: '' });
});
