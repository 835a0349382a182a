import type { Comparison, Condition, Quantity, RuleSet } from '../rules/rule-set';

/** Outcome of a market in which no party is present: nothing is screened. */
export const NOT_SCREENED = 255;
/** Outcome of a market in which the rule reads what is not known. */
export const NOT_TESTED = 254;
/** A value is so near to a limit that exact arithmetic must decide. */
export const NEAR_A_LIMIT = -1;

/** No narrower than the nearness within which the evaluator asks for exact values. */
const NEAR = 1e-8;

/** Rules with more tests are evaluated condition by condition instead of from a table of all 2^n answers. */
const TABLE_TESTS = 12;

/** Values by `quantityCode`. */
export type Quantities = Float64Array;

const codes: Readonly<Record<Quantity, number>> = {
  postHhi: 0, preHhi: 1, delta: 2, mergedShare: 3, top3Share: 4, top5Share: 5, leaderShare: 6, leaderOverSecond: 7, partnerShare: 8,
};

/** Place of a quantity among the values that a compiled rule reads. */
export function quantityCode(quantity: Quantity): number {
  return codes[quantity];
}

export const QUANTITY_COUNT = Object.keys(codes).length;

export interface CompiledRule {
  readonly rule: RuleSet;
  /** Reads several firms after the merger, or the leading firm before it. */
  readonly readsFirms: boolean;
  /** Position of the outcome in the rule's list, or `NEAR_A_LIMIT`. */
  outcome(values: Quantities): number;
  /** Position of the outcome when a value within `tolerance` of a limit (relative to it) is taken to be at the limit. */
  outcomeSnapped(values: Quantities, tolerance: number): number;
}

const made = new WeakMap<RuleSet, CompiledRule>();

/** A rule set as a function of numbers that allocates nothing. Made once for a rule set. */
export function compileRule(rule: RuleSet): CompiledRule {
  const known = made.get(rule) ?? compiled(rule);
  made.set(rule, known);
  return known;
}

function compiled(rule: RuleSet): CompiledRule {
  const count = rule.tests.length;
  const code = Int32Array.from(rule.tests, ({ quantity }) => codes[quantity]);
  const limit = Float64Array.from(rule.tests, (test) => test.limit);
  const above = Uint8Array.from(rule.tests, ({ comparison }) => (isAbove(comparison) ? 1 : 0));
  const touching = Uint8Array.from(rule.tests, ({ comparison }) => (comparison === '>=' || comparison === '<=' ? 1 : 0));
  const bitOf = new Map(rule.tests.map(({ id }, at) => [id, at]));
  const verdict = (mask: number): number =>
    rule.outcomes.findIndex(({ when }) => when === null || holds(when, (id) => (mask & (1 << bitOf.get(id)!)) !== 0));
  const table = count <= TABLE_TESTS ? Uint8Array.from({ length: 1 << count }, (_, mask) => verdict(mask)) : null;
  return {
    rule,
    readsFirms: rule.tests.some(({ quantity }) => codes[quantity] >= codes.top3Share),
    outcome(values) {
      let mask = 0;
      for (let t = 0; t < count; t++) {
        const beyond = values[code[t]!]! - limit[t]!;
        if (Math.abs(beyond) <= NEAR * Math.abs(limit[t]!)) return NEAR_A_LIMIT;
        if (beyond > 0 === (above[t] === 1)) mask |= 1 << t;
      }
      return table === null ? verdict(mask) : table[mask]!;
    },
    outcomeSnapped(values, tolerance) {
      let mask = 0;
      for (let t = 0; t < count; t++) {
        const beyond = values[code[t]!]! - limit[t]!;
        const met = Math.abs(beyond) <= tolerance * Math.abs(limit[t]!) ? touching[t] === 1 : beyond > 0 === (above[t] === 1);
        if (met) mask |= 1 << t;
      }
      return table === null ? verdict(mask) : table[mask]!;
    },
  };
}

function isAbove(comparison: Comparison): boolean {
  return comparison === '>' || comparison === '>=';
}

function holds(condition: Condition, met: (id: string) => boolean): boolean {
  if (typeof condition === 'string') return met(condition);
  if ('not' in condition) return !holds(condition.not, met);
  return 'any' in condition ? condition.any.some((part) => holds(part, met)) : condition.all.every((part) => holds(part, met));
}
