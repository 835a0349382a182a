import { beforeAll, expect, test } from 'vitest';
import { documentOf, file, freshBuild, proforma } from './run';

beforeAll(freshBuild, 120_000);

interface Explained {
  readonly outcomes: readonly { readonly rule: string; readonly outcome: string }[];
  readonly explain: { readonly rules: readonly { readonly tests: readonly { readonly id: string; readonly met: boolean; readonly margin: number; readonly words: string }[] }[] };
}

/**
 * Post-merger HHI 1,800 and change 100 exactly: 10 and 5 merge to 15 (225), beside 30, 25, 5 and 5 (900 + 625 + 25 + 25);
 * the change is 2 x 10 x 5. The other 20 are a fringe.
 */
const sizes = { A: 10, B: 5, C: 30, D: 25, E: 5, F: 5, Other: 20 };

function table(scale: (size: number, firm: string) => string, heading: string): string {
  return file(`firm,${heading}\n${Object.entries(sizes).map(([firm, size]) => `${firm},${scale(size, firm)}\n`).join('')}`);
}

const ways = [
  ['percent', (size: number) => String(size), 'share'],
  ['percent with decimals', (size: number) => size.toFixed(1), 'share'],
  ['percent with a sign', (size: number) => `${size}%`, 'share'],
  ['fractions', (size: number) => (size / 100).toFixed(2), 'share'],
  ['units', (size: number) => String(size * 37), 'units'],
  ['units that no share states exactly', (size: number) => String(size * 1_234_567), 'units'],
  ['cents', (size: number) => (size * 0.13).toFixed(2), 'sales'],
] as const;

async function screened(path: string, guidelines: string): Promise<Explained> {
  const ran = await proforma('screen', path, '--merge', 'A+B', '--guidelines', guidelines, '--explain', '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return (documentOf(ran)['markets'] as Explained[])[0]!;
}

test.each(ways)('1,800 and 100 exactly, in %s: neither is above its limit', async (_, scale, heading) => {
  const { outcomes, explain } = await screened(table(scale, heading), 'us-2023,us-2010,us-1992,us-1982,ca-2024');
  expect(outcomes.map(({ rule, outcome }) => [rule, outcome])).toEqual([
    ['us-2023', 'no_presumption'],
    // A change of exactly 100 in a moderately concentrated market: the text speaks of below and above.
    ['us-2010', 'text_silent'],
    ['us-1992', 'text_silent'],
    // This text says 100 points or more.
    ['us-1982', 'more_likely_than_not'],
    ['ca-2024', 'no_presumption'],
  ]);
  const [hhi, change] = explain.rules[0]!.tests;
  expect(hhi).toMatchObject({ met: false, margin: 0, words: 'HHI 1,800 = 1,800' });
  expect(change).toMatchObject({ met: false, margin: 0, words: 'change 100 = 100' });
});

test.each([
  // One unit of 3,700 from the fringe to B: change 2 x 370 x 186 / 3,700² = 100.54, HHI 1,800.81.
  ['above', 1, 'presumption', true],
  // One unit to the fringe: change 99.46, HHI 1,799.19.
  ['below', -1, 'no_presumption', false],
])('one unit %s', async (_, unit, outcome, met) => {
  const path = table((size, firm) => String(size * 37 + (firm === 'B' ? unit : firm === 'Other' ? -unit : 0)), 'units');
  const { outcomes, explain } = await screened(path, 'us-2023');
  expect(outcomes[0]!.outcome).toBe(outcome);
  const [hhi, change] = explain.rules[0]!.tests;
  expect([hhi!.met, change!.met]).toEqual([met, met]);
  expect(Math.sign(hhi!.margin)).toBe(unit);
  expect(change!.margin).toBeCloseTo((2e4 * 370 * (185 + unit)) / 3700 ** 2 - 100, 8);
});

test('owners leave an exact limit exact: brands that add up to the same sizes', async () => {
  const path = file('firm,share\nA1,3.3\nA2,6.7\nB,5\nC1,0.1\nC2,29.9\nD,25\nE,5\nF,5\nOther,20\n');
  const owners = file('product,firm\nA1,A\nA2,A\nC1,C\nC2,C\n');
  const ran = await proforma('screen', path, '--merge', 'A+B', '--guidelines', 'us-2023,us-2010', '--owners', owners, '--json');
  expect((documentOf(ran)['markets'] as Explained[])[0]!.outcomes.map(({ outcome }) => outcome)).toEqual(['no_presumption', 'text_silent']);
});

test('30% exactly is not more than 30%, and 40% exactly is at least 40%', async () => {
  const path = file('firm,share\nA,20\nB,10\nC,7\nD,7\nE,6\nOther,50\n');
  const { outcomes, explain } = await screened(path, 'us-2023,de-gwb18');
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['no_presumption', 'no_presumption']);
  expect(explain.rules[0]!.tests[2]).toMatchObject({ id: 'share', met: false, margin: 0, words: 'merged share 30.0% = 30.0%' });
  const atForty = await screened(file('firm,share\nA,25\nB,15\nOther,60\n'), 'de-gwb18');
  expect(atForty.outcomes[0]!.outcome).toBe('dominance_presumed');
  expect(atForty.explain.rules[0]!.tests[0]).toMatchObject({ id: 'oneFirm', met: true, margin: 0 });
});

test('points read as ranges stay at the limit', async () => {
  const ran = await proforma('screen', table(String, 'share'), '--merge', 'A+B', '--guidelines', 'us-2023', '--intervals', '--json');
  expect((documentOf(ran)['markets'] as { readonly outcomes: readonly object[] }[])[0]!.outcomes).toMatchObject([{ outcome: 'no_presumption', answer: 'no', possible: ['no_presumption'] }]);
});
