import { stepKinds } from '../deal/kinds';
import type { Step } from '../deal/step';
import type { RuleSet } from '../rules/rule-set';
import type { Curve } from './curve';
import { percent } from './distance-kinds';

/** How far a number of a step must go for a rule to say something else, or that no value of it does. */
export interface StepDistance {
  readonly field: string;
  /** What the kind of step asks: "How large must the sale be for another answer?" */
  readonly question: string;
  /** The nearest value at which the outcome changes, or `null`. */
  readonly value: number | null;
  /** Id of the outcome beyond it; `null` also where nothing is screened beyond it. */
  readonly outcome: string | null;
  readonly sentence: string;
}

/** The nearest change of a rule's outcome along a curve, from the value that the step has. Fractions are said in percent. */
export function stepDistance({ parts, field, label, value }: Curve, step: Step, rule: RuleSet): StepDistance {
  const { question } = stepKinds[step.type];
  const own = parts.find((one) => one.rule === rule.id)?.parts ?? [];
  const at = own.findIndex(({ from, to }) => value >= from && value <= to);
  const words = (id: string | null): string => (id === null ? 'nothing would be screened' : `the outcome would be "${rule.outcomes.find((one) => one.id === id)?.label ?? id}"`);
  const sides = at < 0 ? [] : [
    ...(at > 0 ? [{ at: own[at]!.from, outcome: own[at - 1]!.outcome, word: 'below' }] : []),
    ...(at < own.length - 1 ? [{ at: own[at]!.to, outcome: own[at + 1]!.outcome, word: 'above' }] : []),
  ];
  const nearest = sides.sort((a, b) => Math.abs(a.at - value) - Math.abs(b.at - value))[0];
  if (nearest === undefined) return { field, question, value: null, outcome: null, sentence: `${label}: no value of the range changes what ${rule.title} says.` };
  return {
    field, question, value: nearest.at, outcome: nearest.outcome,
    sentence: `${label}: ${nearest.word} ${percent(nearest.at)} instead of ${percent(value)}, ${words(nearest.outcome)}.`,
  };
}
