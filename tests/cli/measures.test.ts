import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { agree } from '../golden/agree';
import { documentOf, file, freshBuild, proforma, root } from './run';

beforeAll(freshBuild, 120_000);

interface Market {
  readonly period: string;
  readonly measures: Readonly<Record<string, number | null>>;
  readonly reasons: Readonly<Record<string, string>>;
}

async function measured(path: string, ids: string, ...more: string[]): Promise<{ markets: readonly Market[]; list: readonly { id: string; parameter: number | null }[] }> {
  const ran = await proforma('concentration', path, '--measures', ids, ...more, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  const document = documentOf(ran);
  return { markets: document['markets'] as Market[], list: document['measureList'] as { id: string; parameter: number | null }[] };
}

interface Golden {
  readonly inputs: { readonly vectors: readonly { readonly shares: readonly number[] }[] };
  readonly expected: { readonly vectors: readonly Readonly<Record<string, unknown>>[] };
}

const plain = {
  numbersEquivalent: 'numbers_equivalent', normalisedHhi: 'normalised_hhi', entropy: 'entropy', relativeEntropy: 'relative_entropy',
  entropyNumbersEquivalent: 'entropy_numbers_equivalent', theil: 'theil', hallTideman: 'hall_tideman', horvath: 'horvath', gini: 'gini', hoover: 'hoover',
  garciaAlbaDominance: 'garcia_alba_dominance', melnikShyStenbackaThreshold: 'melnik_shy_stenbacka_threshold', kwokaDominance: 'kwoka_dominance', hhi: 'hhi_points',
} as const;

test('every measure of the reference, from a file made from its shares, as fractions and as percent', async () => {
  const { inputs, expected } = JSON.parse(readFileSync(join(root, 'tests/golden/concentration-reference.json'), 'utf8')) as Golden;
  const wanted = expected.vectors[0]!;
  const families = { cr: 'cr', hannahKay: 'hannah_kay', linda: 'linda' } as const;
  const withParameter = Object.entries(families).flatMap(([id, key]) => Object.entries(wanted[key] as Record<string, number>).map(([parameter, value]) => [`${id}${parameter}`, value] as const));
  for (const per of [1, 100]) {
    const rows = inputs.vectors[0]!.shares.map((share, i) => `F${i},${Number((share * per).toPrecision(12))}\n`);
    const { markets } = await measured(file(`firm,share\n${rows.join('')}`), ['all', ...withParameter.map(([id]) => id)].join(','));
    const { measures, reasons } = markets[0]!;
    for (const [id, key] of Object.entries(plain)) agree(measures[id], wanted[key], id);
    for (const [id, value] of withParameter) agree(measures[id], value, id);
    agree(measures['cr'], measures['cr4'], 'cr has four firms');
    agree(measures['hannahKay'], (wanted['hannah_kay'] as Record<string, number>)['3'], 'hannahKay has a = 3');
    expect(measures['firms']).toBe(6);
    // One period: shares cannot have moved.
    expect(measures['instability']).toBeNull();
    expect(Object.keys(reasons)).toEqual(['instability']);
  }
});

test('with a fringe, an index that hangs on its make-up is null with the reason, and the others stand', async () => {
  const { markets, list } = await measured(file('firm,share\nA,50\nB,30\nOther,20\n'), 'gini,hannahKay0.5,hannahKay2,horvath,linda3');
  const { measures, reasons } = markets[0]!;
  expect(measures).toMatchObject({ gini: null, 'hannahKay0.5': null, linda3: null, firms: 2 });
  expect(reasons['gini']).toContain('how that part is made up');
  expect(reasons['linda3']).toContain('Needs 3 firms');
  // H = .25 + .09 = .34; Hannah-Kay at 2 is 1/H. Horvath: .5 + .09 x 1.7 = .653.
  expect(measures['hannahKay2']).toBeCloseTo(1 / 0.34, 12);
  expect(measures['horvath']).toBeCloseTo(0.653, 12);
  expect(list.map(({ id, parameter }) => [id, parameter])).toEqual([['gini', null], ['hannahKay0.5', 0.5], ['hannahKay2', 2], ['horvath', null], ['linda3', 3]]);
});

test('instability counts from the period before: a firm that leaves and one that comes count too', async () => {
  const path = file('period,firm,value\n2023,A,50\n2023,B,50\n2024,A,60\n2024,C,40\n');
  const { markets } = await measured(path, 'instability');
  expect(markets[0]!.measures['instability']).toBeNull();
  // |.6 - .5| + .5 + .4 = 1.
  expect(markets[1]!.measures['instability']).toBeCloseTo(1, 12);
  const [only] = (await measured(path, 'instability', '--only-period', '2024')).markets;
  expect(only!.measures['instability']).toBeCloseTo(1, 12);
});

test('without --measures the document is as it was', async () => {
  const document = documentOf(await proforma('concentration', file('firm,share\nA,60\nB,40\n'), '--json'));
  expect('measureList' in document).toBe(false);
  expect(Object.keys((document['markets'] as Market[])[0]!.measures)).toEqual(['hhi', 'hhiLow', 'hhiHigh', 'cr1', 'cr4', 'firms']);
});

test('a market without a named firm has none of them, each with a reason', async () => {
  const { markets } = await measured(file('firm,share\nOther,100\n'), 'all');
  const { measures, reasons } = markets[0]!;
  expect(measures['firms']).toBe(0);
  for (const [id, value] of Object.entries(measures)) if (id !== 'firms') expect({ id, value, reason: typeof reasons[id] }).toEqual({ id, value: null, reason: 'string' });
});

test('for a person: one line a measure, or one column a measure where there are many markets', async () => {
  const few = await proforma('concentration', file('firm,share\nA,60\nB,40\n'), '--measures', 'gini,linda2,instability');
  expect(few.out).toMatch(/^ {2}Gini coefficient +gini +0\.1 +fraction +unequal firms/m);
  expect(few.out).toMatch(/^ {2}Linda index, n = 2 +linda2 +0\.75 +number/m);
  expect(few.out).toMatch(/^ {2}Instability of shares +instability +n\/a +fraction +The data has no earlier period/m);
  const many = await proforma('concentration', file(`market,firm,value\n${[1, 2, 3, 4, 5].map((m) => `m${m},A,${m}\nm${m},B,1\n`).join('')}`), '--measures', 'gini,cr1');
  expect(many.out).toMatch(/^ {2}Market +gini +cr1$/m);
  expect(many.out).toMatch(/^ {2}m3 +0\.25 +0\.75$/m);
});

test.each(['nothing', 'cr0', 'cr1.5', 'gini3', 'hannahKay-1', 'gini,,cr8', ''])('--measures "%s" is wrong usage', async (ids) => {
  const ran = await proforma('concentration', file('firm,share\nA,60\nB,40\n'), `--measures=${ids}`);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain('--measures' === ids ? '' : ids === '' || ids.includes(',,') ? 'empty entry' : `"${ids}"`);
});
