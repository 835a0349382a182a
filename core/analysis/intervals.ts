import { exactScreen } from '../economics/exact-screen';
import { hhiBoundsFringe } from '../economics/bounds';
import { intervalBounds } from '../economics/interval-bounds';
import { deltaHhi } from '../economics/merger';
import { fromDecimal } from '../economics/rational';
import { sum } from '../economics/sum';
import type { Interval } from '../economics/wilson';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { RuleSet } from '../rules/rule-set';
import type { ScreenInput } from '../rules/evaluate';
import { evaluate } from '../rules/evaluate';
import { screenInput } from '../rules/screen-input';
import { smallestShare } from './measure';
import type { BoxFlip } from './intervals-box';
import { flipsOf, settle } from './intervals-box';

export interface IntervalFirm {
  readonly firm: string;
  readonly low: number;
  readonly high: number;
}

export interface IntervalMarket {
  readonly firms: readonly IntervalFirm[];
  /** Range of what is not held by the firms above and adds nothing to the HHI; 0 where absent. */
  readonly fringe?: { readonly low: number; readonly high: number };
  /** Firms that merge, at least two. */
  readonly parties: readonly string[];
  readonly rules: readonly RuleSet[];
}

/** What a rule says of a market that is known in part. */
export interface IntervalOutcome {
  readonly rule: string;
  /** `yes`: concern or caution whatever the shares. `no`: neither whatever they are. `depends`: the outcome hangs on the shares. */
  readonly answer: 'yes' | 'no' | 'depends';
  /** Ids of the outcomes that some shares within the ranges give, in the rule's order. */
  readonly possible: readonly string[];
  /** False where the search was cut short: an outcome is then listed although no shares that give it were found. */
  readonly settled: boolean;
  /** Shares beyond which the outcome is certain whatever the others are, the parties' first. */
  readonly flips: readonly BoxFlip[];
  readonly flip?: { readonly firm: string; readonly share: number };
}

export interface IntervalScreen {
  readonly hhi: Interval;
  readonly postHhi: Interval;
  readonly change: Interval;
  readonly mergedShare: Interval;
  /** False where the greatest HHI is a bound and perhaps not attained: more firms with wide ranges than can be searched. */
  readonly exact: boolean;
  readonly outcomes: readonly IntervalOutcome[];
  readonly problems: readonly Problem[];
}

/** Screen of a merger when shares are known as ranges. A market that cannot be is refused with what is wrong and the remedy. */
export function screenIntervals(market: IntervalMarket): IntervalScreen | { readonly problems: readonly Problem[] } {
  const problems = refusals(market);
  if (problems.length > 0) return { problems };
  const { firms, rules } = market;
  const parties = market.parties.map((party) => firms.findIndex(({ firm }) => firm === party));
  const fringe: readonly [number, number] = [market.fringe?.low ?? 0, market.fringe?.high ?? 0];
  const box = { intervals: firms.map(({ low, high }) => [low, high] as const), fringe, parties };
  const bounds = intervalBounds(box);
  const own = parties.map((at) => firms[at]!);
  const others = firms.filter((_, at) => !parties.includes(at));
  const mergedShare = {
    low: Math.max(sum(own.map(({ low }) => low)), 1 - fringe[1] - sum(others.map(({ high }) => high))),
    high: Math.min(sum(own.map(({ high }) => high)), 1 - fringe[0] - sum(others.map(({ low }) => low))),
  };
  const outcomes = rules.map((rule): IntervalOutcome => {
    const { possible, settled } = settle(rule, box);
    const flips = possible.length > 1 ? flipsOf(rule, box, firms.map(({ firm }) => firm)) : [];
    return { rule: rule.id, answer: answerOf(rule, possible), possible, settled, flips, ...(flips[0] === undefined ? {} : { flip: { firm: flips[0].firm, share: flips[0].share } }) };
  });
  return { hhi: bounds.hhi, postHhi: bounds.postHhi!, change: bounds.delta!, mergedShare, exact: bounds.exact, outcomes, problems: [] };
}

function answerOf(rule: RuleSet, possible: readonly string[]): IntervalOutcome['answer'] {
  if (possible.length !== 1) return 'depends';
  const severity = rule.outcomes.find(({ id }) => id === possible[0])?.severity;
  return severity === 'concern' || severity === 'caution' ? 'yes' : 'no';
}

/** Shares that miss the whole market by no more than this are rounding. */
const ROUNDING = 1e-9;

