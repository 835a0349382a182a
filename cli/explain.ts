import type { Distance } from '../core/analysis/distance';
import { distances } from '../core/analysis/distance';
import type { MarketResult } from '../core/analysis/results';
import { isPlainMerger } from '../core/deal/scenario';
import { formatChange, formatHhi, formatShare } from '../core/format';
import type { Comparison, Quantity, RuleSet } from '../core/rules/rule-set';
import { reasonOf } from '../core/rules/reasons';

/** A formula with the numbers put in. `value` is in points for HHI and change, a fraction for shares. */
export interface Formula {
  readonly id: 'hhiBefore' | 'hhiAfter' | 'change' | 'mergedShare';
  readonly text: string;
  readonly value: number;
}

/** What a firm adds to the HHI, in points. */
export interface Contribution {
  readonly firm: string;
  readonly role: string;
  readonly shareBefore: number;
  readonly shareAfter: number;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** A comparison as it came out. `margin`: by how much it was passed (above 0) or missed (below 0), in `unit`. */
export interface ExplainedTest {
  readonly id: string;
  readonly quantity: Quantity;
  readonly met: boolean;
  readonly value: number;
  readonly comparison: Comparison;
  readonly limit: number;
  readonly margin: number;
  readonly unit: 'points' | 'fraction' | 'ratio';
  readonly words: string;
}

export interface ExplainedRule {
  readonly rule: string;
  readonly jurisdiction: string;
  readonly title: string;
  readonly status: RuleSet['status'];
  readonly inForce: string;
  readonly ended: string | null;
  readonly unverified: boolean;
  readonly citation: string;
  readonly outcome: string;
  readonly label: string;
  readonly consequence: string;
  /** The comparisons that decided, in words. */
  readonly reason: string;
  readonly tests: readonly ExplainedTest[];
  readonly notTested: readonly { readonly id: string; readonly reason: string }[];
  /** What would change the answer. */
  readonly distances: readonly Distance[];
}

export interface Explanation {
  readonly formulas: readonly Formula[];
  readonly contributions: readonly Contribution[];
  readonly rules: readonly ExplainedRule[];
}

const POINTS = 10_000;
/** Terms that a formula writes out before the rest is counted. */
const TERMS = 12;

/** The working behind a market's numbers, and why each rule came out as it did. */
export function explain(result: MarketResult, rules: readonly RuleSet[]): Explanation {
  return {
    formulas: formulasOf(result, rules),
    contributions: result.rows
      .filter(({ role }) => role !== 'fringe' && role !== 'unknown')
      .map(({ firm, role, before, after }) => {
        const [was, is] = [POINTS * before * before, POINTS * after * after];
        return { firm, role, shareBefore: before, shareAfter: after, before: was, after: is, change: is - was };
      }),
    rules: rules.flatMap((rule) => explainedRule(result, rule) ?? []),
  };
}

/** Limits of the rules for a quantity, which a rounded number must not cross. */
function limits(rules: readonly RuleSet[], quantity: Quantity): number[] {
  return rules.flatMap(({ tests }) => tests.filter((test) => test.quantity === quantity).map(({ limit }) => limit));
}

function formulasOf(result: MarketResult, rules: readonly RuleSet[]): Formula[] {
  const { before, after, change, mergedShare, deal } = result;
  const shares = deal.parties.map((party) => deal.before.shares[deal.before.firms.indexOf(party)] ?? 0);
  const applied = deal.steps.filter(({ outcome }) => outcome.applied);
  const plain = isPlainMerger(deal);
  const total = `${formatChange(change, limits(rules, 'delta'))}`;
  const [first, second] = shares;
  const changeText =
    applied.length === 0
      ? '0: no step changes this market'
      : !plain
        ? `HHI after − HHI before, from full-precision shares = ${total}`
        : shares.length === 2
          ? `10,000 × 2 × ${digits(first!)} × ${digits(second!)} = ${total}`
          : `10,000 × ((${shares.map(digits).join(' + ')})² − ${shares.map((share) => `${digits(share)}²`).join(' − ')}) = ${total}`;
  return [
    { id: 'hhiBefore', text: `HHI before = ${squares(deal.before.shares)} = ${formatHhi(before.hhi, limits(rules, 'preHhi'))}`, value: before.hhi },
    { id: 'hhiAfter', text: `HHI after = ${squares(deal.after.shares)} = ${formatHhi(after.hhi, limits(rules, 'postHhi'))}`, value: after.hhi },
    { id: 'change', text: `Change = ${changeText}`, value: change },
    ...(mergedShare === null || !plain
      ? []
      : [{ id: 'mergedShare' as const, text: `Merged share = ${shares.map(digits).join(' + ')} = ${formatShare(mergedShare, limits(rules, 'mergedShare'))}`, value: mergedShare }]),
  ];
}

/** "10,000 × (0.3² + 0.25² + 8 more)", largest first. */
function squares(shares: Float64Array): string {
  const sorted = Array.from(shares).filter((share) => share > 0).sort((a, b) => b - a);
  const more = sorted.length - TERMS;
  const terms = sorted.slice(0, more === 1 ? TERMS + 1 : TERMS).map((share) => `${digits(share)}²`);
  return `10,000 × (${[...terms, ...(more > 1 ? [`${more} more`] : [])].join(' + ') || '0'})`;
}

/** A share with as many digits as a reader can check. */
function digits(share: number): string {
  return String(Number(share.toPrecision(6)));
}

function explainedRule(result: MarketResult, rule: RuleSet): ExplainedRule | null {
  const outcome = result.outcomes.find((one) => one.rule === rule.id);
  if (outcome === undefined) return null;
  const { id, jurisdiction, title, status, inForce, ended, citation, unverified } = rule;
  return {
    rule: id,
    jurisdiction,
    title,
    status,
    inForce,
    ended,
    unverified: unverified === true,
    citation,
    outcome: outcome.outcome,
    label: outcome.label,
    consequence: outcome.consequence,
    reason: reasonOf(rule, outcome),
    tests: outcome.tests.map(({ id: test, quantity, met, value, comparison, limit, words }) => ({
      id: test, quantity, met, value, comparison, limit, margin: outcome.distance[test] ?? 0, unit: unitOf(quantity), words,
    })),
    notTested: outcome.notTested,
    distances: distances(result, rule),
  };
}

function unitOf(quantity: Quantity): ExplainedTest['unit'] {
  if (quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta') return 'points';
  return quantity === 'leaderOverSecond' ? 'ratio' : 'fraction';
}
