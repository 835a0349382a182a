import { POINTS } from './hhi';
import type { Rational } from './rational';
import { ZERO, add, div, fromDecimal, rational, sub, toNumber } from './rational';

/** The figures of a screen without any rounding: HHI in points, shares as fractions. */
export interface ExactScreen {
  readonly preHhi: Rational;
  readonly postHhi: Rational;
  /** Post-merger HHI less pre-merger HHI. */
  readonly delta: Rational;
  readonly mergedShare: Rational;
  /** Joint share of the `k` largest firms after the merger. */
  top(k: number): Rational;
}

export interface ExactMerger {
  /** Sizes of the firms: whole numbers (units, cents) or shares, each taken at its shortest printed decimal. */
  readonly sizes: ArrayLike<number>;
  /** Size of the whole market including any fringe; the sum of `sizes` where absent. */
  readonly total?: number;
  /** Positions of the firms that merge. */
  readonly parties: readonly number[];
}

/** Screen of a plain merger in exact arithmetic. For other deals see `exactScreenOf`. */
export function exactScreen(input: ExactMerger): ExactScreen {
  const before = Array.from(input.sizes, fromDecimal);
  const gone = new Set(input.parties);
  const merged = input.parties.reduce((all, at) => add(all, before[at] ?? ZERO), ZERO);
  const after = before.filter((_, at) => !gone.has(at));
  after.push(merged);
  const total = input.total === undefined ? before.reduce(add, ZERO) : fromDecimal(input.total);
  return exactScreenOf(before, after, total, merged);
}

/**
 * Screen of any deal from exact sizes before and after it, the size of the whole market (and after the deal, where it is another)
 * and the size of the merged firm. Refuses a market of size 0.
 */
export function exactScreenOf(before: readonly Rational[], after: readonly Rational[], total: Rational, merged: Rational, totalAfter = total): ExactScreen {
  const preHhi = exactHhi(before, total);
  const postHhi = exactHhi(after, totalAfter);
  return {
    preHhi,
    postHhi,
    delta: sub(postHhi, preHhi),
    mergedShare: div(merged, totalAfter),
    top(k) {
      const { integers, scale } = onOneScale(after);
      integers.sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
      return div(rational(integers.slice(0, k).reduce((all, x) => all + x, 0n), scale), totalAfter);
    },
  };
}

/** HHI in points without rounding. */
export function exactHhi(sizes: readonly Rational[], total: Rational): Rational {
  const { integers, scale } = onOneScale(sizes);
  let squares = 0n;
  for (const x of integers) squares += x * x;
  const t = total.n * scale;
  return rational(squares * BigInt(POINTS) * total.d * total.d, t * t);
}

/** The numbers as integers over one common denominator, which keeps sums of 100,000 firms quick. */
function onOneScale(values: readonly Rational[]): { integers: bigint[]; scale: bigint } {
  let scale = 1n;
  for (const { d } of values) {
    if (d > scale && d % scale === 0n) scale = d;
    else if (scale % d !== 0n) scale *= d;
  }
  return { integers: values.map(({ n, d }) => n * (scale / d)), scale };
}

/**
 * The sizes behind shares that were divided by `total`: for each share the shortest decimal that, divided by the total,
 * gives that very double. Without a total the shares themselves, at their shortest printed decimal.
 */
export function exactSizes(shares: ArrayLike<number>, total: number | null): Rational[] {
  return Array.from(shares, (share) => fromDecimal(total === null ? share : shortestSize(share, total)));
}

function shortestSize(share: number, total: number): number {
  const size = share * total;
  for (let digits = 1; digits < 17; digits++) {
    const candidate = Number(size.toPrecision(digits));
    if (candidate / total === share) return candidate;
  }
  return size;
}

/** The figures as doubles, each rounded once. */
export function screenNumbers(exact: ExactScreen): { preHhi: number; postHhi: number; delta: number; mergedShare: number } {
  return {
    preHhi: toNumber(exact.preHhi),
    postHhi: toNumber(exact.postHhi),
    delta: toNumber(exact.delta),
    mergedShare: toNumber(exact.mergedShare),
  };
}
