import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { openArchive, packArchive } from '../../core/workspace/archive';
import type { Workspace } from '../../core/workspace/schema';
import { documentOf, file, freshBuild, proforma, refusal, root } from './run';

beforeAll(freshBuild, 120_000);

const sample = join(root, 'datasets/amazon-and-tiktok.proforma');
const folder = mkdtempSync(join(tmpdir(), 'proforma-compare-'));

interface Compared {
  readonly baseline: { readonly workspace: string; readonly scenario: string };
  readonly market: string;
  readonly scenarios: readonly { readonly workspace: string; readonly scenario: string; readonly period: string | null; readonly metrics: Record<string, number | null>; readonly differences: Record<string, number | null>; readonly crossed: readonly { readonly rule: string; readonly quantity: string }[]; readonly markets: readonly { readonly market: string; readonly period: string | null; readonly metrics: Record<string, number | null> }[] }[];
  readonly inputs: readonly { readonly path: string; readonly values: readonly unknown[] }[];
  readonly explained: readonly { readonly scenario: number; readonly quantity: string; readonly total: number; readonly parts: readonly { readonly difference: string; readonly shapley: number }[] }[];
  readonly notExplained: readonly { readonly quantity: string }[];
  readonly alignment: readonly { readonly kind: string; readonly name: string | null; readonly baseline: string | null; readonly how: string }[];
  readonly problems: readonly { readonly code: string }[];
}

async function compare(...args: string[]): Promise<Compared> {
  const ran = await proforma('compare', ...args, '--json');
  expect(ran.err).toBe('');
  expect(ran.code).toBe(0);
  return documentOf(ran) as unknown as Compared;
}

/** The sample, changed, as another file. The tables stay as they are. */
async function changed(name: string, change: (document: Workspace) => Workspace): Promise<string> {
  const { document, tables, raw } = await openArchive(new Uint8Array(readFileSync(sample)));
  const path = join(folder, name);
  writeFileSync(path, packArchive({ document: change(structuredClone(document)), tables, raw }));
  return path;
}

test('scenarios of one workspace against a baseline: parts add up to the difference', async () => {
  const { baseline, market, scenarios, explained, inputs } = await compare(`${sample}:acquire-divest`, `${sample}:amazon  ACQUIRES tiktok`, '--baseline', `${sample}:Status quo`);
  expect(baseline).toMatchObject({ workspace: 'amazon-and-tiktok.proforma', scenario: 'Status quo' });
  expect(market).toBe('US online retail');
  expect(scenarios.map(({ scenario }) => scenario)).toEqual(['Status quo', 'Amazon acquires TikTok, sells TikTok Shop to Walmart', 'Amazon acquires TikTok']);
  expect(scenarios[2]!.differences['hhi']).toBeCloseTo(scenarios[2]!.metrics['hhi']! - scenarios[0]!.metrics['hhi']!, 9);
  expect(scenarios[2]!.markets).toHaveLength(4);
  for (const { scenario, quantity, total, parts } of explained) {
    expect(parts.reduce((sum, { shapley }) => sum + shapley, 0)).toBeCloseTo(total, 9);
    expect(total).toBeCloseTo(scenarios[scenario]!.differences[quantity]!, 7);
  }
  expect(explained).toHaveLength(6);
  expect(inputs.find(({ path }) => path === 'scenario.steps[0].parties')!.values).toEqual([null, ['Amazon', 'TikTok'], ['Amazon', 'TikTok']]);
  expect(inputs.every(({ path }) => path.startsWith('scenario.steps['))).toBe(true);
});

test('all scenarios of a file whose path has a colon, for a person', async () => {
  const path = join(folder, 'a:b.proforma');
  copyFileSync(sample, path);
  const { code, out, err } = await proforma('compare', path);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/A {2}Status quo \(baseline, a:b.proforma\)\nB {2}Amazon acquires TikTok\n/);
  expect(out).toMatch(/HHI +1,741 best +1,792 \(\+51\) worst/);
  expect(out).toContain('us-2023 over the market definitions');
  expect(out).not.toMatch(/NaN|undefined|\[object/);
  const one = await compare(`${path}:Meta acquires TikTok`, path, '--market', 'social commerce, WIDE definition');
  expect(one.baseline.scenario).toBe('Meta acquires TikTok');
  expect(one.market).toBe('Social commerce, wide definition');
  expect(one.scenarios).toHaveLength(10);
});

