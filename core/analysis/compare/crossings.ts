import type { MarketResult } from '../results';
import type { Quantity, RuleSet } from '../../rules/rule-set';

/** A limit of a rule that lies between the baseline and a scenario. */
export interface Crossing {
  readonly rule: string;
  readonly test: string;
  readonly quantity: Quantity;
  readonly limit: number;
  /** Whether the scenario lies beyond the limit and the baseline does not, or the other way round. */
  readonly beyond: boolean;
}

/**
 * Limits of the rules for HHI, change and merged share that are passed from the baseline to the scenario. The tests as the rules
 * read them decide, exactly at a limit too; where nothing is screened (no party is in the market) the number itself does.
 */
export function crossingsOf(base: MarketResult, other: MarketResult, rules: readonly RuleSet[]): Crossing[] {
  return rules.flatMap((rule) =>
    rule.tests.flatMap(({ id, quantity, comparison, limit }): Crossing[] => {
      if (quantity !== 'postHhi' && quantity !== 'delta' && quantity !== 'mergedShare') return [];
      const beyond = (result: MarketResult): boolean => {
        const test = result.outcomes.find((outcome) => outcome.rule === rule.id)?.tests.find((one) => one.id === id);
        const above = comparison === '>' || comparison === '>=';
        if (test !== undefined) return test.met === above;
        const value = valueOf(result, quantity);
        return comparison === '>' || comparison === '<=' ? value > limit : value >= limit;
      };
      const [was, is] = [beyond(base), beyond(other)];
      return was === is ? [] : [{ rule: rule.id, test: id, quantity, limit, beyond: is }];
    }),
  );
}

function valueOf({ after, change, mergedShare }: MarketResult, quantity: 'postHhi' | 'delta' | 'mergedShare'): number {
  return quantity === 'postHhi' ? after.hhi : quantity === 'delta' ? change : (mergedShare ?? 0);
}
