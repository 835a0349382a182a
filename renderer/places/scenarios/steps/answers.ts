import { curve } from '../../../../core/analysis/curve';
import { stepDistance } from '../../../../core/analysis/distance-step';
import type { MarketResult } from '../../../../core/analysis/results';
import { screenMarket } from '../../../../core/analysis/screen';
import { outcomeWords } from '../../../../core/figures/curve-turns';
import { kindOf, stepNumber } from '../../../../core/deal/kinds';
import type { Step } from '../../../../core/deal/step';
import type { RuleSet, Severity } from '../../../../core/rules/rule-set';

export interface AnswerRequest {
  readonly market: MarketResult;
  readonly steps: readonly Step[];
  readonly at: number;
  readonly rules: readonly RuleSet[];
}

/** How far one number of a step must go for one rule to say something else, and the step that goes so far. */
export interface StepAnswer {
  readonly rule: string;
  readonly field: string;
  readonly value: number;
  /** Id of the outcome beyond it, or `null` where nothing is screened there. */
  readonly outcome: string | null;
  readonly sentence: string;
  readonly step: Step | null;
}

/** Points of the curve that is searched: an answer needs no smooth line. */
const POINTS = 33;

/** What it would take, for each number of the step and each rule; empty where no value changes anything. */
export function answersOf({ market, steps, at, rules }: AnswerRequest): StepAnswer[] {
  const step = steps[at];
  if (step === undefined) return [];
  const request = { id: market.id, name: market.name, structure: market.deal.before, steps, rules };
  return kindOf(step).numbers(step).flatMap(({ field, low, high }): StepAnswer[] => {
    const found = low < high ? curve({ ...request, at, sweep: { field, low, high }, points: POINTS }) : null;
    if (found === null) return [];
    return rules.flatMap((rule): StepAnswer[] => {
      const { value, outcome, sentence } = stepDistance(found, step, rule);
      return value === null ? [] : [{ rule: rule.id, field, value, outcome, sentence, step: stepBeyond({ market, steps, at, rules: [rule] }, field, value, outcome) }];
    });
  });
}

/** Digits of the fraction that is tried: a tenth of a percent first, finer where that oversteps. */
const DIGITS = [3, 4, 5, 6, 8, 10, 12];

/** The step with its number just beyond a value, in as few digits as bring the outcome. */
function stepBeyond({ market, steps, at, rules }: AnswerRequest, field: string, value: number, outcome: string | null): Step | null {
  const number = stepNumber(steps[at]!, field)!;
  const upwards = value >= number.value;
  for (const digits of DIGITS) {
    const unit = 10 ** digits;
    const first = upwards ? Math.ceil(value * unit - 1e-6) : Math.floor(value * unit + 1e-6);
    for (const tick of [first, upwards ? first + 1 : first - 1]) {
      const x = Number((tick / unit).toFixed(digits));
      if (x < number.low || x > number.high) continue;
      const step = number.set(x);
      if (outcomeWith(market, steps, at, step, rules[0]!) === outcome) return step;
    }
  }
  return null;
}

function outcomeWith(market: MarketResult, steps: readonly Step[], at: number, step: Step, rule: RuleSet): string | null {
  const { outcomes, problems } = screenMarket({ id: market.id, name: market.name, structure: market.deal.before, steps: steps.map((other, i) => (i === at ? step : other)), rules: [rule] });
  return problems.length > 0 ? 'problem' : (outcomes[0]?.outcome ?? null);
}

/** Other firms in the place of the target or of the new owner, by what the rule would say. */
export interface Alternatives {
  readonly words: string;
  readonly severity: Severity;
  readonly steps: readonly { readonly name: string; readonly step: Step }[];
}

/** Firms that are tried at most, the largest first. */
const TRIED = 24;

/** A merger with another target, or a forced sale to another owner, sorted by the rule's outcomes; empty for other kinds of step. */
export function alternativesTo({ market, steps, at, rule }: Omit<AnswerRequest, 'rules'> & { readonly rule: RuleSet }): Alternatives[] {
  const step = steps[at];
  if (step?.type !== 'merge' && step?.type !== 'transfer') return [];
  const before = market.deal.steps[at - 1]?.after ?? market.deal.before;
  const taken: readonly string[] = step.type === 'merge' ? step.parties : [step.asset, step.from, step.to];
  const others = before.firms.map((name, i) => ({ name, share: before.shares[i]! })).filter(({ name, share }) => share > 0 && !taken.includes(name));
  const tried = others.sort((a, b) => b.share - a.share).slice(0, TRIED).map(({ name }) => {
    const other: Step = step.type === 'merge' ? { ...step, parties: [...step.parties.slice(0, -1), name] } : { ...step, to: name };
    return { name, step: other, outcome: outcomeWith(market, steps, at, other, rule) };
  });
  return [...rule.outcomes.map(({ id }) => id), null].flatMap((outcome) => {
    const found = tried.filter((one) => one.outcome === outcome).map(({ name, step: other }) => ({ name, step: other }));
    return found.length === 0 ? [] : [{ words: outcomeWords(rule, outcome), severity: rule.outcomes.find(({ id }) => id === outcome)?.severity ?? 'none', steps: found }];
  });
}
