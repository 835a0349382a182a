import { expect, test } from 'vitest';
import { dealFootprint } from '../../core/analysis/footprint';
import { EVERYONE } from '../../core/audience/audience';
import { respondentAudience } from '../../core/audience/respondents';
import { compositionIndex, duplication } from '../../core/economics/composition';
import { levelsHhi } from '../../core/economics/footprint';
import { jackknifeDifference } from '../../core/economics/jackknife';
import { SMALL_SAMPLE, kishNEff } from '../../core/economics/kish';
import { incrementalFlags, intersectionFlags, unionFlags, weightedShare } from '../../core/economics/reach';
import { sum } from '../../core/economics/sum';
import { dawsonSankoff, frechetIntersection, frechetUnion, hunterWorsley, randomDuplication, unionBounds } from '../../core/economics/union-bounds';
import { wilson95 } from '../../core/economics/wilson';
import { agree } from './agree';
import bounds from './audience-bounds.json';
import panel12 from './audience-panel-12.json';
import panel40 from './audience-panel-40.json';
import older from './audience.json';

/** Keys by platform or pair, as the reference files have them. */
type Numbers = Record<string, number>;
const none = Number.NaN;

interface Panel {
  readonly platforms: readonly string[];
  readonly weights: Float64Array;
  readonly use: readonly Uint8Array[];
}

function columns(panel: Panel, names: readonly string[]): Uint8Array[] {
  return names.map((name) => panel.use[panel.platforms.indexOf(name)]!);
}

function flagsOf(panel: Panel): Uint8Array {
  return new Uint8Array(panel.weights.length);
}

function shareOf(panel: Panel, flagged: Uint8Array): number {
  return weightedShare(panel.weights, flagged).share!;
}

/** Pairwise overlaps of all platforms in the order of the panel. */
function overlapsOf(panel: Panel): Float64Array {
  const n = panel.platforms.length;
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) out[i * n + j] = shareOf(panel, intersectionFlags([panel.use[i]!, panel.use[j]!], flagsOf(panel)));
  }
  return out;
}

function panelOf(platforms: readonly string[], rows: readonly { weight: number; use: readonly number[] }[]): Panel {
  return {
    platforms,
    weights: Float64Array.from(rows, (row) => row.weight),
    use: platforms.map((_, p) => Uint8Array.from(rows, (row) => row.use[p]!)),
  };
}

