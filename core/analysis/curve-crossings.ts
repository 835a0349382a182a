import { rootsAt } from '../deal/inverse';
import { sumBy } from '../economics/sum';
import type { Quantity, RuleSet } from '../rules/rule-set';
import type { MarketResult } from './results';

/** Where a quantity meets a limit of a rule as a number of a step grows. */
export interface Crossing {
  readonly rule: string;
  /** Id of the test. */
  readonly test: string;
  readonly quantity: Quantity;
  /** HHI and change in points, shares as fractions. */
  readonly limit: number;
  /** The number at which the limit is met. */
  readonly at: number;
  /** `closed-form`: a root of the formula. `bisection`: narrowed down to neighbouring doubles. */
  readonly solved: 'closed-form' | 'bisection';
}

/** A stretch of the range between two points, with the market at both. */
export interface CurveCell {
  readonly from: number;
  readonly to: number;
  readonly atFrom: MarketResult;
  readonly atTo: MarketResult;
}

type Read = (x: number) => MarketResult;

/** Crossings in a cell for each test of a rule: in closed form where all sizes are linear in the number, else by bisection. */
export function crossingsIn(cell: CurveCell, rule: RuleSet, r: number, read: Read): Crossing[] {
  const { from, to, atFrom, atTo } = cell;
  if (rule.tests.length === 0 || (atFrom.outcomes[r] === undefined && atTo.outcomes[r] === undefined)) return [];
  let line: Line | null | undefined;
  return rule.tests.flatMap(({ id, quantity, limit }): Crossing[] => {
    const differs = metAt(atFrom, r, id) !== metAt(atTo, r, id);
    // The paths of a cell serve all its tests; most cells of most rules are far from every limit.
    if (!differs && !mayTurn(cell, quantity, limit)) return [];
    line ??= linear(cell, read((from + to) / 2));
    const found = (line === null ? [] : rootsFor(line, quantity, limit)).map((t) => from + t * (to - from));
    if (found.length > 0) return found.map((at) => ({ rule: rule.id, test: id, quantity, limit, at, solved: 'closed-form' }));
    if (!differs) return [];
    return [{ rule: rule.id, test: id, quantity, limit, at: narrowed(cell, read, (result) => metAt(result, r, id) === metAt(atFrom, r, id)), solved: 'bisection' }];
  });
}

/** The place in a cell where a rule's outcome changes though no quantity meets a limit there, if there is one. */
export function turnIn(cell: CurveCell, r: number, read: Read, crossings: readonly number[]): number[] {
  const before = cell.atFrom.outcomes[r]?.outcome;
  if (crossings.length > 0 || before === cell.atTo.outcomes[r]?.outcome) return [];
  return [narrowed(cell, read, ({ outcomes }) => outcomes[r]?.outcome === before)];
}

function metAt({ outcomes }: MarketResult, r: number, test: string): boolean | undefined {
  return outcomes[r]?.tests.find(({ id }) => id === test)?.met;
}

/** Whether a quantity that is on the same side of a limit at both ends could be beyond it in between: only an HHI is curved. */
function mayTurn({ from, to, atFrom, atTo }: CurveCell, quantity: Quantity, limit: number): boolean {
  if (quantity !== 'postHhi' && quantity !== 'delta') return false;
  const [a, b] = quantity === 'delta' ? [atFrom.change, atTo.change] : [atFrom.after.hhi, atTo.after.hhi];
  // Within a cell a parabola leaves the range of its ends by less than they may differ from the limit, or is looked at: what one firm
  // gains and others lose adds at most 2 x^2 to the HHI, and between two equal ends that is a quarter of 2 (to - from)^2 lower.
  return Math.min(Math.abs(a - limit), Math.abs(b - limit)) <= Math.max(1, 5000 * (to - from) ** 2, 2 * Math.abs(a - b));
}

/** Sizes over the base before the deal as `start + slope t`, t from 0 to 1 over the cell. */
interface Line {
  readonly start: Float64Array;
  readonly slope: Float64Array;
  readonly total: readonly [number, number];
  /** HHI before the deal as a fraction. */
  readonly pre: number;
  /** Position of the firm whose share is read, or -1 where it is not the same throughout. */
  readonly merged: number;
}

/** Sizes that miss a straight line by no more than this, as fractions of the market, are on it. */
const ON_THE_LINE = 1e-13;

function linear({ atFrom, atTo }: CurveCell, middle: MarketResult): Line | null {
  const { firms } = middle.deal.after;
  const sizes = ({ deal }: MarketResult): Float64Array => {
    const at = new Map(deal.after.firms.map((firm, i) => [firm, deal.after.shares[i]! * deal.size]));
    return Float64Array.from(firms, (firm) => at.get(firm) ?? 0);
  };
  const [a, m, b] = [sizes(atFrom), sizes(middle), sizes(atTo)];
  const extra = [atFrom, atTo].some(({ deal }) => deal.after.firms.some((firm, i) => !firms.includes(firm) && deal.after.shares[i]! > ON_THE_LINE));
  if (extra || a.some((size, i) => Math.abs((size + b[i]!) / 2 - m[i]!) > ON_THE_LINE)) return null;
  if (Math.abs((atFrom.deal.size + atTo.deal.size) / 2 - middle.deal.size) > ON_THE_LINE) return null;
  const name = middle.deal.mergedFirm;
  const same = name !== null && atFrom.deal.mergedFirm === name && atTo.deal.mergedFirm === name && [atFrom, middle, atTo].every(({ screenedFirms }) => screenedFirms.every((firm) => firm === name));
  return {
    start: a,
    slope: a.map((size, i) => b[i]! - size),
    total: [atFrom.deal.size, atTo.deal.size - atFrom.deal.size],
    pre: middle.before.hhi / 10_000,
    merged: same ? firms.indexOf(name) : -1,
  };
}

/** Roots within the cell of `quantity = limit`, as t from 0 (left out) to 1. */
function rootsFor({ start, slope, total: [size, growth], pre, merged }: Line, quantity: Quantity, limit: number): number[] {
  const within = (roots: readonly number[]): number[] => roots.filter((t) => t > 0 && t <= 1);
  if (quantity === 'mergedShare') {
    if (merged < 0) return [];
    return within(rootsAt({ a: 0, b: slope[merged]! - limit * growth, c: start[merged]! - limit * size }, 0));
  }
  if (quantity !== 'postHhi' && quantity !== 'delta') return [];
  const level = limit / 10_000 + (quantity === 'delta' ? pre : 0);
  const n = start.length;
  return within(
    rootsAt(
      {
        a: sumBy(n, (i) => slope[i]! * slope[i]!) - level * growth * growth,
        b: 2 * (sumBy(n, (i) => start[i]! * slope[i]!) - level * size * growth),
        c: sumBy(n, (i) => start[i]! * start[i]!) - level * size * size,
      },
      0,
    ),
  );
}

/** Halvings until two neighbouring doubles are left. */
const HALVINGS = 60;

/** The last double of a cell, up to halving, at which things are as at its beginning. */
function narrowed({ from, to }: CurveCell, read: Read, asBefore: (result: MarketResult) => boolean): number {
  let [good, bad] = [from, to];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (good + bad) / 2;
    if (middle === good || middle === bad) break;
    if (asBefore(read(middle))) good = middle;
    else bad = middle;
  }
  return good;
}
