import { exactScreen } from '../economics/exact-screen';
import type { IntervalInput } from '../economics/interval-bounds';
import { intervalBounds } from '../economics/interval-bounds';
import { sum } from '../economics/sum';
import type { Comparison, Condition, Quantity, RuleSet } from '../rules/rule-set';
import { evaluate } from '../rules/evaluate';
import { screenInput } from '../rules/screen-input';
import type { CompiledRule } from './sweep-rules';
import { compileRule, NEAR_A_LIMIT, QUANTITY_COUNT, quantityCode } from './sweep-rules';

export type Box = Required<IntervalInput>;

/** Beyond this share of a firm the outcome is certain whatever the other shares are. */
export interface BoxFlip {
  readonly firm: string;
  readonly share: number;
  /** `below`: certain for smaller shares. `above`: for larger ones. */
  readonly side: 'below' | 'above';
  /** The outcome that is certain there. */
  readonly outcome: string;
}

/** Boxes that are looked at before the answer is given as it stands. */
const BOXES = 400;
/** The same for each step towards a flip. */
const BOXES_FOR_FLIP = 12;
const STEPS_TO_FLIP = 48;

/**
 * Outcomes that some shares of the box give. Ranges of the quantities rule outcomes out; shares found within show them
 * possible; where neither does, the box is halved. What only an exact boundary gives ("the text is silent") is listed where
 * such shares are met, and not searched for.
 */
export function settle(rule: RuleSet, box: Box, budget = BOXES): { possible: string[]; settled: boolean } {
  const compiled = compileRule(rule);
  const shown = new Set<string>();
  const left = new Set<string>();
  const sought = new Set(rule.outcomes.filter(({ severity }) => severity !== 'silent').map(({ id }) => id));
  let open: Box[] = [box];
  let looked = 0;
  while (open.length > 0) {
    const next: Box[] = [];
    for (const one of open) {
      const within = outcomesWithin(rule, one);
      if (within.length === 1) {
        shown.add(within[0]!);
        continue;
      }
      const rest = within.filter((id) => sought.has(id) && !shown.has(id));
      if (rest.length === 0 && looked > 0) continue;
      for (const shares of points(one)) shown.add(outcomeAt(compiled, shares, one.parties));
      if (rest.every((id) => shown.has(id))) continue;
      if (++looked > budget) rest.forEach((id) => left.add(id));
      else next.push(...halves(one));
    }
    open = next;
  }
  const unsettled = [...left].filter((id) => !shown.has(id));
  return { possible: rule.outcomes.map(({ id }) => id).filter((id) => shown.has(id) || unsettled.includes(id)), settled: unsettled.length === 0 };
}

/** The one outcome that all shares of the box give, or `null` where there are two or it is not certain within a few halvings. */
function certainOutcome(rule: RuleSet, box: Box): string | null {
  const compiled = compileRule(rule);
  let only: string | null = null;
  let open: Box[] = [box];
  for (let looked = 0; open.length > 0; ) {
    const next: Box[] = [];
    for (const one of open) {
      const within = outcomesWithin(rule, one);
      const found = within.length === 1 ? within : [...points(one)].map((shares) => outcomeAt(compiled, shares, one.parties));
      for (const id of found) {
        only ??= id;
        if (id !== only) return null;
      }
      if (within.length === 1) continue;
      if (++looked > BOXES_FOR_FLIP) return null;
      next.push(...halves(one));
    }
    open = next;
  }
  return only;
}

/**
 * For each party, the share below which, and that above which, one outcome is certain; for the other firms where no party has
 * one. A range of a firm's share inside another leaves no more outcomes possible, so the edge is found by halving.
 */
export function flipsOf(rule: RuleSet, box: Box, firms: readonly string[]): BoxFlip[] {
  const ofParties = box.parties.flatMap((at) => flipsOfFirm(rule, box, firms[at]!, at));
  return ofParties.length > 0 ? ofParties : firms.flatMap((firm, at) => (box.parties.includes(at) ? [] : flipsOfFirm(rule, box, firm, at)));
}

