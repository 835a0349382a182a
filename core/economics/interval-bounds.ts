import { POINTS } from './hhi';
import { sum, sumOfSquares } from './sum';
import { greatestSquares } from './vertex-maximum';
import type { Box } from './water-filling';
import { leastSquares } from './water-filling';
import type { Interval } from './wilson';

export interface IntervalInput {
  /** Low and high end of each firm's share, fractions. */
  readonly intervals: readonly (readonly [number, number])[];
  /** Interval of the share of a part that is not a firm and adds nothing; none where absent. */
  readonly fringe?: readonly [number, number];
  /** Positions of the firms that merge. */
  readonly parties?: readonly number[];
}

export interface IntervalBounds {
  /** Range of the HHI in points over all shares within the intervals that make up the market. */
  readonly hhi: Interval;
  /** Shares at the least HHI. */
  readonly argmin: Float64Array;
  /** Range of the post-merger HHI and of the change; `null` without at least two parties. */
  readonly postHhi: Interval | null;
  readonly delta: Interval | null;
  /** False where a search was cut short and an end is a bound beyond the attainable one. */
  readonly exact: boolean;
}

const ROUNDING = 1e-12;

/**
 * Ranges when shares are known only as intervals that must sum to 1. The least HHI is a convex quadratic programme
 * (water filling), the greatest lies at a vertex. Delta grows in every party's share, so its least value is at the least
 * joint share, spread as unevenly as may be, and its greatest at the greatest joint share, spread as evenly as may be.
 * Refuses intervals that are turned round, leave 0 to 1, or cannot sum to 1.
 */
export function intervalBounds(input: IntervalInput): IntervalBounds {
  const [fringeLow, fringeHigh] = input.fringe ?? [0, 0];
  [...input.intervals, [fringeLow, fringeHigh] as const].forEach(([low, high], at) => {
    if (!(low >= 0 && low <= high && high <= 1)) {
      const whose = at < input.intervals.length ? `Interval ${at + 1}` : 'The interval of the fringe';
      throw new RangeError(`${whose} runs from ${low} to ${high}; it must run upwards within 0 to 1.`);
    }
  });
  const box = boxOf(input.intervals);
  const least = Math.max(1 - fringeHigh, sum(box.low));
  const greatest = Math.min(1 - fringeLow, sum(box.high));
  if (least > greatest + ROUNDING) {
    throw new RangeError(`The intervals allow ${sum(box.low)} to ${sum(box.high)} of the market; no shares within them make up the whole of it.`);
  }
  const argmin = leastSquares(box, least);
  const most = greatestSquares(box, greatest);
  const hhi = { low: sumOfSquares(argmin) * POINTS, high: most.value * POINTS };
  const parties = [...new Set(input.parties ?? [])];
  if (parties.length < 2) return { hhi, argmin, postHhi: null, delta: null, exact: most.exact };

  const own = boxOf(parties.map((at) => input.intervals[at]!));
  const others = boxOf(input.intervals.filter((_, at) => !parties.includes(at)));
  const merged = boxOf([...Array.from(others.low, (low, i) => [low, others.high[i]!] as const), [sum(own.low), sum(own.high)]]);
  const after = leastSquares(merged, least);
  const mostAfter = greatestSquares(merged, greatest);

  const jointLeast = Math.max(sum(own.low), least - sum(others.high));
  const jointGreatest = Math.min(sum(own.high), greatest - sum(others.low));
  const uneven = greatestSquares(own, jointLeast);
  const even = leastSquares(own, jointGreatest);
  return {
    hhi,
    argmin,
    postHhi: { low: sumOfSquares(after) * POINTS, high: mostAfter.value * POINTS },
    delta: {
      low: Math.max(0, jointLeast * jointLeast - uneven.value) * POINTS,
      high: (jointGreatest * jointGreatest - sumOfSquares(even)) * POINTS,
    },
    exact: most.exact && mostAfter.exact && uneven.exact,
  };
}

function boxOf(intervals: readonly (readonly [number, number])[]): Box {
  return { low: Float64Array.from(intervals, ([low]) => low), high: Float64Array.from(intervals, ([, high]) => high) };
}