for (const file of [panel12, panel40]) {
  const { platforms, rows, sets } = file.inputs;
  const groups = [
    ['everyone', rows, file.expected.everyone] as const,
    ...Object.entries(file.expected.cohorts).map(([cohort, expected]) => [cohort, rows.filter((row) => row.cohort === cohort), expected] as const),
  ];
  for (const [name, members, expected] of groups) {
    test(`${file.case}, ${name}: reach, overlaps, intervals, differences and bounds`, () => {
      const panel = panelOf(platforms, members);
      const all = weightedShare(panel.weights, panel.use[0]!);
      expect(all.n).toBe(expected.n);
      agree(all.sumWeights, expected.sum_w);
      agree(all.nEff, expected.kish_n_eff);
      agree(kishNEff(panel.weights), expected.kish_n_eff);
      agree(all.n / all.nEff, expected.design_effect_of_weighting);
      expect(Math.min(all.n, all.nEff) < SMALL_SAMPLE).toBe(expected.warn_small);

      const reach: Numbers = expected.reach;
      const interval: Record<string, number[]> = expected.reach_wilson95;
      platforms.forEach((platform, p) => {
        const share = shareOf(panel, panel.use[p]!);
        agree(share, reach[platform], platform);
        const { low, high } = wilson95(share, all.nEff);
        agree(low, interval[platform]![0], platform);
        agree(high, interval[platform]![1], platform);
      });

      const pairs: Numbers = expected.pair_overlap;
      const given = expected.duplication_given_row as Record<string, Numbers>;
      for (const [pair, value] of Object.entries(pairs)) {
        const both = shareOf(panel, intersectionFlags(columns(panel, pair.split('&')), flagsOf(panel)));
        agree(both, value, pair);
        const [a, b] = pair.split('&') as [string, string];
        agree(duplication(both, reach[a]!), given[a]![b], pair);
        agree(duplication(both, reach[b]!), given[b]![a], pair);
      }

      const wanted = expected.sets as Record<string, {
        union: number; intersection: number; union_wilson95: number[]; se_jackknife_mean: number; se_jackknife_full: number; sainsbury: number; exclusive: Numbers;
      }>;
      for (const set of sets) {
        const of = wanted[set.join('+')]!;
        const union = unionFlags(columns(panel, set), flagsOf(panel));
        const share = shareOf(panel, union);
        agree(share, of.union, set.join('+'));
        agree(shareOf(panel, intersectionFlags(columns(panel, set), flagsOf(panel))), of.intersection, set.join('+'));
        agree(wilson95(share, all.nEff).low, of.union_wilson95[0]);
        agree(wilson95(share, all.nEff).high, of.union_wilson95[1]);
        const error = jackknifeDifference(panel.weights, union, null)!;
        agree(error.seMean, of.se_jackknife_mean);
        agree(error.seFull, of.se_jackknife_full);
        agree(randomDuplication(set.map((platform) => reach[platform]!)), of.sainsbury);
        for (const [platform, value] of Object.entries(of.exclusive)) {
          const rest = columns(panel, set.filter((other) => other !== platform));
          agree(shareOf(panel, incrementalFlags(columns(panel, [platform]), rest, flagsOf(panel))), value, platform);
        }
      }

      expected.incremental_in_order.forEach((step, at) => {
        const over = columns(panel, platforms.slice(0, at));
        const cumulative = unionFlags([...over, ...columns(panel, [step.platform])], flagsOf(panel));
        agree(shareOf(panel, cumulative), step.cumulative);
        agree(shareOf(panel, incrementalFlags(columns(panel, [step.platform]), over, flagsOf(panel))), step.increment);
        agree(jackknifeDifference(panel.weights, cumulative, unionFlags(over, flagsOf(panel)))!.seMean, step.se_jackknife_mean);
      });
      for (const pair of expected.reach_differences) {
        const [a, b] = columns(panel, [pair.first, pair.second]) as [Uint8Array, Uint8Array];
        const found = jackknifeDifference(panel.weights, a, b)!;
        agree(found.difference, pair.difference);
        agree(found.seMean, pair.se_jackknife_mean);
      }

      const reaches = platforms.map((platform) => reach[platform]!);
      const overlaps = overlapsOf(panel);
      const bound = expected.bounds_from_all_pairs;
      const ds = dawsonSankoff(reaches, overlaps)!;
      agree(ds.s1, bound.S1);
      agree(ds.s2, bound.S2);
      agree(ds.lower, bound.dawson_sankoff_lower_unclipped);
      agree(hunterWorsley(reaches, overlaps).treeWeight, bound.spanning_tree_weight);
      agree(hunterWorsley(reaches, overlaps).upper, bound.hunter_worsley_upper_unclipped);
      const clipped = unionBounds(reaches, overlaps);
      agree(clipped.low, bound.dawson_sankoff_lower);
      agree(clipped.high, bound.hunter_worsley_upper);
      expect(clipped.low - 1e-12 <= expected.exact_union_of_all && expected.exact_union_of_all <= clipped.high + 1e-12).toBe(true);
      agree(frechetUnion(reaches).low, bound.frechet_union[0]);
      agree(frechetUnion(reaches).high, bound.frechet_union[1]);
      agree(frechetIntersection(reaches).low, bound.frechet_intersection[0]);
      agree(frechetIntersection(reaches).high, bound.frechet_intersection[1]);
      agree(levelsHhi(reaches), expected.reach_hhi_points);
    });

    test(`${file.case}, ${name}: composition index`, () => {
      const index = (file.expected.composition_index as Record<string, Numbers>)[name];
      if (index === undefined) return expect(name).toBe('everyone');
      const reach: Numbers = expected.reach;
      const population: Numbers = file.expected.everyone.reach;
      for (const platform of platforms) agree(compositionIndex(reach[platform]!, population[platform]!), index[platform], platform);
    });
  }
}

