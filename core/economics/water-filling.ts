/** A box: lower and upper end per firm, with `low[i] <= high[i]`. */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The point of the box with the given sum whose sum of squares is least: every coordinate stands at one common level,
 * clipped to its interval (water filling). The sum must lie between the sums of the ends; outside it is clipped to them.
 */
export function leastSquares(box: Box, total: number): Float64Array {
  const n = box.low.length;
  const point = Float64Array.from(box.low);
  let left = total - point.reduce((a, b) => a + b, 0);
  const levels = Float64Array.from([...box.low, ...box.high]).sort();
  for (let l = 0; l + 1 < levels.length && left > 0; l++) {
    const from = levels[l]!;
    const to = levels[l + 1]!;
    let rising = 0;
    for (let i = 0; i < n; i++) if (box.low[i]! <= from && box.high[i]! >= to) rising++;
    if (rising === 0 || to === from) continue;
    const need = rising * (to - from);
    const level = need <= left ? to : from + left / rising;
    for (let i = 0; i < n; i++) if (box.low[i]! <= from && box.high[i]! >= to) point[i] = level;
    left -= Math.min(need, left);
  }
  return point;
}
