import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { documentOf, file, freshBuild, proforma, refusal, root } from './run';

beforeAll(freshBuild, 120_000);

interface Estimate {
  readonly platforms: readonly string[];
  readonly reach: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: string;
}

/** Weights 1, 2, 3, 4 (sum 10): Amazon 1+2 = .3, TikTok 2+3 = .5, either .6, Shein 4 = .4. Kish: 100/30. */
const people = 'id,weight,cohort,Amazon,TikTok,Shein\n1,1,Young,1,0,0\n2,2,Young,1,1,0\n3,3,Old,0,1,0\n4,4,Old,0,0,1\n';

async function reach(...args: string[]) {
  const ran = await proforma('reach', ...args, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return documentOf(ran) as Record<string, unknown> & {
    readonly union: Estimate;
    readonly incremental: readonly (Estimate & { readonly platform: string; readonly over: readonly string[] })[];
    readonly rivals: readonly Estimate[];
    readonly platforms: readonly (Estimate & { readonly platform: string })[];
  };
}

test('reach alone, together without double counting, and what each adds', async () => {
  const result = await reach(file(people), '--union', 'Amazon+TikTok', '--rivals', 'Shein');
  expect(result).toMatchObject({ cohort: 'Everyone', n: 4 });
  expect(result['nEff']).toBeCloseTo(100 / 30, 12);
  expect(result.platforms.map(({ platform, reach }) => [platform, reach])).toEqual([['Amazon', 0.3], ['TikTok', 0.5], ['Shein', 0.4]]);
  expect(result.union).toMatchObject({ platforms: ['Amazon', 'TikTok'], method: 'weighted-sample' });
  expect(result.union.reach).toBeCloseTo(0.6, 12);
  expect(result.incremental.map(({ platform, over }) => [platform, over])).toEqual([['Amazon', ['TikTok']], ['TikTok', ['Amazon']]]);
  expect(result.incremental[0]!.reach).toBeCloseTo(0.1, 12);
  expect(result.incremental[1]!.reach).toBeCloseTo(0.3, 12);
  expect(result.rivals).toHaveLength(1);
  expect(result.rivals[0]!.reach).toBeCloseTo(0.4, 12);
});

test('columns that are asked for are platforms though others look more like it', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => `${i},${i % 2},${(i + 1) % 2},${i % 2},${i < 3 ? 'Father' : 'Not selected'},${i === 3 ? 'Mother' : 'Not selected'}`);
  const path = file(`id,q2_1,q2_2,q2_3,q1_1,q1_2\n${rows.join('\n')}\n`);
  const result = await reach(path, '--union', 'q1_1+q1_2', '--yes', 'Father,Mother', '--nonuse', 'Not selected');
  expect(result.platforms.map(({ platform }) => platform)).toEqual(['q1_1', 'q1_2']);
  expect(result.union.reach).toBe(4 / 8);
});

test('four ways to count a missing answer give four numbers', async () => {
  // Amazon, TikTok: yes and no answer; no answer twice; no and yes; no and no; no and no answer.
  const path = file('id,Amazon,TikTok\n1,1,\n2,,\n3,0,1\n4,0,0\n5,0,\n');
  const union = async (rule: string) => {
    const { union } = documentOf(await proforma('reach', path, '--union', 'Amazon+TikTok', '--missing', rule, '--json')) as { readonly union: Estimate };
    return union.reach;
  };
  expect(await union('complete')).toBe(1 / 2);
  expect(await union('no')).toBe(2 / 5);
  expect(await union('yes')).toBe(4 / 5);
  expect(await union('determined')).toBe(2 / 3);
  const { out, err } = await proforma('reach', path, '--union', 'Amazon+TikTok', '--missing', 'determined');
  expect((out + err).replace(/\s+/g, ' ')).toContain('Respondents without an answer on a platform count where the answers they gave settle the question.');
});

test('a cohort, without weights', async () => {
  const result = await reach(file(people), '--union', 'Amazon+TikTok', '--cohort', 'Young', '--no-weight');
  expect(result).toMatchObject({ cohort: 'Young', n: 2, nEff: 2 });
  expect(result.union.reach).toBe(1);
  expect(result.platforms.find(({ platform }) => platform === 'TikTok')!.reach).toBe(0.5);
});

