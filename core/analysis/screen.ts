import type { DealInMarket } from '../deal/scenario';
import { mergingFirms, stepSentence } from '../deal/kinds';
import { applySteps, concerns, isPlainMerger } from '../deal/scenario';
import { exactDeal } from '../deal/exact';
import { isSince } from '../deal/since';
import type { Step } from '../deal/step';
import type { Structure } from '../market/structure';
import { formatChange, formatShare } from '../format';
import type { RuleSet } from '../rules/rule-set';
import { milder } from '../rules/rule-set';
import type { Outcome } from '../rules/evaluate';
import { evaluate } from '../rules/evaluate';
import { screenInput } from '../rules/screen-input';
import { incentivesOf } from './incentives';
import { measure, smallestShare } from './measure';
import type { FirmRow, MarketResult, OldBase } from './results';

export interface ScreenRequest {
  readonly id: string;
  readonly name: string;
  readonly structure: Structure;
  readonly steps: readonly Step[];
  readonly rules: readonly RuleSet[];
}

/** One market before and after the steps of a deal, measured and read under each rule set. */
export function screenMarket({ id, name, structure, steps, rules }: ScreenRequest): MarketResult {
  const names = [id, structure.market];
  const deal = applySteps(structure, steps, names);
  const before = measure(structure);
  const after = measure(deal.after, smallestShare(structure));
  const parties = partiesIn(structure, steps.filter((step) => concerns(step, names) && isSince(structure.period, step.since)));
  const firms = screenedFirms(deal, parties);
  const screens = firms.map((firm) => ({ firm, input: inputOf(deal, parties, firm) }));
  const answers = screens.length === 0 ? [] : rules.map((rule) => worst(screens.map(({ firm, input }) => ({ firm, share: input.mergedShare, outcome: evaluate(rule, input) }))));
  const own = screens.find(({ firm }) => !deal.buyers.includes(firm) || firm === deal.mergedFirm);
  return {
    id,
    name,
    market: structure.market,
    period: structure.period,
    deal,
    before,
    after,
    change: screens[0]?.input.delta ?? settled(after.hhi - before.hhi),
    mergedShare: own?.input.mergedShare ?? (deal.mergedFirm === null ? null : 0),
    incentives: incentivesOf(deal),
    oldBase: oldBaseOf(deal, after.hhi),
    rows: firmRows(deal, parties),
    outcomes: answers.map(({ outcome }) => outcome),
    screenedFirms: answers.map(({ firm }) => firm),
    notes: [
      ...deal.steps.flatMap(({ outcome }) => (outcome.applied ? (outcome.notes ?? []) : 'note' in outcome && outcome.note !== 'muted' ? [outcome.note] : [])),
      ...(screens.length === 0 ? [] : movedBefore(deal)),
      ...screens.filter(({ firm }) => firm !== own?.firm).map(({ firm, input }) => `${firm} is screened too: it holds ${formatShare(input.mergedShare)} after the deal`),
    ],
    problems: deal.problems,
  };
}

/** Steps that change a market without joining firms. */
const moves: ReadonlySet<Step['type']> = new Set(['adjust', 'exit', 'enter', 'expand']);

/** The change that rules read counts from before all steps: where others come before the merger, how much of it is the merger's own. */
function movedBefore({ before, steps }: DealInMarket): string[] {
  let last = before;
  let moved = false;
  for (const { step, outcome, after } of steps) {
    if (!outcome.applied) continue;
    if (outcome.merger !== undefined) return moved ? [`the change counts from before all steps; of it ${formatChange(measure(after).hhi - measure(last).hhi)} points are of "${stepSentence(step)}" itself`] : [];
    moved ||= moves.has(step.type);
    last = after;
  }
  return [];
}

interface Answer {
  readonly firm: string;
  readonly share: number;
  readonly outcome: Outcome;
}

/** The answer for the firm that fares worst; among equals the one for the larger share. */
function worst(answers: readonly Answer[]): Answer {
  return answers.reduce((found, answer) => {
    if (milder(answer.outcome, found.outcome)) return found;
    return milder(found.outcome, answer.outcome) || answer.share > found.share ? answer : found;
  });
}

/** Sums over the same shares in another order differ by less than this many points: rounding, not a change. */
const ROUNDING = 1e-9;

function settled(change: number): number {
  return Math.abs(change) < ROUNDING ? 0 : change;
}

/** Firms of the market that come under one control by the steps; muted steps do not count. */
function partiesIn(structure: Structure, steps: readonly Step[]): string[] {
  return mergingFirms(steps).filter((party) => structure.firms.includes(party));
}

/**
 * The firms whose share the rules read: each merged one, or the largest party where nothing merges here; then each buyer
 * of a divested asset, which is screened too.
 */
function screenedFirms(deal: DealInMarket, parties: readonly string[]): string[] {
  const { after, buyers, mergedFirm, mergedFirms } = deal;
  const own = mergedFirm !== null ? mergedFirms : largestOf(after, parties);
  return [...new Set([...own, ...buyers.filter((buyer) => after.firms.includes(buyer))])];
}

function largestOf({ firms, shares }: Structure, parties: readonly string[]): string[] {
  const present = parties.map((party) => firms.indexOf(party)).filter((at) => at >= 0);
  if (present.length === 0) return [];
  return [firms[present.reduce((largest, at) => (shares[at]! > shares[largest]! ? at : largest))]!];
}

function oldBaseOf({ after, size }: DealInMarket, hhi: number): OldBase | null {
  if (size === 1) return null;
  return { hhi: hhi * size * size, shares: Object.fromEntries(after.firms.map((firm, i) => [firm, after.shares[i]! * size])) };
}

function inputOf(deal: DealInMarket, parties: readonly string[], screened: string) {
  const merging = deal.parties.length > 0 ? deal.parties : parties;
  const plain = isPlainMerger(deal);
  return screenInput({
    before: deal.before.shares,
    parties: merging.map((party) => deal.before.firms.indexOf(party)),
    ...(plain ? {} : { after: deal.after.shares, merged: deal.after.firms.indexOf(screened) }),
    exact: () => exactDeal(deal, screened),
  });
}

/** Every firm before and after, largest first; fringe and unknown part last. */
function firmRows(deal: DealInMarket, parties: readonly string[]): FirmRow[] {
  const { before, after } = deal;
  const afterAt = new Map(after.firms.map((firm, i) => [firm, i]));
  const beforeAt = new Map(before.firms.map((firm, i) => [firm, i]));
  const rows: FirmRow[] = [...new Set([...before.firms, ...after.firms])].map((firm) => {
    const b = beforeAt.get(firm);
    const a = afterAt.get(firm);
    const role =
      deal.mergedFirms.includes(firm) ? 'merged' : parties.includes(firm) ? 'party' : deal.buyers.includes(firm) ? 'buyer' : 'rival';
    return {
      firm,
      role,
      before: b === undefined ? 0 : before.shares[b]!,
      after: a === undefined ? 0 : after.shares[a]!,
      estimate: (b !== undefined && before.estimate[b] === 1) || (a !== undefined && after.estimate[a] === 1),
    };
  });
  rows.sort((x, y) => Math.max(y.before, y.after) - Math.max(x.before, x.after) || (x.firm < y.firm ? -1 : 1));
  if (before.fringe > 0 || after.fringe > 0) rows.push({ firm: 'Fringe', role: 'fringe', before: before.fringe, after: after.fringe, estimate: false });
  if (before.unknown > 0 || after.unknown > 0) rows.push({ firm: 'Not known', role: 'unknown', before: before.unknown, after: after.unknown, estimate: false });
  return rows;
}
