import type { Condition, OutcomeSpec, Quantity, RuleSet, TestSpec } from '../../rules/rule-set';

/** By how much an outcome is met (above 0) or missed (below 0), by the test that decides. */
export interface Margin {
  readonly test: TestSpec;
  /** In the unit of the quantity: points, or a fraction. */
  readonly distance: number;
  /** Distance over the limit, by which tests of different units are weighed against each other. */
  readonly relative: number;
}

/** The value of a quantity, or `null` where it is not known. */
export type ReadQuantity = (quantity: Quantity) => number | null;

/** The harshest answer of a rule set: its first outcome of concern, else of caution; `null` where it knows neither. */
export function harshest(rule: RuleSet): OutcomeSpec | null {
  return rule.outcomes.find(({ severity }) => severity === 'concern') ?? rule.outcomes.find(({ severity }) => severity === 'caution') ?? null;
}

/**
 * How far a market is from an outcome: of tests that must all hold the one that is passed least, of tests of which one is enough
 * the one that is passed most. An outcome holds where its own condition does and none before it. `null` where a value is not known.
 */
export function marginOf(rule: RuleSet, outcome: OutcomeSpec, read: ReadQuantity): Margin | null {
  const at = rule.outcomes.indexOf(outcome);
  const before = rule.outcomes.slice(0, at).flatMap(({ when }): Condition[] => (when === null ? [] : [{ not: when }]));
  const own: Condition[] = outcome.when === null ? [] : [outcome.when];
  return marginIn({ all: [...before, ...own] }, new Map(rule.tests.map((test) => [test.id, test])), read);
}

function marginIn(condition: Condition, tests: ReadonlyMap<string, TestSpec>, read: ReadQuantity): Margin | null {
  if (typeof condition === 'string') return testMargin(tests.get(condition)!, read);
  if ('not' in condition) {
    const inner = marginIn(condition.not, tests, read);
    return inner === null ? null : { ...inner, distance: 0 - inner.distance, relative: 0 - inner.relative };
  }
  const any = 'any' in condition;
  let decides: Margin | null = null;
  for (const part of any ? condition.any : condition.all) {
    const margin = marginIn(part, tests, read);
    if (margin === null) return null;
    if (decides === null || (any ? margin.relative > decides.relative : margin.relative < decides.relative)) decides = margin;
  }
  return decides;
}

function testMargin(test: TestSpec, read: ReadQuantity): Margin | null {
  const value = read(test.quantity);
  if (value === null) return null;
  const beyond = value - test.limit;
  const distance = test.comparison === '>' || test.comparison === '>=' ? beyond : 0 - beyond;
  return { test, distance, relative: distance / Math.max(Math.abs(test.limit), Number.MIN_VALUE) };
}
