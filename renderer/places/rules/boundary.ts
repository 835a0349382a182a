import { formatHhi, formatShare } from '../../../core/format';
import type { ScreenInput } from '../../../core/rules/evaluate';
import { evaluate } from '../../../core/rules/evaluate';
import type { Quantity, RuleSet, Severity } from '../../../core/rules/rule-set';
import { limitWords } from '../../../core/rules/words';
import { quantityWords } from './limit-text';
import type { RuleDraft } from './rule-draft';
import { checkDraft } from './rule-draft';

/** Values of the quantities that a rule reads: HHI and change in points, shares as fractions. */
export type Values = Partial<Record<Quantity, number>>;

export interface Side {
  readonly value: string;
  readonly met: boolean;
  readonly outcome: string;
  readonly severity: Severity;
}

/** A test just below its limit, at it and just above it, all other quantities standing still. */
export interface Boundary {
  readonly test: string;
  readonly words: string;
  readonly sides: readonly [Side, Side, Side];
}

/** The rule of a draft for trying it out: texts that do not decide anything may still be missing. `null` where tests or outcomes are not sound. */
export function ruleToTry(draft: RuleDraft): RuleSet | null {
  const given = (text: string): string => (text.trim() === '' ? '(not written yet)' : text);
  const { rule } = checkDraft(
    {
      ...draft,
      id: 'draft', jurisdiction: given(draft.jurisdiction), title: given(draft.title), citation: given(draft.citation), inForce: '2000-01-01', ended: '',
      outcomes: draft.outcomes.map((outcome) => ({ ...outcome, label: given(outcome.label), consequence: given(outcome.consequence) })),
      scales: [],
      findings: [],
    },
    [],
  );
  return rule;
}

/** Quantities that the rule's tests read, in the order of its tests. */
export function quantitiesOf({ tests }: RuleSet): Quantity[] {
  return [...new Set(tests.map(({ quantity }) => quantity))];
}

/** Values past every limit, so that a test alone decides as often as may be. */
export function pastLimits(rule: RuleSet): Values {
  return Object.fromEntries(
    quantitiesOf(rule).map((quantity) => {
      const most = Math.max(...rule.tests.filter((test) => test.quantity === quantity).map(({ limit }) => limit));
      const past = Number((most * 1.2).toPrecision(3));
      return [quantity, quantityWords[quantity].unit === '%' ? Math.min(1, past) : past];
    }),
  );
}

/** Smallest step that is shown: a hundredth of a point, of a percent, of a time. */
const STEP = 0.01;

export function boundariesOf(rule: RuleSet, others: Values): Boundary[] {
  return rule.tests.map((test): Boundary => {
    const step = quantityWords[test.quantity].unit === '%' ? STEP / 100 : STEP;
    const side = (value: number): Side => {
      const found = evaluate(rule, inputOf({ ...others, [test.quantity]: value }));
      return {
        value: shown(test.quantity, value, test.limit),
        met: found.tests.find(({ id }) => id === test.id)?.met ?? false,
        outcome: found.label,
        severity: found.severity,
      };
    };
    return { test: test.id, words: limitWords(test), sides: [side(test.limit - step), side(test.limit), side(test.limit + step)] };
  });
}

/** A screen with these values. Each quantity is set by itself, whether or not some market has them together. */
export function inputOf(values: Values): ScreenInput {
  const { postHhi = 0, preHhi = 0, delta = 0, mergedShare = 0, top3Share = 0, top5Share = top3Share, leaderShare = 0, leaderOverSecond = 0, partnerShare = 0 } = values;
  return {
    postHhi,
    preHhi,
    delta,
    mergedShare,
    shares: [top3Share, 0, 0, top5Share - top3Share, 0],
    leader: leaderPair(leaderShare, leaderOverSecond, partnerShare),
  };
}

/** Shares whose ratio is exactly the one asked for; where no second share has it, the first is moved by a rounding of its own. */
function leaderPair(share: number, ratio: number, partner: number): NonNullable<ScreenInput['leader']> {
  // Without a share of its own in the rule the leader may have any: over a quarter every ratio is exact.
  if (share === 0) return { share: ratio * 0.25, second: 0.25, partner };
  if (ratio === 0) return { share, second: share, partner };
  for (let moved = 0; moved < 32; moved++) {
    const own = share * (1 + moved * Number.EPSILON);
    const near = own / ratio;
    const second = [near, near * (1 + Number.EPSILON), near * (1 - Number.EPSILON)].find((one) => own / one === ratio);
    if (second !== undefined) return { share: own, second, partner };
  }
  return { share, second: share / ratio, partner };
}

function shown(quantity: Quantity, value: number, limit: number): string {
  const { unit } = quantityWords[quantity];
  if (unit === 'points') return formatHhi(value, [limit]);
  return unit === '%' ? formatShare(value, [limit]) : value.toFixed(2);
}