test('audience-panel-40: attention HHI from weighted minutes', () => {
  const { platforms, rows } = panel40.inputs;
  const groups = [['everyone', panel40.expected.everyone] as const, ...Object.entries(panel40.expected.cohorts)];
  for (const [name, expected] of groups) {
    const members = rows.filter((row) => name === 'everyone' || row.cohort === name);
    const minutes = platforms.map((_, p) => sum(members.map((row) => row.weight * row.minutes[p]!)));
    agree(levelsHhi(minutes), expected.attention_hhi_points, name);
  }
});

test('audience-panel-40: the data footprint of firms with one platform each, and of the firm that two of them become', () => {
  const { platforms, rows } = panel40.inputs;
  const cohorts = Object.keys(panel40.expected.cohorts);
  const audience = respondentAudience({
    platforms, cohorts,
    weight: Float64Array.from(rows, ({ weight }) => weight),
    cohort: Int32Array.from(rows, ({ cohort }) => cohorts.indexOf(cohort)),
    use: platforms.map((_, p) => Uint8Array.from(rows, ({ use }) => use[p]!)),
  });
  const contexts = { Amazon: ['shopping'], TikTok: ['video'] };
  for (const [cohort, expected] of [[EVERYONE, panel40.expected.everyone] as const, ...Object.entries(panel40.expected.cohorts)]) {
    const found = dealFootprint({ audience, cohort, ownership: [], contexts, steps: [{ type: 'merge', parties: ['Amazon', 'TikTok'] }] });
    agree(found.reachHhi.before, expected.reach_hhi_points, cohort);
    agree(found.usesHhi.before, expected.reach_hhi_points, cohort);
    const merged = found.firms.find(({ firm }) => firm === 'Amazon')!;
    const pair = expected.sets['Amazon+TikTok'];
    agree(merged.after.seen.reach, pair.union, cohort);
    agree(merged.after.seen.low, pair.union_wilson95[0], cohort);
    agree(merged.after.seen.high, pair.union_wilson95[1], cohort);
    agree(merged.after.several.reach, pair.intersection, cohort);
    // By hand: the levels of the other platforms stay, and the merged firm's is the union or the sum.
    const reach: Numbers = expected.reach;
    const rest = ['Shein', 'Temu', 'eBay'].map((platform) => reach[platform]!);
    const squares = (levels: readonly number[]): number => (1e4 * levels.reduce((all, one) => all + one * one, 0)) / levels.reduce((all, one) => all + one, 0) ** 2;
    agree(found.reachHhi.after, squares([pair.union, ...rest]), cohort);
    agree(found.usesHhi.after, squares([reach['Amazon']! + reach['TikTok']!, ...rest]), cohort);
  }
});

test('audience-bounds: marginals only, with all overlaps, with some', () => {
  bounds.inputs.cases.forEach((one, at) => {
    const expected = bounds.expected.cases[at] as unknown as Record<string, number | number[] | undefined>;
    const names = Object.keys(one.reach);
    const reaches: number[] = Object.values(one.reach);
    const n = names.length;
    const overlaps = new Float64Array(n * n).fill(none);
    for (const [pair, both] of Object.entries(one.overlaps ?? {})) {
      const [i, j] = pair.split('&').map((name) => names.indexOf(name)) as [number, number];
      overlaps[i * n + j] = both;
      overlaps[j * n + i] = both;
    }
    agree(sum(reaches), expected.S1);
    agree(randomDuplication(reaches), expected.sainsbury);
    for (const [found, range] of [[frechetUnion(reaches), expected.frechet_union], [frechetIntersection(reaches), expected.frechet_intersection]] as const) {
      agree(found.low, (range as number[])[0], one.id);
      agree(found.high, (range as number[])[1], one.id);
    }
    if (expected.dawson_sankoff_lower === undefined) expect(dawsonSankoff(reaches, overlaps)).toBeNull();
    else {
      expect(dawsonSankoff(reaches, overlaps)!.k).toBe(expected.dawson_sankoff_k);
      agree(dawsonSankoff(reaches, overlaps)!.lower, expected.dawson_sankoff_lower_unclipped);
      agree(unionBounds(reaches, overlaps).low, expected.dawson_sankoff_lower);
    }
    if (expected.hunter_worsley_upper === undefined) return;
    agree(hunterWorsley(reaches, overlaps).treeWeight, expected.spanning_tree_weight);
    agree(hunterWorsley(reaches, overlaps).upper, expected.hunter_worsley_upper_unclipped);
    agree(unionBounds(reaches, overlaps).high, expected.hunter_worsley_upper);
  });
});