test('columns with names that say nothing are taken as given', async () => {
  const path = file('k,g,p,q\n1,x,1,0\n3,x,0,1\n4,y,0,0\n');
  const result = await reach(path, '--platforms', 'p,q', '--weight', 'k', '--cohort-column', 'g', '--cohort', 'x', '--union', 'p+q', '--rivals', 'p,q');
  expect(result.union.reach).toBe(1);
  expect(result.rivals.map(({ platforms }) => platforms)).toEqual([['p'], ['q'], ['p', 'q']]);
  expect(result.rivals[0]!.reach).toBeCloseTo(0.25, 12);
});

interface GoldenPanel {
  readonly inputs: { readonly platforms: readonly string[]; readonly rows: readonly { readonly weight: number; readonly cohort: string; readonly use: readonly number[] }[] };
  readonly expected: {
    readonly everyone: {
      readonly kish_n_eff: number;
      readonly reach: Readonly<Record<string, number>>;
      readonly sets: Readonly<Record<string, { readonly union: number; readonly union_wilson95: readonly [number, number]; readonly exclusive: Readonly<Record<string, number>> }>>;
    };
  };
}

test.each(['Amazon+TikTok', 'Amazon+TikTok+Shein'])('twelve respondents of the reference: %s', async (set) => {
  const { inputs, expected } = JSON.parse(readFileSync(join(root, 'tests/golden/audience-panel-12.json'), 'utf8')) as GoldenPanel;
  const rows = inputs.rows.map(({ weight, cohort, use }, i) => [i + 1, weight, cohort, ...use].join(','));
  const result = await reach(file(`id,weight,cohort,${inputs.platforms.join(',')}\n${rows.join('\n')}\n`), '--union', set);
  const { union, union_wilson95: interval, exclusive } = expected.everyone.sets[set]!;
  expect(result['nEff']).toBeCloseTo(expected.everyone.kish_n_eff, 9);
  for (const { platform, reach: alone } of result.platforms) expect(alone).toBeCloseTo(expected.everyone.reach[platform]!, 9);
  expect(result.union.reach).toBeCloseTo(union, 9);
  expect(result.union.low).toBeCloseTo(interval[0], 9);
  expect(result.union.high).toBeCloseTo(interval[1], 9);
  for (const { platform, reach: added } of result.incremental) expect(added).toBeCloseTo(exclusive[platform]!, 9);
});

test('synthetic data says so, by name or by its data package', async () => {
  const panel = join(root, 'datasets/synthetic-us-panel/respondents.csv');
  const result = await reach(panel, '--union', 'Amazon+TikTok', '--cohort', 'Gen Z', '--rivals', 'Shein,Temu');
  expect(result['synthetic']).toBe(true);
  expect(String(result['cohort'])).toMatch(/^Gen Z/);
  const { reach: together, low, high } = result.union;
  const alone = result.platforms.filter(({ platform }) => ['Amazon', 'TikTok'].includes(platform)).map((estimate) => estimate.reach!);
  expect(together).toBeGreaterThanOrEqual(Math.max(...alone));
  expect(together).toBeLessThanOrEqual(Math.min(1, alone[0]! + alone[1]!));
  expect(low).toBeLessThan(together!);
  expect(high).toBeGreaterThan(together!);
  const person = await proforma('reach', panel, '--union', 'Amazon+TikTok');
  expect(person.out).toContain('SYNTHETIC DATA');
  expect((await proforma('reach', file(people, 'synthetic-people.csv'), '--union', 'Amazon')).out).toContain('SYNTHETIC DATA');
});

test('a platform or cohort that the data lacks is refused', async () => {
  expect(await refusal('reach', file(people), '--union', 'Amazon+Etsy')).toMatchObject({ code: 'platform-not-in-data' });
  expect(await refusal('reach', file(people), '--union', 'Amazon', '--cohort', 'Middle')).toMatchObject({ code: 'cohort-not-in-data' });
  expect(await refusal('reach', file('a,b\nx,y\nz,w\n'), '--union', 'a')).toMatchObject({ code: 'missing-role' });
});

test('a weight below 0 names file, row and column', async () => {
  const path = file(people.replace('\n3,3,', '\n3,-3,'), 'weights.csv');
  expect(await refusal('reach', path, '--union', 'Amazon', '--weight', 'weight')).toMatchObject({ file: 'weights.csv', row: 4, column: 'weight' });
});

test('a reach without a union is wrong usage', async () => {
  expect(await proforma('reach', file(people))).toMatchObject({ code: 2, out: '' });
});