function flipsOfFirm(rule: RuleSet, box: Box, firm: string, at: number): BoxFlip[] {
  const [low, high] = attainable(box, at);
  if (!(high > low)) return [];
  return (['below', 'above'] as const).flatMap((side) => {
    const certain = (share: number): string | null => certainOutcome(rule, narrowed(box, at, side === 'below' ? [low, share] : [share, high]));
    let inside = side === 'below' ? low : high;
    let outside = side === 'below' ? high : low;
    const outcome = certain(inside);
    if (outcome === null) return [];
    for (let step = 0; step < STEPS_TO_FLIP; step++) {
      const middle = (inside + outside) / 2;
      if (middle === inside || middle === outside) break;
      if (certain(middle) === null) outside = middle;
      else inside = middle;
    }
    return [{ firm, share: Number(inside.toPrecision(12)), side, outcome }];
  });
}

/** The part of a firm's range that some shares of the others fill up to the whole market. */
function attainable({ intervals, fringe }: Box, at: number): [number, number] {
  const others = intervals.filter((_, i) => i !== at);
  return [
    Math.max(intervals[at]![0], clean(1 - fringe[1] - sum(others.map(([, high]) => high)))),
    Math.min(intervals[at]![1], clean(1 - fringe[0] - sum(others.map(([low]) => low)))),
  ];
}

function narrowed(box: Box, at: number, range: readonly [number, number]): Box {
  return { ...box, intervals: box.intervals.map((interval, i) => (i === at ? range : interval)) };
}

/** Two halves of the box along its widest range, without those that no market fits. */
function halves(box: Box): Box[] {
  const widths = box.intervals.map(([low, high]) => high - low);
  const at = widths.indexOf(Math.max(...widths));
  if (!(widths[at]! > 1e-9)) return [];
  const [low, high] = box.intervals[at]!;
  const middle = (low + high) / 2;
  return [narrowed(box, at, [low, middle]), narrowed(box, at, [middle, high])].filter(fits);
}

function fits({ intervals, fringe }: Box): boolean {
  return sum(intervals.map(([low]) => low)) + fringe[0] <= 1 + 1e-12 && sum(intervals.map(([, high]) => high)) + fringe[1] >= 1 - 1e-12;
}

/** Sums of decimals carry rounding in the last digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** Outcomes that the ranges of the quantities do not rule out. */
function outcomesWithin(rule: RuleSet, box: Box): string[] {
  const { hhi, postHhi, delta } = intervalBounds(box);
  const ranges: Partial<Record<Quantity, readonly [number, number]>> = {
    preHhi: [clean(hhi.low), clean(hhi.high)], postHhi: [clean(postHhi!.low), clean(postHhi!.high)], delta: [clean(delta!.low), clean(delta!.high)],
    mergedShare: jointRange(box, box.parties),
  };
  const met = new Map(rule.tests.map(({ id, quantity, comparison, limit }) => {
    const range = ranges[quantity] ?? firmsRange(quantity, box);
    const [least, most] = [holds(range[0], comparison, limit), holds(range[1], comparison, limit)];
    return [id, least === most ? least : null] as const;
  }));
  const found: string[] = [];
  for (const { id, when } of rule.outcomes) {
    const held = when === null ? true : resolve(when, met);
    if (held !== false) found.push(id);
    if (held === true) break;
  }
  return found;
}

function jointRange({ intervals, fringe }: Box, of: readonly number[]): [number, number] {
  const own = of.map((i) => intervals[i]!);
  const others = intervals.filter((_, i) => !of.includes(i));
  return [
    clean(Math.max(sum(own.map(([low]) => low)), 1 - fringe[1] - sum(others.map(([, high]) => high)))),
    clean(Math.min(sum(own.map(([, high]) => high)), 1 - fringe[0] - sum(others.map(([low]) => low)))),
  ];
}

/** Ranges of the quantities of several firms, each firm's range taken alone: wide, and narrowed by halving. */
function firmsRange(quantity: Quantity, box: Box): [number, number] {
  const { intervals, parties } = box;
  const joint = jointRange(box, parties);
  const after = [joint, ...intervals.filter((_, i) => !parties.includes(i))];
  const top = (k: number): [number, number] => {
    const ends = [0, 1].map((end) => clean(sum(after.map((range) => range[end as 0 | 1]).sort((a, b) => b - a).slice(0, k))));
    return [ends[0]!, Math.min(1, ends[1]!)];
  };
  switch (quantity) {
    case 'top3Share':
      return top(3);
    case 'top5Share':
      return top(5);
    case 'leaderOverSecond':
      return [0, Number.MAX_VALUE];
    default:
      return [0, Math.max(...parties.map((i) => intervals[i]![1]))];
  }
}

