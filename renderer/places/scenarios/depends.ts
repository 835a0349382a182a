import { acrossFringe, screenIntervals } from '../../../core/analysis/intervals';
import { parseInterval } from '../../../core/analysis/intervals-parse';
import type { MarketResult } from '../../../core/analysis/results';
import { sum } from '../../../core/economics/sum';
import { limitsFor } from '../../../core/figures/limits';
import { exactDeal } from '../../../core/deal/exact';
import { formatChange, formatHhi, formatShare } from '../../../core/format';
import type { ScreenInput } from '../../../core/rules/evaluate';
import type { OutcomeSpec, RuleSet } from '../../../core/rules/rule-set';
import { screenInput } from '../../../core/rules/screen-input';
import { isPlainMerger } from './formulas';

/** Whether a rule's answer is the same whatever the unknown part and the typed ranges hide, and why it is not. */
export interface Dependence {
  /** In the rule's order; one where the answer is certain. */
  readonly possible: readonly OutcomeSpec[];
  /** For the strip: what the HHI lies between, and where the answer turns. */
  readonly short: string;
  /** Sentences with the bounds. */
  readonly because: readonly string[];
}

type Ranges = Readonly<Record<string, string>>;

/** How a rule's answer in a market depends on what is not known; `null` where the rule was not read, or its answer is certain. */
export function dependenceOf(market: MarketResult, rule: RuleSet, ranges: Ranges = {}): Dependence | null {
  const found = market.outcomes.find((outcome) => outcome.rule === rule.id);
  if (found === undefined || market.mergedShare === null) return null;
  const fringe = byFringe(market, rule, market.mergedShare);
  const typed = byRanges(market, rule, ranges);
  const ids = new Set([found.outcome, ...(fringe?.possible ?? []), ...(typed?.possible ?? [])]);
  const possible = rule.outcomes.filter(({ id }) => ids.has(id));
  if (possible.length < 2) return null;
  const reasons = [fringe, typed].filter((reason) => reason !== null && reason.possible.some((id) => id !== found.outcome));
  return { possible, short: reasons.map((reason) => reason!.short).join('; '), because: reasons.flatMap((reason) => reason!.because) };
}

interface Reason {
  readonly possible: readonly string[];
  readonly short: string;
  readonly because: readonly string[];
}

function byFringe(market: MarketResult, rule: RuleSet, mergedShare: number): Reason | null {
  const { deal, before, after } = market;
  const spread = after.hhiHigh - after.hhi;
  if (!(spread > 0)) return null;
  const { possible, flipsAtHhi } = acrossFringe(rule, inputOf(market, mergedShare), spread);
  const within = span({ low: after.hhi, high: after.hhiHigh }, limitsFor(rule, 'postHhi'));
  const turns = flipsAtHhi.map((hhi) => formatHhi(hhi)).join(' and ');
  return {
    possible,
    short: `HHI ${within}${turns === '' ? '' : `, turns at ${turns}`}`,
    because: [
      `${formatShare(deal.before.fringe + deal.before.unknown)} of the market is not known firm by firm. Depending on who holds it, the HHI is ${formatHhi(before.hhi)} to ${formatHhi(before.hhiHigh)} before the deal and ${within} after it; the change and the merged share do not depend on it.`,
      ...(turns === '' ? [] : [`The answer turns at an HHI of ${turns}.`]),
    ],
  };
}

function inputOf({ deal, before, after, change }: MarketResult, mergedShare: number): ScreenInput {
  const { leader } = screenInput({ before: deal.before.shares, parties: deal.parties.map((firm) => deal.before.firms.indexOf(firm)) });
  const { mergedFirm } = deal;
  const merged = mergedFirm === null ? undefined : deal.after.firms.find((firm) => firm === mergedFirm);
  return {
    preHhi: before.hhi,
    postHhi: after.hhi,
    delta: change,
    mergedShare,
    shares: Float64Array.from(deal.after.shares).sort().reverse(),
    ...(leader === undefined ? {} : { leader }),
    ...(merged === undefined ? {} : { exact: () => exactDeal(deal, merged) }),
  };
}

/** Ranges are read for a merger alone; other firms keep their share, and what is left is held by firms too small to count. */
function screenRanges(market: MarketResult, rules: readonly RuleSet[], ranges: Ranges): ReturnType<typeof screenIntervals> | null {
  const { before, parties } = market.deal;
  if (!before.firms.some((firm) => ranges[firm] !== undefined) || !isPlainMerger(market) || parties.length < 2) return null;
  const firms = before.firms.map((firm, at) => {
    const parsed = ranges[firm] === undefined ? null : parseInterval(ranges[firm], 'percent');
    const point = { low: before.shares[at]!, high: before.shares[at]! };
    return { firm, ...(parsed !== null && 'interval' in parsed ? { low: parsed.interval.low, high: parsed.interval.high } : point) };
  });
  const least = sum(firms.map(({ low }) => low));
  return screenIntervals({ firms, fringe: { low: 0, high: Math.max(0, 1 - least) }, parties, rules });
}

function byRanges(market: MarketResult, rule: RuleSet, ranges: Ranges): Reason | null {
  const screened = screenRanges(market, [rule], ranges);
  if (screened === null || !('outcomes' in screened)) return null;
  const { possible, flips } = screened.outcomes[0]!;
  const { postHhi, change, mergedShare } = screened;
  const shareLimits = limitsFor(rule, 'mergedShare');
  const changeLimits = limitsFor(rule, 'delta');
  const hhi = span(postHhi, limitsFor(rule, 'postHhi'));
  const labelOf = (id: string): string => rule.outcomes.find((outcome) => outcome.id === id)?.label ?? id;
  return {
    possible,
    short: `HHI ${hhi} with the typed ranges`,
    because: [
      `With the ranges typed in Markets the HHI after the deal is ${hhi}, the change ${formatChange(change.low, changeLimits)} to ${formatChange(change.high, changeLimits)} and the merged share ${formatShare(mergedShare.low, shareLimits)} to ${formatShare(mergedShare.high, shareLimits)}.`,
      ...flips.map(({ firm, share, side, outcome }) => `It is certainly "${labelOf(outcome)}" where the share of ${firm} is ${side} ${formatShare(share, shareLimits)}.`),
    ],
  };
}

function span({ low, high }: { readonly low: number; readonly high: number }, limits: readonly number[]): string {
  return `${formatHhi(low, limits)} to ${formatHhi(high, limits)}`;
}

/** What keeps ranges that a person typed from being read here, in one sentence; `null` where they are. */
export function rangesUnread(market: MarketResult, ranges: Ranges = {}): string | null {
  const typed = market.deal.before.firms.filter((firm) => ranges[firm] !== undefined);
  if (typed.length === 0) return null;
  if (!isPlainMerger(market)) return 'The ranges typed in Markets are read for a merger alone. Here the shares of the file are used.';
  for (const firm of typed) {
    const parsed = parseInterval(ranges[firm]!, 'percent');
    if ('problem' in parsed) return `${firm}: ${parsed.problem.message} ${parsed.problem.remedy}`;
  }
  const problem = screenRanges(market, [], ranges)?.problems[0];
  return problem === undefined ? null : `${problem.message} ${problem.remedy}`;
}
