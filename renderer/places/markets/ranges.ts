import type { FringeOutcome, IntervalFirm, IntervalOutcome } from '../../../core/analysis/intervals';
import { screenIntervals, screenWithFringe } from '../../../core/analysis/intervals';
import { parseInterval } from '../../../core/analysis/intervals-parse';
import { intervalBounds } from '../../../core/economics/interval-bounds';
import { sum } from '../../../core/economics/sum';
import type { Interval } from '../../../core/economics/wilson';
import type { Structure } from '../../../core/market/structure';
import type { RuleSet } from '../../../core/rules/rule-set';
import { formatHhi, formatShare } from '../../../core/format';
import { limitsFor } from '../../../core/figures/limits';

type Ranges = Readonly<Record<string, string>>;

/** One rule's answer over all that may be true of the market. */
export interface RangeAnswer {
  readonly rule: RuleSet;
  readonly answer: IntervalOutcome['answer'];
  /** Labels of the outcomes that are possible, in the rule's order. */
  readonly labels: readonly string[];
  /** Where the answer turns or becomes certain, one sentence each. */
  readonly flips: readonly string[];
}

/** What is certain of a market that is known in part. */
export type RangeReading =
  | { readonly kind: 'refused'; readonly sentences: readonly string[] }
  | {
      readonly kind: 'read';
      /** Before the deal; after it, the change and the merged share are `null` without two parties in this market. */
      readonly hhi: Interval;
      readonly postHhi: Interval | null;
      readonly change: Interval | null;
      readonly mergedShare: Interval | null;
      /** False where an end is a bound that is perhaps not reached. */
      readonly exact: boolean;
      readonly answers: readonly RangeAnswer[];
    };

/** The firms of the market that the typed ranges name. */
export function typedFirms({ firms }: Structure, ranges: Ranges = {}): string[] {
  return firms.filter((firm) => ranges[firm] !== undefined);
}

/**
 * Reads the typed ranges: other firms keep their share, and what of the market is then left is held by firms too small to
 * count, from nothing to all that the least shares leave. A range that cannot be read is said by the firm's name.
 */
export function readRanges(structure: Structure, ranges: Ranges, parties: readonly string[], rules: readonly RuleSet[]): RangeReading {
  const faults: string[] = [];
  const firms = structure.firms.map((firm, at): IntervalFirm => {
    const share = structure.shares[at]!;
    const parsed = ranges[firm] === undefined ? null : parseInterval(ranges[firm], 'percent');
    if (parsed !== null && 'problem' in parsed) faults.push(`${firm}: ${parsed.problem.message} ${parsed.problem.remedy}`);
    return parsed !== null && 'interval' in parsed ? { firm, low: parsed.interval.low, high: parsed.interval.high } : { firm, low: share, high: share };
  });
  if (faults.length > 0) return { kind: 'refused', sentences: faults };
  const left = Math.max(0, 1 - sum(firms.map(({ low }) => low)));
  if (parties.length < 2) return withoutDeal(firms, left);
  const screened = screenIntervals({ firms, fringe: { low: 0, high: left }, parties, rules });
  if (!('outcomes' in screened)) return { kind: 'refused', sentences: screened.problems.map(({ message, remedy }) => `${message} ${remedy}`) };
  const { outcomes, hhi, postHhi, change, mergedShare, exact } = screened;
  return { kind: 'read', hhi, postHhi, change, mergedShare, exact, answers: outcomes.map((outcome, at) => intervalAnswer(rules[at]!, outcome)) };
}

function withoutDeal(firms: readonly IntervalFirm[], left: number): RangeReading {
  const least = sum(firms.map(({ low }) => low));
  if (least > 1 + 1e-9) return { kind: 'refused', sentences: [`The least shares add up to ${formatShare(least)}, more than the whole market. Lower a range.`] };
  const { hhi, exact } = intervalBounds({ intervals: firms.map(({ low, high }) => [low, high] as const), fringe: [0, left] });
  return { kind: 'read', hhi, postHhi: null, change: null, mergedShare: null, exact, answers: [] };
}

/** Rules over what the fringe and the unknown part may hide, shares of the named firms being as in the file. */
export function readFringe(structure: Structure, parties: readonly string[], rules: readonly RuleSet[]): readonly RangeAnswer[] {
  return screenWithFringe(structure, parties, rules).outcomes.map((outcome, at) => fringeAnswer(rules[at]!, outcome));
}

function labelsOf(rule: RuleSet, possible: readonly string[]): string[] {
  return rule.outcomes.filter(({ id }) => possible.includes(id)).map(({ label }) => label);
}

function intervalAnswer(rule: RuleSet, { answer, possible, flips, settled }: IntervalOutcome): RangeAnswer {
  const label = (id: string): string => rule.outcomes.find((outcome) => outcome.id === id)?.label ?? id;
  const limits = limitsFor(rule, 'mergedShare');
  const sentences = flips.map(({ firm, share, side, outcome }) => `Certainly ${label(outcome)} where ${firm} is ${side} ${formatShare(share, limits)}.`);
  return { rule, answer, labels: labelsOf(rule, possible), flips: settled ? sentences : [...sentences, 'The search was cut short: not every outcome listed may be reached.'] };
}

function fringeAnswer(rule: RuleSet, { answer, possible, flipsAtHhi }: FringeOutcome): RangeAnswer {
  const limits = limitsFor(rule, 'postHhi');
  return { rule, answer, labels: labelsOf(rule, possible), flips: flipsAtHhi.map((hhi) => `Turns at an HHI after the deal of ${formatHhi(hhi, limits)}.`) };
}
