import type { MarketResult, ScenarioResult } from '../../../core/analysis/results';
import type { Outcome } from '../../../core/rules/evaluate';

/** One scenario in one market, with what differs from the baseline. Differences are `null` where one side is missing. */
export interface CompareRow {
  readonly scenario: string;
  readonly name: string;
  readonly isBaseline: boolean;
  readonly market: MarketResult;
  readonly hhiDifference: number | null;
  readonly shareDifference: number | null;
  readonly outcomes: readonly Outcome[];
  /** Rules whose outcome is another than in the baseline. */
  readonly turned: ReadonlySet<string>;
}

/** Differences of two HHIs below this many points are rounding of their sums. */
const ROUNDING_OF_HHI = 1e-7;

/** The scenarios in one market, the baseline first. */
export function compareRows(scenarios: readonly ScenarioResult[], baseline: string | null, marketId: string): CompareRow[] {
  const base = scenarios.find(({ scenario }) => scenario === baseline)?.markets.find(({ id }) => id === marketId) ?? null;
  return baselineFirst(scenarios, baseline).flatMap((result): CompareRow[] => {
    const market = result.markets.find(({ id }) => id === marketId);
    if (market === undefined) return [];
    const isBaseline = result.scenario === baseline;
    const outcomeIn = (rule: string): string | undefined => base?.outcomes.find((outcome) => outcome.rule === rule)?.outcome;
    return [
      {
        scenario: result.scenario,
        name: result.name,
        isBaseline,
        market,
        hhiDifference: base === null || isBaseline ? null : settled(market.after.hhi - base.after.hhi),
        shareDifference: base === null || isBaseline ? null : shareDifference(market, base),
        outcomes: market.outcomes,
        turned: new Set(market.outcomes.filter(({ rule, outcome }) => outcomeIn(rule) !== undefined && outcomeIn(rule) !== outcome).map(({ rule }) => rule)),
      },
    ];
  });
}

function settled(difference: number): number {
  return Math.abs(difference) < ROUNDING_OF_HHI ? 0 : difference;
}

/** The merged share less what the same firm has in the baseline, or than the baseline's own merged share where it is not there by name. */
function shareDifference(market: MarketResult, base: MarketResult): number | null {
  if (market.mergedShare === null) return null;
  const same = base.rows.find(({ firm }) => firm === market.deal.mergedFirm);
  const other = same?.after ?? base.mergedShare;
  return other === null ? null : market.mergedShare - other;
}

export function baselineFirst(scenarios: readonly ScenarioResult[], baseline: string | null): ScenarioResult[] {
  return [...scenarios.filter(({ scenario }) => scenario === baseline), ...scenarios.filter(({ scenario }) => scenario !== baseline)];
}

/** Reach of the deal less that of the baseline, or `null` where either is not one number. */
export function reachDifference(result: ScenarioResult, base: ScenarioResult | undefined): number | null {
  const own = result.reach?.union?.reach ?? null;
  const other = base?.reach?.union?.reach ?? null;
  return own === null || other === null || result === base ? null : own - other;
}
