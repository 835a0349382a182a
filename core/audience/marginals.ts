import { frechetUnion, randomDuplication, unionBounds } from '../economics/union-bounds';
import type { Audience, ReachEstimate } from './audience';
import type { MarginalTable } from './tables';

/**
 * The audience of published figures: a single platform has its published reach; a set has bounds, sharper where pairwise
 * overlaps are published, and without any overlap the estimate under random duplication.
 */
export function marginalAudience(table: MarginalTable, options: { readonly synthetic?: boolean } = {}): Audience {
  const reachOf = (cohort: string, platform: string): number | null =>
    table.reach.find((row) => row.cohort === cohort && row.platform === platform)?.reach ?? null;
  const bothOf = (cohort: string, a: string, b: string): number =>
    table.overlaps.find(
      ({ cohort: c, platforms: [x, y] }) => c === cohort && ((x === a && y === b) || (x === b && y === a)),
    )?.both ?? Number.NaN;

  function union(cohort: string, platforms: readonly string[]): ReachEstimate {
    const set = [...new Set(platforms)];
    const known = set.map((platform) => reachOf(cohort, platform));
    const missing = set.filter((_, i) => known[i] === null);
    if (missing.length > 0) return unavailable(platforms, missing.map((name) => `No reach of "${name}" is published for "${cohort}".`));
    const reaches = known as number[];
    if (reaches.length === 1) {
      return { platforms, reach: reaches[0]!, low: reaches[0]!, high: reaches[0]!, method: 'published', warnings: [] };
    }
    const overlaps = set.flatMap((a) => set.map((b) => (a === b ? Number.NaN : bothOf(cohort, a, b))));
    if (overlaps.some((both) => !Number.isNaN(both))) {
      const { low, high, pairFloor } = unionBounds(reaches, overlaps);
      const least = Math.min(high, Math.max(low, pairFloor ?? 0));
      // Two platforms with a published overlap have an exact union.
      return { platforms, reach: reaches.length === 2 ? least : null, low: least, high, method: 'overlap-bounds', warnings: [] };
    }
    const { low, high } = frechetUnion(reaches);
    return { platforms, reach: randomDuplication(reaches), low, high, method: 'frechet-bounds', warnings: [] };
  }

  function incremental(cohort: string, add: readonly string[], over: readonly string[]): ReachEstimate {
    const all = union(cohort, [...new Set([...over, ...add])]);
    const base = over.length === 0 ? { ...all, reach: 0, low: 0, high: 0 } : union(cohort, over);
    const added = union(cohort, add);
    const ends = [all.low, all.high, base.low, base.high, added.high];
    if (ends.includes(null)) return unavailable(add, [...new Set([...all.warnings, ...base.warnings])]);
    const [allLow, allHigh, baseLow, baseHigh, most] = ends as [number, number, number, number, number];
    const high = Math.max(0, Math.min(allHigh - baseLow, most));
    const low = Math.min(high, Math.max(0, allLow - baseHigh));
    const exact = all.reach !== null && base.reach !== null;
    const reach = exact ? Math.min(high, Math.max(low, all.reach - base.reach)) : null;
    return { platforms: add, reach, low, high, method: all.method, warnings: [] };
  }

  return {
    kind: 'marginals',
    platforms: table.platforms,
    cohorts: table.cohorts,
    synthetic: options.synthetic ?? false,
    sample: () => null,
    union,
    incremental,
    atLeast: (_cohort, groups) => unavailable([...new Set(groups.flat())], ['Published reach does not tell who uses platforms of several kinds; respondents do.']),
  };
}

function unavailable(platforms: readonly string[], warnings: readonly string[]): ReachEstimate {
  return { platforms, reach: null, low: null, high: null, method: 'published', warnings };
}
