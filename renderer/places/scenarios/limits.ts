import { limitsFor } from '../../../core/figures/limits';
import type { Quantity, RuleSet } from '../../../core/rules/rule-set';

/** Every limit that a rule in view sets for a quantity: rounding must not cross any of them. */
export function limitsOf(rules: readonly RuleSet[], quantity: Quantity): number[] {
  return [...new Set(rules.flatMap((rule) => limitsFor(rule, quantity)))].sort((a, b) => a - b);
}
