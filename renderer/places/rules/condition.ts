import type { Condition } from '../../../core/rules/rule-set';

/** A test that must be met, or (`not`) must be missed. */
export interface Literal {
  readonly test: string;
  readonly not: boolean;
}

/** A condition as a person edits it: it holds where all of some group holds. */
export type Groups = readonly (readonly Literal[])[];

/** Any condition as groups: same truth, flat. */
export function groupsOf(condition: Condition): Groups {
  return unique(flat(condition, false));
}

function flat(condition: Condition, negated: boolean): Groups {
  if (typeof condition === 'string') return [[{ test: condition, not: negated }]];
  if ('not' in condition) return flat(condition.not, !negated);
  const parts = 'all' in condition ? condition.all : condition.any;
  // What is negated turns all into any.
  if ('all' in condition === negated) return parts.flatMap((part) => flat(part, negated));
  return parts.reduce<Groups>((ways, part) => ways.flatMap((way) => flat(part, negated).map((more) => [...way, ...more])), [[]]);
}

function unique(groups: Groups): Groups {
  return groups.map((group) => group.filter((one, at) => group.findIndex((other) => other.test === one.test && other.not === one.not) === at));
}

/** Groups as a condition, as short as it can be written; groups without a test are left out, and `null` where none is left. */
export function conditionOf(groups: Groups): Condition | null {
  const ways = groups.filter((group) => group.length > 0).map((group) => joined('all', group.map(({ test, not }) => (not ? { not: test } : test))));
  return ways.length === 0 ? null : joined('any', ways);
}

function joined(by: 'all' | 'any', parts: readonly Condition[]): Condition {
  if (parts.length === 1) return parts[0]!;
  return by === 'all' ? { all: parts } : { any: parts };
}
