import type { ScenarioResult } from '../results';
import type { Quantity } from '../../rules/rule-set';

/** What scenarios are compared by. HHI and changes in points, shares and reach as fractions. */
export const metricIds = ['hhi', 'change', 'mergedShare', 'cr1', 'cr4', 'firms', 'mhhiChange', 'reach', 'addedReach'] as const;
export type MetricId = (typeof metricIds)[number];

/** `null` where a metric does not exist for a scenario: no party is in the market, or reach is known by bounds alone. */
export type Metrics = Readonly<Record<MetricId, number | null>>;

export interface Metric {
  readonly id: MetricId;
  readonly label: string;
  readonly format: 'hhi' | 'change' | 'share' | 'count';
  /** What a rule's limits are read against. */
  readonly quantity: Quantity | null;
  readonly of: 'market' | 'audience';
  /** Which end is worse for competition. */
  readonly worse: 'high' | 'low';
}

export const metrics: readonly Metric[] = [
  { id: 'hhi', label: 'HHI', format: 'hhi', quantity: 'postHhi', of: 'market', worse: 'high' },
  { id: 'change', label: 'Change in HHI by the deal', format: 'change', quantity: 'delta', of: 'market', worse: 'high' },
  { id: 'mergedShare', label: 'Share of the merged firm', format: 'share', quantity: 'mergedShare', of: 'market', worse: 'high' },
  { id: 'cr1', label: 'Largest share', format: 'share', quantity: null, of: 'market', worse: 'high' },
  { id: 'cr4', label: 'Four largest shares (CR4)', format: 'share', quantity: null, of: 'market', worse: 'high' },
  { id: 'firms', label: 'Firms', format: 'count', quantity: null, of: 'market', worse: 'low' },
  { id: 'mhhiChange', label: 'Change in MHHI by stakes', format: 'change', quantity: null, of: 'market', worse: 'high' },
  { id: 'reach', label: 'Reach of the merged firm', format: 'share', quantity: null, of: 'audience', worse: 'high' },
  { id: 'addedReach', label: 'Reach that the deal adds', format: 'share', quantity: null, of: 'audience', worse: 'high' },
];

const nothing: Metrics = { hhi: null, change: null, mergedShare: null, cr1: null, cr4: null, firms: null, mhhiChange: null, reach: null, addedReach: null };

/** The metrics of a scenario after its deal in one market; all of the market are `null` where the scenario does not have it. */
export function metricsOf({ markets, reach }: ScenarioResult, marketId: string | null): Metrics {
  const market = markets.find(({ id }) => id === marketId);
  return {
    ...nothing,
    ...(market === undefined
      ? {}
      : {
          hhi: market.after.hhi, change: market.change, mergedShare: market.mergedShare, cr1: market.after.cr1, cr4: market.after.cr4, firms: market.after.firms,
          mhhiChange: market.incentives?.mhhiDelta ?? null,
        }),
    reach: reach?.union?.reach ?? null,
    addedReach: reach?.added?.reach ?? null,
  };
}

/** Differences of sums over the same shares in another order: rounding, not a difference. */
const ROUNDING: Readonly<Record<Metric['format'], number>> = { hhi: 1e-7, change: 1e-7, share: 1e-12, count: 0 };

/** Metrics less those of the baseline; `null` where either is. `alone`: reach from which a deal that the baseline lacks sets out (`reachWithoutDeal`). */
export function differencesOf(own: Metrics, base: Metrics, alone: number | null): Metrics {
  const from = (id: MetricId): number | null => base[id] ?? (id === 'reach' ? alone : null);
  return Object.fromEntries(
    metrics.map(({ id, format }) => {
      const [to, start] = [own[id], from(id)];
      const difference = to === null || start === null ? null : to - start;
      return [id, difference !== null && Math.abs(difference) < ROUNDING[format] ? 0 : difference];
    }),
  ) as Record<MetricId, number | null>;
}

/** Positions of the best and of the worst values, for competition; none where all known values are one and the same. */
export function bestAndWorst(values: readonly (number | null)[], worse: Metric['worse'], tolerance = 1e-9): { readonly best: readonly number[]; readonly worst: readonly number[] } {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return { best: [], worst: [] };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (high - low <= tolerance) return { best: [], worst: [] };
  const at = (end: number): number[] => values.flatMap((value, i) => (value !== null && Math.abs(value - end) <= tolerance ? [i] : []));
  return worse === 'high' ? { best: at(low), worst: at(high) } : { best: at(high), worst: at(low) };
}
