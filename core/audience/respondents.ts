import { atLeastFlags } from '../economics/footprint';
import { SMALL_SAMPLE } from '../economics/kish';
import type { MissingRule } from '../economics/reach';
import { incrementalFlags, unionFlags, weightedShare } from '../economics/reach';
import { wilson95 } from '../economics/wilson';
import type { Audience, ReachEstimate } from './audience';
import { EVERYONE } from './audience';
import type { RespondentTable } from './tables';

export interface RespondentOptions {
  readonly missing?: MissingRule;
  readonly synthetic?: boolean;
}

/** The audience of a sample: exact weighted shares, each with its 95% Wilson interval from Kish's effective sample size. */
export function respondentAudience(table: RespondentTable, options: RespondentOptions = {}): Audience {
  const missing = options.missing ?? 'complete';
  const n = table.weight.length;
  const everybody = new Uint8Array(n).fill(1);
  const members = new Map<string, Uint8Array>([[EVERYONE, everybody]]);
  table.cohorts.forEach((name, at) => members.set(name, Uint8Array.from(table.cohort, (c) => (c === at ? 1 : 0))));

  const columnsOf = (platforms: readonly string[]): Uint8Array[] => platforms.map((name) => table.use[table.platforms.indexOf(name)]!);
  const absent = (platforms: readonly string[]): string[] => platforms.filter((name) => !table.platforms.includes(name));

  function estimate(cohort: string, platforms: readonly string[], unknown: readonly string[], flag: () => Uint8Array): ReachEstimate {
    const nothing = { platforms, reach: null, low: null, high: null, method: 'weighted-sample' } as const;
    const inside = members.get(cohort);
    if (inside === undefined) return { ...nothing, warnings: [`The data has no cohort "${cohort}".`] };
    if (unknown.length > 0) return { ...nothing, warnings: unknown.map((name) => `The data has no platform "${name}".`) };
    const { share, n: count, nEff } = weightedShare(table.weight, flag(), inside);
    if (share === null) return { ...nothing, warnings: ['Nobody in this cohort gave the answers that this needs.'] };
    const { low, high } = wilson95(share, nEff);
    const warnings =
      count < SMALL_SAMPLE || nEff < SMALL_SAMPLE
        ? [`Small sample: ${count} respondents, effective size ${nEff.toFixed(1)}. Read the interval, not the estimate.`]
        : [];
    return { platforms, reach: share, low, high, method: 'weighted-sample', warnings };
  }

  return {
    kind: 'respondents',
    platforms: table.platforms,
    cohorts: [EVERYONE, ...table.cohorts],
    synthetic: options.synthetic ?? false,
    sample(cohort) {
      const inside = members.get(cohort);
      if (inside === undefined) return null;
      const { n: count, nEff } = weightedShare(table.weight, new Uint8Array(n), inside);
      return { n: count, nEff };
    },
    union: (cohort, platforms) =>
      estimate(cohort, platforms, absent(platforms), () => unionFlags(columnsOf(platforms), new Uint8Array(n), missing)),
    incremental: (cohort, add, over) =>
      estimate(cohort, add, absent([...add, ...over]), () =>
        incrementalFlags(columnsOf(add), columnsOf(over), new Uint8Array(n), missing),
      ),
    atLeast(cohort, groups, least) {
      const platforms = [...new Set(groups.flat())];
      return estimate(cohort, platforms, absent(platforms), () =>
        atLeastFlags(groups.map((group) => unionFlags(columnsOf(group), new Uint8Array(n), missing)), least, new Uint8Array(n), missing),
      );
    },
  };
}
