import type { MarketResult } from '../analysis/results';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../format';
import type { ScreenInput } from '../rules/evaluate';
import { evaluate } from '../rules/evaluate';
import type { RuleSet } from '../rules/rule-set';

type Moved = 'postHhi' | 'delta' | 'mergedShare';
const MOVED: readonly Moved[] = ['postHhi', 'delta', 'mergedShare'];
const NAMES: Readonly<Record<Moved, string>> = { postHhi: 'HHI after the deal', delta: 'the change in HHI', mergedShare: 'the share of the merged firm' };

/** The nearest value of one quantity, all else equal, at which a rule gives another answer. */
export interface Turn {
  readonly quantity: Moved;
  readonly limit: number;
  /** On which side of the limit the answer changes, and whether the limit itself already does. */
  readonly side: 'above' | 'below';
  readonly inclusive: boolean;
  readonly label: string;
  /** How far the value is from the limit, in the unit of the quantity. */
  readonly distance: number;
}

/** Relative step past a limit: far above rounding, far below any other limit. */
const JUST_PAST = 1e-6;

/**
 * For HHI, change and merged share: the nearest limit up and down past which the rule's answer would differ while the other
 * quantities stay. Empty where the answer also rests on what is not known here.
 */
export function turnsOf(market: MarketResult, rule: RuleSet): Turn[] {
  const actual = market.outcomes.find((outcome) => outcome.rule === rule.id);
  if (actual === undefined || market.mergedShare === null) return [];
  const input: ScreenInput = {
    postHhi: market.after.hhi, preHhi: market.before.hhi, delta: market.change, mergedShare: market.mergedShare,
    shares: Float64Array.from(market.deal.after.shares).sort().reverse(),
  };
  if (evaluate(rule, input).outcome !== actual.outcome) return [];
  return MOVED.flatMap((quantity) => [turn(rule, input, quantity, 'above'), turn(rule, input, quantity, 'below')].flatMap((found) => found ?? []));
}

function turn(rule: RuleSet, input: ScreenInput, quantity: Moved, side: 'above' | 'below'): Turn | null {
  const value = input[quantity];
  const now = evaluate(rule, input).outcome;
  const sign = side === 'above' ? 1 : -1;
  const limits = [...new Set(rule.tests.filter((test) => test.quantity === quantity).map((test) => test.limit))]
    .filter((limit) => sign * (limit - value) >= 0)
    .sort((a, b) => sign * (a - b));
  for (const limit of limits) {
    const at = evaluate(rule, { ...input, [quantity]: limit });
    if (limit !== value && at.outcome !== now) return { quantity, limit, side, inclusive: true, label: at.label, distance: Math.abs(limit - value) };
    const past = evaluate(rule, { ...input, [quantity]: limit * (1 + sign * JUST_PAST) });
    if (past.outcome !== now) return { quantity, limit, side, inclusive: false, label: past.label, distance: Math.abs(limit - value) };
  }
  return null;
}

/** "It would be "presumption" with HHI after the deal above 1,800 (232 points more)". */
export function turnInWords({ quantity, limit, side, inclusive, label, distance }: Turn): string {
  const points = quantity !== 'mergedShare';
  const shownLimit = quantity === 'mergedShare' ? formatShare(limit) : formatHhi(limit);
  const size = points ? `${formatChange(distance).replace('+', '')} points` : distance < 0.0005 ? 'less than 0.1 pts' : formatSharePoints(distance).replace('+', '');
  const where = inclusive ? `at ${shownLimit} or ${side}` : `${side} ${shownLimit}`;
  const way = distance === 0 ? 'it is at the limit' : `${size} ${side === 'above' ? 'more' : 'less'}`;
  return `it would be "${label}" with ${NAMES[quantity]} ${where} (${way})`;
}
