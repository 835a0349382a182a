import { measure, smallestShare } from '../../../../core/analysis/measure';
import type { MarketResult } from '../../../../core/analysis/results';
import type { StepOutcome } from '../../../../core/deal/kind';

/** What a step did to the open market, after those before it. HHI and change in points. */
export interface StepEffect {
  readonly outcome: StepOutcome;
  readonly hhi: number;
  readonly change: number;
  /** Rise of the MHHI by the stakes and commissions of the step, or `null` without any. */
  readonly mhhi: number | null;
}

/** Sums over the same shares in another order differ by less than this many points. */
const ROUNDING = 1e-9;

/** The running HHI after each step of a deal. */
export function effectsOf({ deal, before }: MarketResult): StepEffect[] {
  const smallest = smallestShare(deal.before);
  let last = before.hhi;
  return deal.steps.map(({ outcome, after }) => {
    const hhi = measure(after, smallest).hhi;
    const change = Math.abs(hhi - last) < ROUNDING ? 0 : hhi - last;
    last = hhi;
    const interests = outcome.applied ? (outcome.interests ?? []) : [];
    return { outcome, hhi, change, mhhi: interests.length === 0 ? null : interests.reduce((all, { delta }) => all + delta, 0) };
  });
}
