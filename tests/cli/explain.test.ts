import { beforeAll, expect, test } from 'vitest';
import { documentOf, file, freshBuild, proforma } from './run';

beforeAll(freshBuild, 120_000);

interface Distance {
  readonly kind: string;
  readonly firm: string | null;
  readonly value: number | null;
  readonly attained: boolean | null;
  readonly outcome: string | null;
  readonly sentence: string;
}

interface Explain {
  readonly formulas: readonly { readonly id: string; readonly text: string; readonly value: number }[];
  readonly contributions: readonly { readonly firm: string; readonly before: number; readonly after: number; readonly change: number }[];
  readonly rules: readonly {
    readonly rule: string;
    readonly reason: string;
    readonly citation: string;
    readonly consequence: string;
    readonly tests: readonly { readonly id: string; readonly met: boolean; readonly margin: number; readonly unit: string }[];
    readonly distances: readonly Distance[];
  }[];
}

/** .30 .25 .20 .15 .10: HHI 2,250; A with C adds 2 x .30 x .20 = 1,200 points. */
const five = 'firm,share\nA,30\nB,25\nC,20\nD,15\nE,10\n';

async function explained(text: string, ...args: string[]): Promise<Explain> {
  const ran = await proforma('screen', file(text), ...args, '--explain', '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return (documentOf(ran)['markets'] as { readonly explain: Explain }[])[0]!.explain;
}

test('formulas with the numbers put in', async () => {
  const { formulas, contributions } = await explained(five, '--merge', 'A+C');
  expect(formulas.map(({ text }) => text)).toEqual([
    'HHI before = 10,000 × (0.3² + 0.25² + 0.2² + 0.15² + 0.1²) = 2,250',
    'HHI after = 10,000 × (0.5² + 0.25² + 0.15² + 0.1²) = 3,450',
    'Change = 10,000 × 2 × 0.3 × 0.2 = +1,200',
    'Merged share = 0.3 + 0.2 = 50.0%',
  ]);
  expect(formulas.map(({ value }) => Number(value.toFixed(9)))).toEqual([2250, 3450, 1200, 0.5]);
  expect(contributions.map(({ firm, before, after }) => [firm, Math.round(before), Math.round(after)])).toEqual([['A', 900, 2500], ['B', 625, 625], ['C', 400, 0], ['D', 225, 225], ['E', 100, 100]]);
  // What the firms add up to is the HHI.
  expect(contributions.reduce((all, { change }) => all + change, 0)).toBeCloseTo(1200, 9);
});

test('a merger of three, and one with a divestiture', async () => {
  expect((await explained(five, '--merge', 'A+C+E')).formulas[2]!.text).toBe('Change = 10,000 × ((0.3 + 0.2 + 0.1)² − 0.3² − 0.2² − 0.1²) = +2,200');
  const sold = await explained(five, '--merge', 'A+C', '--divest', 'A:0.1>New');
  // .4 .25 .15 .1 .1: 1,600 + 625 + 225 + 100 + 100 = 2,650.
  expect(sold.formulas[2]!.text).toBe('Change = HHI after − HHI before, from full-precision shares = +400');
  expect(sold.formulas.map(({ id }) => id)).toEqual(['hhiBefore', 'hhiAfter', 'change']);
});

test('each test with its margin, what decided, and what would change the answer', async () => {
  const [us] = (await explained(five, '--merge', 'A+C', '--guidelines', 'us-2023')).rules;
  expect(us).toMatchObject({ rule: 'us-2023', reason: 'HHI 3,450 > 1,800 and change 1,200 > 100' });
  expect(us!.citation).toContain('18 December 2023');
  expect(us!.consequence).toContain('presumed');
  const margins = us!.tests.map(({ id, met, margin, unit }) => [id, met, Number(margin.toFixed(9)), unit]);
  expect(margins).toEqual([['hhi', true, 1650, 'points'], ['change', true, 1100, 'points'], ['share', true, 0.2, 'fraction']]);
  const shareOf = (firm: string): Distance => us!.distances.find((one) => one.kind === 'party-share' && one.firm === firm)!;
  // The change meets 100 where 2 x .3 x s = .01: s = 1/60. For A: 2 x .2 x s = .01, s = 1/40, but the HHI is back at 1,800 before that.
  expect(shareOf('C')).toMatchObject({ outcome: 'no_presumption', attained: true });
  expect(shareOf('C').value).toBeCloseTo(1 / 60 - 0.2, 9);
  // After the deal (s + .2)² + .25² + .15² + .1² = .18 at s = sqrt(.085) - .2; then the merged share is below 30% too.
  expect(shareOf('A').value).toBeCloseTo(Math.sqrt(0.085) - 0.2 - 0.3, 9);
  const entrant = us!.distances.find(({ kind }) => kind === 'divest-to-entrant')!;
  // A sale of x: (.5 - x)² + x² = .25 - x + 2x² must bring the change, .12 - x + 2x², down to .01.
  expect(entrant.value).toBeCloseTo((1 - Math.sqrt(1 - 4 * 2 * 0.11)) / 4, 9);
});

test('a test that was missed has a margin below 0', async () => {
  const [us] = (await explained('firm,share\nA,4\nB,3\nC,3\nOther,90\n', '--merge', 'A+B', '--guidelines', 'us-2023')).rules;
  expect(us!.tests.map(({ met }) => met)).toEqual([false, false, false]);
  // HHI after .07² + .03² = 58; change 24; merged share 7%.
  expect(us!.tests.map(({ margin }) => Number(margin.toFixed(9)))).toEqual([58 - 1800, 24 - 100, -0.23]);
});

test('for a person: words, margins, distances, source', async () => {
  const { code, out } = await proforma('screen', file(five), '--merge', 'A+C', '--guidelines', 'us-2023', '--explain');
  expect(code).toBe(0);
  expect(out).toContain('HHI after = 10,000 × (0.5² + 0.25² + 0.15² + 0.1²) = 3,450');
  expect(out).toMatch(/^ {2}hhi +met +HHI 3,450 > 1,800 +\+1,650$/m);
  expect(out).toMatch(/^ {2}share +met +merged share 50\.0% > 30\.0% +\+20\.0 pts$/m);
  expect(out).toContain('What would change the answer');
  expect(out).toContain('Source: US Department of Justice');
  expect(out).not.toMatch(/NaN|undefined|null/);
});

test('markets without a party are counted, and have nothing to explain', async () => {
  const path = file('market,firm,share\nX,A,60\nX,B,40\nY,C,70\nY,D,30\n');
  const { out } = await proforma('screen', path, '--merge', 'A+B', '--explain');
  expect(out).toContain('No party is in one market more.');
  const [, other] = documentOf(await proforma('screen', path, '--merge', 'A+B', '--explain', '--json'))['markets'] as { readonly explain: Explain }[];
  expect(other!.explain.rules).toEqual([]);
  expect(other!.explain.formulas[2]!.text).toBe('Change = 0: no step changes this market');
});

test('ranges: what the ranges allow, and beyond which shares it is certain', async () => {
  const ran = await proforma('screen', file('firm,share\nA,25\nB,3-8\nOther,0-75\n'), '--merge', 'A+B', '--guidelines', 'us-2023', '--intervals', '--explain', '--json');
  const [market] = documentOf(ran)['markets'] as { readonly explain: { readonly rules: readonly { readonly answer: string; readonly sentences: readonly string[] }[] } }[];
  expect(market!.explain.rules[0]!.answer).toBe('depends');
  expect(market!.explain.rules[0]!.sentences.join(' ')).toMatch(/allow "presumption" and "no presumption".*than 5(\.0)?% for B/);
});