test('two workspaces are aligned by name, with corrections, and what cannot be is listed', async () => {
  const other = await changed('colleague.proforma', (document) => ({
    ...document,
    markets: document.markets.map((market, at) => (at === 0 ? { ...market, id: 'r', name: 'US  Online Retail', period: '2022' } : at === 1 ? { ...market, name: 'Ads' } : market)),
    rules: ['us-2010'],
    audience: { ...document.audience, cohort: 'Everyone' },
    scenarios: document.scenarios.map((scenario) => ({ ...scenario, steps: scenario.steps.map((step) => (step.markets === undefined ? step : { ...step, markets: step.markets.map((id) => (id === 'online-retail' ? 'r' : id)) })) })),
  }));
  const names = file('{"market": {"Ads": "US digital advertising", "Nowhere": null}}', 'pairs.json');
  const found = await compare(`${sample}:acquire-divest`, `${other}:acquire-divest`, '--names', names);
  expect(found.alignment).toContainEqual({ workspace: 'colleague.proforma', kind: 'market', name: 'US  Online Retail', baseline: 'US online retail', how: 'folded' });
  expect(found.alignment).toContainEqual({ workspace: 'colleague.proforma', kind: 'market', name: 'Ads', baseline: 'US digital advertising', how: 'person' });
  expect(found.problems.map(({ code }) => code)).toEqual(['name-not-there']);
  expect(found.inputs.map(({ path }) => path)).toEqual(['markets["US online retail"].period', 'rules', 'audience.cohort']);
  expect(found.inputs[0]!.values).toEqual(['2024', '2022']);
  const hhi = found.explained.find(({ quantity }) => quantity === 'hhi')!;
  expect(hhi.parts.map(({ difference }) => difference)).toEqual(['Market definition: US online retail, 2024 → US online retail, 2022']);
  expect(found.explained.find(({ quantity }) => quantity === 'reach')!.parts).toHaveLength(1);
  const apart = await compare(`${sample}:acquire-divest`, `${other}:acquire-divest`);
  expect(apart.alignment).toContainEqual({ workspace: 'colleague.proforma', kind: 'market', name: 'Ads', baseline: null, how: 'none' });
  expect(apart.alignment).toContainEqual({ workspace: 'colleague.proforma', kind: 'market', name: null, baseline: 'US digital advertising', how: 'none' });
  expect(apart.scenarios[0]!.markets.find(({ market }) => market === 'Ads')!.metrics['hhi']).toBeNull();
});

test('periods stand beside each other; a market without one of them has no figures', async () => {
  const { scenarios, problems } = await compare(`${sample}:acquire-all`, '--period', '2022', '2024');
  expect(scenarios.map(({ period }) => period)).toEqual(['2022', '2024']);
  expect(scenarios[0]!.metrics['hhi']).not.toBe(scenarios[1]!.metrics['hhi']);
  expect(scenarios[0]!.markets.find(({ market }) => market === 'Social commerce, wide definition')!.metrics['hhi']).toBeNull();
  expect(problems.map(({ code }) => code)).toContain('market-not-in-data');
});

test('what cannot be read is refused with what there is', async () => {
  const said = async (...args: string[]): Promise<string> => {
    const { code, err, out } = await proforma('compare', ...args);
    expect([code, out]).toEqual([2, '']);
    return err;
  };
  expect(await said(`${sample}:No such`)).toContain('has no scenario "No such". It has "Status quo", "Amazon acquires TikTok"');
  expect(await said(`${sample}:`)).toContain('names no scenario');
  expect(await said(`${sample}:acquire-all`)).toContain('There is one scenario to compare');
  expect(await said(sample, '--market', 'Moon')).toContain('There is no market "Moon"');
  expect((await refusal('compare', join(folder, 'none.proforma:x'))).code).toBe('file-not-found');
  expect((await refusal('compare', file('market,share\nA,1\n'))).code).toBe('workspace-not-a-workspace');
  const damaged = join(folder, 'damaged.proforma');
  const bytes = readFileSync(sample);
  expect(Object.keys(unzipSync(bytes)).length).toBeGreaterThan(3);
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 4000));
  expect((await refusal('compare', damaged)).message).not.toBe('');
  expect((await refusal('compare', sample, '--names', file('{"firm": 3}', 'bad.json'))).code).toBe('names-invalid');
});