function holds(value: number, comparison: Comparison, limit: number): boolean {
  const order = Math.abs(value - limit) <= 1e-12 * Math.abs(limit) ? 0 : value - limit;
  return comparison === '>' ? order > 0 : comparison === '>=' ? order >= 0 : comparison === '<' ? order < 0 : order <= 0;
}

function resolve(condition: Condition, met: ReadonlyMap<string, boolean | null>): boolean | null {
  if (typeof condition === 'string') return met.get(condition) ?? null;
  if ('not' in condition) {
    const inner = resolve(condition.not, met);
    return inner === null ? null : !inner;
  }
  const decisive = 'any' in condition;
  const parts = ('any' in condition ? condition.any : condition.all).map((part) => resolve(part, met));
  if (parts.includes(decisive)) return decisive;
  return parts.includes(null) ? null : !decisive;
}

/** Shares of the box, chosen where quantities are greatest or least: parties first or last, evenly or one after another. */
function* points(box: Box): Generator<number[]> {
  const n = box.intervals.length;
  const forward = Array.from({ length: n }, (_, i) => i);
  const parties = [...box.parties];
  const rest = forward.filter((i) => !parties.includes(i));
  const bySize = [...rest].sort((a, b) => box.intervals[b]![1] - box.intervals[a]![1]);
  const orders = [
    [...parties, ...bySize], [...parties].reverse().concat(bySize), [...bySize, ...parties], [...bySize].reverse().concat(parties), [...parties, ...[...bySize].reverse()],
  ];
  const [fringeLow, fringeHigh] = box.fringe;
  for (const fringe of fringeLow === fringeHigh ? [fringeLow] : [fringeLow, fringeHigh]) {
    const lows = sum(box.intervals.map(([low]) => low));
    const highs = sum(box.intervals.map(([, high]) => high));
    const whole = Math.min(Math.max(1 - fringe, lows), highs);
    for (const order of orders) yield filled(box, order, whole - lows);
    // In proportion to the widths.
    const part = highs > lows ? (whole - lows) / (highs - lows) : 0;
    yield box.intervals.map(([low, high]) => clean(low + part * (high - low)));
    // Parties at equal shares as far as their ranges go.
    const level = parties.map((i) => box.intervals[i]!);
    const even = Math.min(...level.map(([, high]) => high));
    if (level.every(([low]) => low <= even)) {
      const fixed = { ...box, intervals: box.intervals.map((interval, i) => (parties.includes(i) ? ([even, even] as const) : interval)) };
      const left = whole - sum(fixed.intervals.map(([low]) => low));
      if (left >= -1e-12 && left <= sum(fixed.intervals.map(([low, high]) => high - low)) + 1e-12) yield filled(fixed, bySize, left);
    }
  }
}

/** The lower ends, and what is left of the market given to the firms in order. */
function filled({ intervals }: Box, order: readonly number[], left: number): number[] {
  const shares = intervals.map(([low]) => low);
  let rest = clean(left);
  for (const i of order) {
    const more = Math.max(0, Math.min(rest, intervals[i]![1] - intervals[i]![0]));
    shares[i] = more === intervals[i]![1] - intervals[i]![0] ? intervals[i]![1] : clean(shares[i]! + more);
    rest = clean(rest - more);
  }
  return shares;
}

const scratch = new Float64Array(QUANTITY_COUNT);

/** The outcome at these shares, in exact arithmetic at a limit. */
function outcomeAt(compiled: CompiledRule, shares: readonly number[], parties: readonly number[]): string {
  const input = screenInput({ before: shares, parties, exact: () => exactScreen({ sizes: shares, total: 1, parties }) });
  if (compiled.readsFirms) return evaluate(compiled.rule, input).outcome;
  for (const quantity of ['postHhi', 'preHhi', 'delta', 'mergedShare'] as const) scratch[quantityCode(quantity)] = input[quantity];
  const at = compiled.outcome(scratch);
  return at === NEAR_A_LIMIT ? evaluate(compiled.rule, input).outcome : compiled.rule.outcomes[at]!.id;
}
