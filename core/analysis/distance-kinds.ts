import type { ExactScreen } from '../economics/exact-screen';
import { fromDecimal, rational, sub, toNumber } from '../economics/rational';
import { sum } from '../economics/sum';
import type { Change } from '../deal/inverse-change';
import { firstChange } from '../deal/inverse-change';
import type { Structure } from '../market/structure';
import type { OutcomeSpec, Quantity, RuleSet, TestSpec } from '../rules/rule-set';
import { screenInput } from '../rules/screen-input';
import type { CompiledRule, Quantities } from './sweep-rules';
import { QUANTITY_COUNT, quantityCode } from './sweep-rules';

/** What would change an answer, or why nothing of this kind does. */
export interface Distance {
  readonly kind: 'divest-to-rival' | 'divest-to-smallest' | 'divest-to-entrant' | 'party-share' | 'fringe-share' | 'fringe-firm' | 'none';
  /** Buyer, or the party whose share is meant; `null` for an entrant or none. */
  readonly firm: string | null;
  /** One sentence with a full stop: the step, or the absence with its reason. */
  readonly sentence: string;
  /**
   * Fraction of the market, or `null` where there is no solution. Divestitures: what is sold. `party-share`: change of the share,
   * below 0 for a smaller one. `fringe-share`: the share that is not known. `fringe-firm`: the size of its firms.
   */
  readonly value: number | null;
  readonly unit: 'fraction of the market' | null;
  /** Whether the answer changes at the value itself or only beyond it. */
  readonly attained: boolean | null;
  /** Id of the outcome on the other side, or `null` without one. */
  readonly outcome: string | null;
}

export interface ScreenState {
  readonly before: Structure;
  readonly after: Structure;
  readonly merged: string;
  /** Positions of merging firms before the deal. */
  readonly parties: readonly number[];
  readonly mergedShare: number;
  /** HHI before and after as fractions. */
  readonly pre: number;
  readonly post: number;
  readonly exact: ExactScreen;
  /** The merger is the only step here. */
  readonly plain: boolean;
  readonly rule: RuleSet;
  readonly compiled: CompiledRule;
  readonly outcome: OutcomeSpec;
}

export function absence(kind: Distance['kind'], sentence: string, firm: string | null = null): Distance {
  return { kind, firm, sentence, value: null, unit: null, attained: null, outcome: null };
}

/** A limit of a rule in the unit of the formulas: HHI and change as fractions. `missing` is limit less the figure now, from exact figures. */
export interface Limit {
  readonly quantity: Quantity;
  readonly level: number;
  readonly missing: number | null;
}

/** Tests of a rule as limits. */
export function limitsOf({ rule, exact }: Pick<ScreenState, 'rule' | 'exact'>): Limit[] {
  return rule.tests.map((test) => {
    const scale = inPoints(test.quantity) ? 10_000 : 1;
    const { quantity } = test;
    const now = quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta' || quantity === 'mergedShare' ? exact[quantity] : null;
    return { quantity, level: test.limit / scale, missing: now === null ? null : toNumber(sub(exactLimit(test), now)) / scale };
  });
}

function exactLimit({ limit, exactLimit: ratio }: TestSpec): ReturnType<typeof rational> {
  return ratio === undefined ? fromDecimal(limit) : rational(BigInt(ratio[0]), BigInt(ratio[1]));
}

function inPoints(quantity: Quantity): boolean {
  return quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta';
}

/** Figures of a market along a step; HHI and change as fractions. `before` and `after` are the shares there. */
export interface Figures {
  readonly pre: number;
  readonly post: number;
  readonly delta: number;
  readonly mergedShare: number;
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

/** Values solved to meet a limit come this near to it, relatively. */
const AT_LIMIT = 1e-10;

/** The outcome for figures along a step; where the step was solved to meet a limit, the value is taken to be at it. */
export function outcomeFor({ compiled, parties, rule }: Pick<ScreenState, 'compiled' | 'parties' | 'rule'>, figures: Figures, onMark: boolean): OutcomeSpec {
  const values: Quantities = new Float64Array(QUANTITY_COUNT);
  const set = (quantity: Quantity, value: number): void => {
    values[quantityCode(quantity)] = value;
  };
  set('preHhi', figures.pre * 10_000);
  set('postHhi', figures.post * 10_000);
  set('delta', figures.delta * 10_000);
  set('mergedShare', figures.mergedShare);
  if (compiled.readsFirms) {
    const top = Float64Array.from(figures.after).sort().reverse();
    const { leader } = screenInput({ before: figures.before, parties });
    set('top3Share', sum(top, 0, Math.min(3, top.length)));
    set('top5Share', sum(top, 0, Math.min(5, top.length)));
    set('leaderShare', leader?.share ?? 0);
    set('partnerShare', leader?.partner ?? 0);
    set('leaderOverSecond', leader === null || leader === undefined ? 0 : leader.second > 0 ? leader.share / leader.second : Number.MAX_VALUE);
  }
  return rule.outcomes[compiled.outcomeSnapped(values, onMark ? AT_LIMIT : 0)]!;
}

/** The nearer of the changes to both sides of where things stand. */
export function nearest(state: ScreenState, sides: readonly { marks: readonly number[]; end: number; figures: (x: number) => Figures }[]): { change: Change<OutcomeSpec>; side: number } | null {
  const found = sides.flatMap(({ marks, end, figures }, side) => {
    if (!(end > 0)) return [];
    const change = firstChange(marks, end, (x, onMark) => outcomeFor(state, figures(x), onMark), ({ id }) => id !== state.outcome.id);
    return change === null ? [] : [{ change, side }];
  });
  return found.sort((a, b) => a.change.at - b.change.at)[0] ?? null;
}

/** A share in percent with the digits that a person needs to act on it. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(7))}%`;
}
