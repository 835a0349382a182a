import type { Box } from './water-filling';

export interface VertexMaximum {
  /** Greatest sum of squares over the points of the box with the given sum. */
  readonly value: number;
  /** False where the search was cut short: `value` is then a bound that is not below the maximum. */
  readonly exact: boolean;
}

/** Nodes of the search before the relaxed bound is given instead. */
const NODES = 200_000;

/** Amounts closer to a bound than this are at it. */
const ROUNDING = 1e-12;

/** Gains closer than this count as equal in pruning. */
const TIE = 1e-15;

/**
 * Maximum of a convex function over a box cut by a plane: it lies at a vertex, where every coordinate but one stands at
 * an end of its interval. Branch and bound over which stand at the upper end; the bound replaces each gain by its chord
 * (fractional knapsack). Firms with the same interval are interchangeable and searched once.
 */
export function greatestSquares(box: Box, total: number): VertexMaximum {
  const n = box.low.length;
  const order = Array.from({ length: n }, (_, i) => i)
    .filter((i) => box.high[i]! > box.low[i]!)
    .sort((a, b) => box.high[b]! + box.low[b]! - box.high[a]! - box.low[a]! || box.low[a]! - box.low[b]!);
  const low = Float64Array.from(order, (i) => box.low[i]!);
  const width = Float64Array.from(order, (i) => box.high[i]! - box.low[i]!);
  const slope = Float64Array.from(order, (i) => box.high[i]! + box.low[i]!);
  let base = 0;
  let rest = total;
  for (let i = 0; i < n; i++) {
    base += box.low[i]! * box.low[i]!;
    rest -= box.low[i]!;
  }

  /**
   * Gain if what is left goes to the partial item and the items from `at` on along their chords, steepest first: never
   * below what is attainable. The partial item comes before them in the order, so it is the steepest.
   */
  const relaxed = (at: number, left: number, partial: number): number => {
    let gain = 0;
    for (let i = partial < 0 ? at : partial; i < low.length && left > 0; i = i === partial ? at : i + 1) {
      const x = Math.min(left, width[i]!);
      gain += x * slope[i]!;
      left -= x;
    }
    return left > ROUNDING ? -Infinity : gain;
  };

  let best = -Infinity;
  let nodes = 0;
  /** `partial` holds the item between its ends, or -1; its amount is what the others leave. */
  const search = (at: number, left: number, gain: number, partial: number, lastEmpty: boolean, lastPartial: boolean): void => {
    if (++nodes > NODES) return;
    const spare = partial < 0 ? 0 : width[partial]!;
    if (at === low.length) {
      if (left > spare + ROUNDING || left < -ROUNDING) return;
      const x = Math.max(0, left);
      best = Math.max(best, gain + (partial < 0 ? 0 : x * x + 2 * x * low[partial]!));
      return;
    }
    if (left < -ROUNDING) return;
    const bound = gain + relaxed(at, Math.max(0, left), partial);
    if (bound <= best + TIE) return;
    const same = at > 0 && low[at] === low[at - 1] && width[at] === width[at - 1];
    if (!(same && (lastEmpty || lastPartial)) && width[at]! <= left + ROUNDING) {
      search(at + 1, left - width[at]!, gain + width[at]! * slope[at]!, partial, false, false);
    }
    if (partial < 0 && !(same && lastEmpty)) search(at + 1, left, gain, at, false, true);
    search(at + 1, left, gain, partial, true, false);
  };
  search(0, rest, 0, -1, false, false);
  const exact = nodes <= NODES;
  return { value: base + (exact ? Math.max(best, 0) : relaxed(0, Math.max(0, rest), -1)), exact };
}
