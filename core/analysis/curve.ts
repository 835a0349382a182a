import type { Sweep } from '../deal/common';
import { stepNumber } from '../deal/kinds';
import type { Step } from '../deal/step';
import type { RuleSet } from '../rules/rule-set';
import type { Crossing } from './curve-crossings';
import { crossingsIn, turnIn } from './curve-crossings';
import { audienceMoves } from './reach-steps';
import type { MarketResult } from './results';
import type { ScreenRequest } from './screen';
import { screenMarket } from './screen';

export interface CurveRequest extends ScreenRequest {
  /** Position of the step whose number is varied. */
  readonly at: number;
  /** The range; that of the step itself where absent. */
  readonly sweep?: Sweep;
  /** How many points are drawn, at least 2. */
  readonly points?: number;
  /** Reach of the deal as a fraction, read where the number changes who belongs to whom. */
  readonly reach?: (steps: readonly Step[]) => number | null;
}

/** A market at one value of the number. HHI and change in points. */
export interface CurvePoint {
  readonly x: number;
  readonly hhi: number;
  readonly change: number;
  readonly mergedShare: number | null;
  /** Rise of the MHHI by stakes and commissions, in points. */
  readonly mhhiDelta: number | null;
  /** Id of each rule's outcome, in the order of the rules; `null` where nothing is screened. */
  readonly outcomes: readonly (string | null)[];
  readonly reach: number | null;
}

/** A stretch of the range over which a rule says one thing. */
export interface CurvePart {
  readonly from: number;
  readonly to: number;
  /** `null` where nothing is screened. */
  readonly outcome: string | null;
}

export interface Curve {
  readonly step: number;
  readonly field: string;
  readonly label: string;
  /** The value that the step has. */
  readonly value: number;
  /** The part of the range in which the step can be carried out. */
  readonly low: number;
  readonly high: number;
  readonly points: readonly CurvePoint[];
  /** The market at the value that the step has, where that lies in the range. */
  readonly now: CurvePoint | null;
  /** Where a quantity meets a limit of a rule, in order of the rules and then of the number. */
  readonly crossings: readonly Crossing[];
  /** By rule: stretches from `low` to `high`. */
  readonly parts: readonly { readonly rule: string; readonly parts: readonly CurvePart[] }[];
}

const POINTS_DRAWN = 65;

/**
 * A scenario in one market as one number of one step runs over a range: every result as a curve, with the places where a quantity
 * meets a limit of a rule. `null` where the step has no such number, or cannot be carried out anywhere in the range.
 */
export function curve(request: CurveRequest): Curve | null {
  const { steps, at, points: count = POINTS_DRAWN, rules } = request;
  const step = steps[at];
  const sweep = request.sweep ?? step?.sweep;
  const number = step === undefined || sweep === undefined ? null : stepNumber(step, sweep.field);
  if (number === null || sweep === undefined) return null;
  const stepsAt = (x: number): Step[] => steps.map((other, i) => (i === at ? number.set(x) : other));
  const read = (x: number): MarketResult => screenMarket({ ...request, steps: stepsAt(x) });
  const possible = ({ deal }: MarketResult): boolean => !deal.steps.some(({ outcome }) => 'problem' in outcome);
  const range = possibleRange(sweep, number.value, (x) => possible(read(x)));
  if (range === null) return null;
  const { low, high } = range;
  const drawn = Array.from({ length: count }, (_, i) => (i === count - 1 ? high : low + ((high - low) * i) / (count - 1)));
  const results = drawn.map(read);
  const reachAt = reachReader(request);
  const cells = drawn.slice(1).map((to, i) => ({ from: drawn[i]!, to, atFrom: results[i]!, atTo: results[i + 1]! }));
  const point = (x: number, result: MarketResult): CurvePoint => pointOf(x, result, rules, reachAt(stepsAt(x)));
  const crossings = rules.flatMap((rule, r) => cells.flatMap((cell) => crossingsIn(cell, rule, r, read)));
  return {
    step: at,
    field: sweep.field,
    label: number.label,
    value: number.value,
    low,
    high,
    points: results.map((result, i) => point(drawn[i]!, result)),
    now: number.value >= low && number.value <= high ? point(number.value, read(number.value)) : null,
    crossings,
    parts: rules.map((rule, r) => {
      const turns = cells.flatMap((cell) => {
        const inside = crossings.filter((one) => one.rule === rule.id && one.at >= cell.from && one.at <= cell.to).map((one) => one.at);
        return [...inside, ...turnIn(cell, r, read, inside)];
      });
      return { rule: rule.id, parts: partsOf([low, ...turns, high], (x) => outcomeOf(read(x), r)) };
    }),
  };
}

/** Id of what a rule says, or `null` where nothing is screened. */
export function outcomeOf({ outcomes }: MarketResult, rule: number): string | null {
  return outcomes[rule]?.outcome ?? null;
}

function pointOf(x: number, result: MarketResult, rules: readonly RuleSet[], reach: number | null): CurvePoint {
  const { after, change, mergedShare, incentives } = result;
  return { x, hhi: after.hhi, change, mergedShare, mhhiDelta: incentives?.mhhiDelta ?? null, outcomes: rules.map((_, r) => outcomeOf(result, r)), reach };
}

/** Neighbouring stretches with one outcome are one; each is read in its middle. */
function partsOf(marks: readonly number[], outcomeAt: (x: number) => string | null): CurvePart[] {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  const parts: CurvePart[] = [];
  for (let i = 1; i < sorted.length; i++) {
    const [from, to] = [sorted[i - 1]!, sorted[i]!];
    const outcome = outcomeAt((from + to) / 2);
    const last = parts.at(-1);
    if (last !== undefined && last.outcome === outcome) parts[parts.length - 1] = { ...last, to };
    else parts.push({ from, to, outcome });
  }
  return parts;
}

/** Steps of the search for the ends of what is possible: enough for every double between two others. */
const HALVINGS = 60;

/** The stretch around the step's own value, or else around the first possible point, in which the step can be carried out. */
function possibleRange({ low, high }: Sweep, value: number, possible: (x: number) => boolean): { low: number; high: number } | null {
  const tries = [Math.min(high, Math.max(low, value)), low, high, ...Array.from({ length: POINTS_DRAWN }, (_, i) => low + ((high - low) * i) / (POINTS_DRAWN - 1))];
  const inside = tries.find(possible);
  if (inside === undefined) return null;
  const end = (outer: number): number => {
    if (possible(outer)) return outer;
    let [good, bad] = [inside, outer];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (good + bad) / 2;
      if (possible(middle)) good = middle;
      else bad = middle;
    }
    // The end as a person writes it, where the search ended a rounding beside it.
    const written = Number(good.toPrecision(10));
    return possible(written) ? written : good;
  };
  const range = { low: end(low), high: end(high) };
  return range.low < range.high ? range : null;
}

/** Reads the reach once for each way in which the steps say who belongs to whom. */
function reachReader({ reach }: CurveRequest): (steps: readonly Step[]) => number | null {
  const known = new Map<string, number | null>();
  return (steps) => {
    if (reach === undefined) return null;
    const key = JSON.stringify(audienceMoves(steps));
    if (!known.has(key)) known.set(key, reach(steps));
    return known.get(key)!;
  };
}
