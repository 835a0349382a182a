import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../core/analysis/analyse';
import { openArchive } from '../core/workspace/archive';
import { buildSample } from '../scripts/build-sample';

const datasets = new URL('../datasets/', import.meta.url);
const shipped = new Uint8Array(readFileSync(new URL('amazon-and-tiktok.proforma', datasets)));
const { document, tables, repairs } = await openArchive(shipped);
const results = analyse(document, tables);
const scenario = (id: string) => results.scenarios.find((found) => found.scenario === id)!;
const market = (id: string, of: string) => scenario(of).markets.find((found) => found.id === id)!;

test('the sample workspace is what its data packages give, byte for byte', async () => {
  expect(Buffer.from(await buildSample(datasets)).equals(Buffer.from(shipped))).toBe(true);
});

test('it opens without repairs and without problems', () => {
  expect(repairs).toEqual([]);
  expect(results.problems).toEqual([]);
  expect(results.scenarios.flatMap((found) => found.markets.flatMap(({ problems }) => problems))).toEqual([]);
});

test('the deal stands under four candidate markets, and TikTok has 68% or 18% of the social ones', () => {
  expect(scenario('acquire-all').markets).toHaveLength(4);
  expect(market('social-shopping-card', 'acquire-all').mergedShare).toBeCloseTo(0.681, 12);
  expect(market('social-commerce-wide', 'acquire-all').mergedShare).toBeCloseTo(0.182, 12);
});

// Worked by hand from the shares in the packages, in points.
test.each([
  ['online-retail', 'acquire-all', 40.9 ** 2 + 8.2 ** 2 + 0.62 ** 2 + 0.43 ** 2 + 0.62 ** 2, 2 * 40.9 * 0.62, 'no_presumption'],
  ['digital-advertising', 'acquire-all', 25.7 ** 2 + 21.3 ** 2 + 13.8 ** 2 + 3.9 ** 2 + 0.3 ** 2, 2 * 13.8 * 3.9, 'no_presumption'],
  ['social-commerce-wide', 'acquire-all', 75 ** 2 + 18.2 ** 2, 0, 'no_presumption'],
  ['social-commerce-wide', 'meta-acquires', 75 ** 2 + 18.2 ** 2, 2 * 75 * 18.2, 'presumption'],
])('%s under %s', (id, of, before, change, outcome) => {
  const found = market(id, of);
  expect(found.before.hhi).toBeCloseTo(before, 8);
  expect(found.change).toBeCloseTo(change, 8);
  expect(found.outcomes.find(({ rule }) => rule === 'us-2023')!.outcome).toBe(outcome);
});

test('a scenario says which TikTok it buys: the venture moves no shares and brings the app, the shop brings its buyers', () => {
  expect(scenario('acquire-venture').markets.map(({ change }) => change)).toEqual([0, 0, 0, 0]);
  expect(scenario('acquire-venture').reach!.union!.platforms).toEqual(['Amazon', 'TikTok']);
  expect(scenario('acquire-shop').reach!.union!.platforms).toEqual(['Amazon', 'TikTok Shop']);
  expect(market('digital-advertising', 'acquire-shop').change).toBe(0);
  expect(scenario('acquire-all').reach!.union!.platforms).toEqual(['Amazon', 'TikTok', 'TikTok Shop']);
});

test('reach comes from the synthetic panel and says so; the union is less than the sum of its parts', () => {
  const { reach } = scenario('acquire-all');
  expect(reach).toMatchObject({ synthetic: true, kind: 'respondents', absent: [] });
  const sum = reach!.parties.reduce((all, { reach: one }) => all + one!, 0);
  expect(reach!.union!.reach!).toBeLessThan(sum);
  expect(reach!.union!.reach!).toBeCloseTo(reach!.before!.reach! + reach!.added!.reach!, 12);
});
