import type { IntervalOutcome, IntervalScreen } from '../core/analysis/intervals';
import { screenIntervals } from '../core/analysis/intervals';
import { intervalBounds } from '../core/economics/interval-bounds';
import { formatShare } from '../core/format';
import type { MergeStep } from '../core/deal/merge';
import type { Problem } from '../core/problem';
import { DataRefused } from '../core/problem';
import type { RuleSet } from '../core/rules/rule-set';
import type { RangeMarket } from './input/open-ranges';

/** A market whose shares are ranges, before and after a merger. `screen` is `null` where fewer than two parties are in it. */
export interface RangeResult {
  readonly market: RangeMarket;
  readonly parties: readonly string[];
  readonly hhi: IntervalScreen['hhi'];
  readonly exact: boolean;
  readonly screen: IntervalScreen | null;
  readonly notes: readonly string[];
}

export interface RangeScreenOptions {
  readonly rules: readonly RuleSet[];
  readonly file: string;
  /** What is known of the merger in this market already. */
  readonly notes: readonly string[];
}

/** Screens a merger in a market of ranges. Throws `DataRefused` for ranges that make no market. */
export function screenRange(market: RangeMarket, { parties, muted }: MergeStep, { rules, file, notes }: RangeScreenOptions): RangeResult {
  const { firms, fringe } = market;
  const present = muted === true ? [] : parties.filter((party) => firms.some(({ firm }) => firm === party));
  if (present.length < 2) {
    const bounds = intervalBounds({ intervals: firms.map(({ low, high }) => [low, high] as const), fringe: [fringe.low, fringe.high] });
    const absent = parties.filter((party) => !present.includes(party));
    return { market, parties: present, hhi: bounds.hhi, exact: bounds.exact, screen: null, notes: muted === true ? notes : [...notes, `${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} not in this market, so the merger leaves it as it is`] };
  }
  const screen = screenIntervals({ firms, fringe, parties: present, rules });
  if (!('hhi' in screen)) throw new DataRefused(screen.problems.map((problem): Problem => ({ ...problem, file })));
  return { market, parties: present, hhi: screen.hhi, exact: screen.exact, screen, notes: screen.exact ? notes : [...notes, 'The greatest HHI is a bound that may not be reached: more firms have wide ranges than can be searched'] };
}

const RANGES = 'Shares are known as ranges; see intervals.';

/** The market as the document gives it: what is one number elsewhere is one here where the range is a point, and else `null`. */
export function rangeDocument({ market: { market, period, firms, fringe }, parties, hhi, exact, screen, notes }: RangeResult, rules: readonly RuleSet[], explained: boolean) {
  const point = (range: { readonly low: number; readonly high: number } | undefined): number | null => (range !== undefined && range.low === range.high ? range.low : null);
  const { postHhi = hhi, change = { low: 0, high: 0 }, mergedShare = null } = screen ?? {};
  return {
    market,
    period,
    parties,
    mergedFirm: screen === null ? null : parties[0]!,
    buyers: [],
    hhi: { before: point(hhi), after: point(postHhi), change: point(change) },
    hhiRange: { before: [hhi.low, hhi.high], after: [postHhi.low, postHhi.high] },
    mergedShare: mergedShare === null ? null : point(mergedShare),
    shares: { before: pointShares(firms), after: {} },
    fringe: { before: point(fringe), after: point(fringe) },
    reasons: { hhi: RANGES, shares: RANGES },
    outcomes: (screen?.outcomes ?? []).map((outcome) => rangeOutcome(outcome, rules)),
    notes,
    intervals: { hhi, postHhi, change, mergedShare, exact, fringe, shares: Object.fromEntries(firms.map(({ firm, low, high }) => [firm, { low, high }])) },
    ...(explained ? { explain: { rules: (screen?.outcomes ?? []).map((outcome) => explainedRange(outcome, rules)) } } : {}),
  };
}

function pointShares(firms: RangeMarket['firms']): Record<string, number> {
  return Object.fromEntries(firms.flatMap(({ firm, low, high }) => (low === high ? [[firm, low]] : [])));
}

/** `depends` stands for the outcome where several are possible. */
function rangeOutcome({ rule: id, answer, possible, settled, flips, flip }: IntervalOutcome, rules: readonly RuleSet[]) {
  const spec = possible.length === 1 ? rules.find((rule) => rule.id === id)?.outcomes.find((one) => one.id === possible[0]) : undefined;
  return {
    rule: id,
    outcome: spec?.id ?? 'depends',
    label: spec?.label ?? 'depends on the shares',
    consequence: spec?.consequence ?? 'The ranges leave more than one outcome open.',
    severity: spec?.severity ?? 'none',
    tests: [],
    answer,
    possible,
    settled,
    flips,
    flip: flip ?? null,
  };
}

function explainedRange(outcome: IntervalOutcome, rules: readonly RuleSet[]) {
  const rule = rules.find(({ id }) => id === outcome.rule)!;
  const { jurisdiction, title, status, inForce, ended, citation } = rule;
  return { rule: rule.id, jurisdiction, title, status, inForce, ended, unverified: rule.unverified === true, citation, answer: outcome.answer, sentences: flipSentences(outcome, rule) };
}

/** Beyond which shares the outcome is certain, one sentence each. */
export function flipSentences({ flips, possible, settled }: IntervalOutcome, { outcomes }: RuleSet): string[] {
  const labelOf = (id: string): string => outcomes.find((one) => one.id === id)?.label ?? id;
  if (possible.length === 1) return [`The outcome is "${labelOf(possible[0]!)}" whatever the shares within the ranges are.`];
  return [
    `The ranges allow ${possible.map((id) => `"${labelOf(id)}"`).join(' and ')}${settled ? '' : '; the search was cut short, so that not each may be possible'}.`,
    ...(flips.length === 0 ? ['No share of one firm alone decides it.'] : []),
    ...flips.map(({ firm, share, side, outcome }) => `With a share of ${side === 'below' ? 'less' : 'more'} than ${precise(share)} for ${firm}, the outcome is "${labelOf(outcome)}" whatever the others are.`),
  ];
}

function precise(share: number): string {
  const rounded = Number((share * 100).toPrecision(6));
  return Number.isInteger(rounded * 10) ? formatShare(share) : `${rounded}%`;
}
