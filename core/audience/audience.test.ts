import { expect, test } from 'vitest';
import reference from '../../tests/golden/audience.json';
import panel from '../../tests/golden/audience-panel-12.json';
import { EVERYONE } from './audience';
import { marginalAudience } from './marginals';
import { respondentAudience } from './respondents';
import type { RespondentTable } from './tables';

const close = (value: number | null, expected: number): void => expect(value).toBeCloseTo(expected, 9);

function respondents(platforms: readonly string[], rows: readonly { weight: number; cohort: string; use: readonly number[] }[]): RespondentTable {
  const cohorts = [...new Set(rows.map(({ cohort }) => cohort))].sort();
  return {
    platforms,
    cohorts,
    weight: Float64Array.from(rows, ({ weight }) => weight),
    cohort: Int32Array.from(rows, ({ cohort }) => cohorts.indexOf(cohort)),
    use: platforms.map((_, p) => Uint8Array.from(rows, ({ use }) => use[p]!)),
  };
}

const four = ['Amazon', 'TikTok', 'Shein', 'Temu'];
const twelve = respondentAudience(
  respondents(
    four,
    reference.panel_rows.rows.map(([weight, a, b, c, d, genZ]) => ({ weight: weight!, cohort: genZ === 1 ? 'Gen Z' : 'older', use: [a!, b!, c!, d!] })),
  ),
);

test.each([
  [EVERYONE, reference.panel_all],
  ['Gen Z', reference.panel_genz],
] as const)('reach, union and interval of the reference panel: %s', (cohort, expected) => {
  expect(twelve.sample(cohort)!.n).toBe(expected.n);
  close(twelve.sample(cohort)!.nEff, expected.kish_neff);
  for (const [platform, reach] of Object.entries(expected.reach)) close(twelve.union(cohort, [platform]).reach, reach);
  for (const [set, { reach, wilson95_kish: [low, high] }] of Object.entries(expected.union)) {
    const union = twelve.union(cohort, set.split('+'));
    close(union.reach, reach);
    close(union.low, low!);
    close(union.high, high!);
    expect(union.method).toBe('weighted-sample');
  }
});

test('incremental reach of the second reference panel, in the order of its platforms', () => {
  const { platforms, rows } = panel.inputs;
  const audience = respondentAudience(respondents(platforms, rows));
  panel.expected.everyone.incremental_in_order.forEach(({ platform, cumulative, increment }, i) => {
    const before = platforms.slice(0, i);
    close(audience.union(EVERYONE, [...before, platform]).reach, cumulative);
    close(i === 0 ? audience.union(EVERYONE, [platform]).reach : audience.incremental(EVERYONE, [platform], before).reach, increment);
  });
});

test('a small sample carries a warning with its size', () => {
  expect(twelve.union('Gen Z', ['TikTok']).warnings).toEqual([
    'Small sample: 8 respondents, effective size 7.1. Read the interval, not the estimate.',
  ]);
});

test('a platform or cohort that the data does not have is an explained absence', () => {
  expect(twelve.union('Gen Z', ['TikTok', 'Etsy'])).toMatchObject({ reach: null, low: null, warnings: ['The data has no platform "Etsy".'] });
  expect(twelve.union('Gen Alpha', ['TikTok'])).toMatchObject({ reach: null, warnings: ['The data has no cohort "Gen Alpha".'] });
  expect(twelve.sample('Gen Alpha')).toBeNull();
});

test('missing answers: complete cases, counted as no and counted as yes are different numbers', () => {
  const table: RespondentTable = {
    platforms: ['A', 'B'],
    cohorts: [],
    weight: Float64Array.of(1, 1, 1, 1),
    cohort: Int32Array.of(-1, -1, -1, -1),
    use: [Uint8Array.of(1, 0, 2, 1), Uint8Array.of(0, 0, 0, 2)],
  };
  const union = (missing: 'complete' | 'no' | 'yes' | 'determined'): number | null =>
    respondentAudience(table, { missing }).union(EVERYONE, ['A', 'B']).reach;
  expect(union('complete')).toBe(1 / 2);
  expect(union('no')).toBe(2 / 4);
  expect(union('yes')).toBe(3 / 4);
  expect(union('determined')).toBe(2 / 3);
});

const published = (overlaps: readonly [string, string, number][]) =>
  marginalAudience({
    platforms: four,
    cohorts: ['Gen Z'],
    reach: Object.entries(reference.marginal_only.reach).map(([platform, reach]) => ({ cohort: 'Gen Z', platform, reach })),
    overlaps: overlaps.map(([a, b, both]) => ({ cohort: 'Gen Z', platforms: [a, b] as const, both })),
  });

test('marginals only: Frechet bounds and random duplication, as the reference gives them', () => {
  const union = published([]).union('Gen Z', four);
  close(union.reach, reference.marginal_only.sainsbury);
  close(union.low, reference.marginal_only.frechet_union[0]!);
  close(union.high, reference.marginal_only.frechet_union[1]!);
  expect(union.method).toBe('frechet-bounds');
  close(published([]).union('Gen Z', ['Amazon', 'TikTok']).reach, reference.marginal_only.pair_Amazon_TikTok.union_random);
});

test('a published overlap of two platforms makes their union and what one adds exact', () => {
  const audience = published([['TikTok', 'Amazon', 0.4]]);
  const union = audience.union('Gen Z', ['Amazon', 'TikTok']);
  close(union.reach, 0.8);
  close(union.low, 0.8);
  close(union.high, 0.8);
  const added = audience.incremental('Gen Z', ['TikTok'], ['Amazon']);
  close(added.reach, 0.18);
  close(added.low, 0.18);
  close(added.high, 0.18);
});

test('an overlap of some pairs bounds the union of all; no estimate is made up', () => {
  const union = published([['Amazon', 'TikTok', 0.4]]).union('Gen Z', ['Amazon', 'TikTok', 'Shein']);
  expect(union).toMatchObject({ reach: null, method: 'overlap-bounds' });
  close(union.low, 0.8);
  close(union.high, 1);
});

test('one published marginal is no estimate and has no interval', () => {
  expect(published([]).union('Gen Z', ['TikTok'])).toMatchObject({ reach: 0.58, low: 0.58, high: 0.58, method: 'published' });
  expect(published([]).union('Gen Z', ['Etsy']).warnings).toEqual(['No reach of "Etsy" is published for "Gen Z".']);
});