test('audience: the older panel, everyone and Gen Z', () => {
  const platforms = older.panel_rows.columns.slice(1, 5);
  const rows = older.panel_rows.rows.map((row) => ({ weight: row[0]!, use: row.slice(1, 5), genZ: row[5] === 1 }));
  for (const [members, expected] of [[rows, older.panel_all], [rows.filter((row) => row.genZ), older.panel_genz]] as const) {
    const panel = panelOf(platforms, members);
    const reach: Numbers = expected.reach;
    const all = weightedShare(panel.weights, panel.use[0]!);
    expect(all.n).toBe(expected.n);
    agree(all.nEff, expected.kish_neff);
    agree(all.n / all.nEff, expected.deff_weighting);
    platforms.forEach((platform, p) => agree(shareOf(panel, panel.use[p]!), reach[platform], platform));
    for (const [pair, value] of Object.entries(expected.pair_duplication)) {
      agree(shareOf(panel, intersectionFlags(columns(panel, pair.split('&')), flagsOf(panel))), value, pair);
    }
    for (const [set, of] of Object.entries(expected.union)) {
      const names = set.split('+');
      const union = unionFlags(columns(panel, names), flagsOf(panel));
      const share = shareOf(panel, union);
      agree(share, of.reach, set);
      agree(wilson95(share, all.nEff).low, of.wilson95_kish[0], set);
      agree(wilson95(share, all.nEff).high, of.wilson95_kish[1], set);
      const error = jackknifeDifference(panel.weights, union, null)!;
      agree(error.seMean, of.se_jackknife_mean, set);
      agree(error.seFull, of.se_jackknife_theta, set);
      agree(randomDuplication(names.map((platform) => reach[platform]!)), of.sainsbury, set);
    }
    const reaches = platforms.map((platform) => reach[platform]!);
    const overlaps = overlapsOf(panel);
    const bound = expected.bounds_from_pairs;
    agree(dawsonSankoff(reaches, overlaps)!.s2, bound.S2);
    agree(unionBounds(reaches, overlaps).low, bound.dawson_sankoff_lower);
    agree(unionBounds(reaches, overlaps).high, bound.hunter_worsley_upper);
    for (const [platform, value] of Object.entries(expected.exclusive)) {
      const rest = columns(panel, platforms.filter((other) => other !== platform));
      agree(shareOf(panel, incrementalFlags(columns(panel, [platform]), rest, flagsOf(panel))), value, platform);
    }
    const index: Numbers = expected.index_vs_total;
    const population: Numbers = older.panel_all.reach;
    for (const platform of platforms) agree(compositionIndex(reach[platform]!, population[platform]!), index[platform], platform);
  }
});

test('audience: marginals only', () => {
  const only = older.marginal_only;
  const reaches = Object.values(only.reach);
  agree(randomDuplication(reaches), only.sainsbury);
  agree(0.95 * randomDuplication(reaches), only.sainsbury_095);
  const pair = [only.reach.Amazon, only.reach.TikTok];
  agree(randomDuplication(pair), only.pair_Amazon_TikTok.union_random);
  agree(pair[0]! * pair[1]!, only.pair_Amazon_TikTok.duplication_random);
  for (const [found, expected] of [
    [frechetUnion(reaches), only.frechet_union], [frechetIntersection(reaches), only.frechet_intersection],
    [frechetUnion(pair), only.pair_Amazon_TikTok.union_bounds], [frechetIntersection(pair), only.pair_Amazon_TikTok.intersection_bounds],
  ] as const) {
    agree(found.low, expected[0]);
    agree(found.high, expected[1]);
  }
});