function refusals({ firms, fringe, parties }: IntervalMarket): Problem[] {
  const found: Problem[] = [];
  const named = new Set<string>();
  for (const { firm, low, high } of firms) {
    if (named.has(firm)) found.push(problem('firm-listed-twice', `${firm} is listed twice.`, 'Put its shares in one row.'));
    named.add(firm);
    if (!(low >= 0 && low <= high && high <= 1)) found.push(problem('interval-turned-round', `The share of ${firm} runs from ${percent(low)} to ${percent(high)}.`, 'Write the smaller share first, both within 0% and 100%.'));
  }
  for (const party of new Set(parties)) if (!named.has(party)) found.push(problem('party-not-in-market', `${party} is not in this market.`, 'Choose a firm of the market.'));
  if (new Set(parties).size < parties.length) found.push(problem('party-listed-twice', 'A party is listed twice.', 'Remove one of the two.'));
  if (new Set(parties).size < 2) found.push(problem('too-few-parties', 'A merger needs two parties.', 'Choose a second firm.'));
  if (found.length > 0) return found;
  const low = sum(firms.map((firm) => firm.low)) + (fringe?.low ?? 0);
  const high = sum(firms.map((firm) => firm.high)) + (fringe?.high ?? 0);
  if (low > 1 + ROUNDING) found.push(problem('shares-above-all', `The least shares add up to ${percent(low)}, more than the whole market.`, 'Lower a range.'));
  if (high < 1 - ROUNDING) found.push(problem('shares-below-all', `The greatest shares add up to ${percent(high)}, less than the whole market.`, 'Widen a range, or give the part that is not known as a fringe.'));
  return found;
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(6))}%`;
}

/** What a rule says of point shares with a part that is not known firm by firm. */
export interface FringeOutcome {
  readonly rule: string;
  readonly answer: IntervalOutcome['answer'];
  readonly possible: readonly string[];
  /** Post-merger HHI in points at which the outcome changes, within its bounds. */
  readonly flipsAtHhi: readonly number[];
}

/**
 * Screen of a merger of firms with point shares when the rest is unknown: the change and the merged share do not depend on it,
 * the HHI lies anywhere between its bounds. `cap` is the largest share that a firm of the unknown part may have; the smallest
 * known share where absent. Tests of several firms read the largest known ones.
 */
export function screenWithFringe(structure: Structure, parties: readonly string[], rules: readonly RuleSet[], cap = smallestShare(structure)): { readonly postHhi: Interval; readonly outcomes: readonly FringeOutcome[] } {
  const { shares, fringe, unknown, total } = structure;
  const positions = parties.map((party) => positionOf(structure, party)).filter((at) => at >= 0);
  const own = positions.map((at) => shares[at]!);
  const rest = fringe + unknown;
  const { lower, upper } = rest > 0 ? hhiBoundsFringe({ known: shares, unknown: rest, ...(cap > 0 ? { cap } : { cap: rest }) }) : hhiBoundsFringe({ known: shares, unknown: 0 });
  const delta = deltaHhi(own);
  const sizes = total === null ? shares : shares.map((share) => Number((share * total).toPrecision(15)));
  const input = screenInput({ before: shares, parties: positions, exact: () => exactScreen({ sizes, total: total ?? 1, parties: positions }) });
  const outcomes = rules.map((rule): FringeOutcome => {
    const { possible, flipsAtHhi } = acrossFringe(rule, input, upper - lower);
    return { rule: rule.id, answer: answerOf(rule, possible), possible, flipsAtHhi };
  });
  return { postHhi: { low: lower + delta, high: upper + delta }, outcomes };
}

/**
 * The outcomes of a rule when what is not known adds anything from nothing to `spread` points to the HHI before and after
 * alike, in the rule's order, and the post-merger HHIs at which they change. `input` is the screen where it adds nothing.
 */
export function acrossFringe(rule: RuleSet, input: ScreenInput, spread: number): Pick<FringeOutcome, 'possible' | 'flipsAtHhi'> {
  const limits = [...new Set(rule.tests.flatMap(({ quantity, limit }) => (quantity === 'postHhi' ? [limit - input.postHhi] : quantity === 'preHhi' ? [limit - input.preHhi] : [])))];
  const inside = limits.filter((add) => add > 0 && add < spread).sort((a, b) => a - b);
  const stops = [0, ...inside, ...(spread > 0 ? [spread] : [])];
  const marks = stops.flatMap((stop, i) => (i === 0 ? [stop] : [(stops[i - 1]! + stop) / 2, stop]));
  const { shares, exact } = input;
  // What is added moves the HHIs alone: the change and the shares keep their exact values.
  const lifted = (postHhi: number, preHhi: number): ScreenInput => ({
    ...input, ...(shares === undefined ? {} : { shares }), postHhi, preHhi,
    ...(exact === undefined ? {} : { exact: () => ({ ...exact(), postHhi: fromDecimal(postHhi), preHhi: fromDecimal(preHhi) }) }),
  });
  const found = marks.map((add) => evaluate(rule, add === 0 ? input : lifted(at(rule, input.postHhi + add), input.preHhi + add)).outcome);
  const flipsAtHhi = inside.filter((add) => new Set([found[marks.indexOf(add) - 1], found[marks.indexOf(add)], found[marks.indexOf(add) + 1]]).size > 1).map((add) => at(rule, input.postHhi + add));
  return { possible: rule.outcomes.map(({ id }) => id).filter((id) => found.includes(id)), flipsAtHhi };
}

/** A value that a sum brought to within rounding of a limit of the rule is that limit. */
function at(rule: RuleSet, hhi: number): number {
  return rule.tests.find(({ quantity, limit }) => quantity === 'postHhi' && Math.abs(hhi - limit) <= 1e-9 * limit)?.limit ?? hhi;
}
