/**
 * A scale that is linear near 0 and logarithmic beyond, for changes of HHI that run from 1 to 5,000 points and may be negative:
 * sign(x) log10(1 + |x| / 10).
 */
export function symlog(points: number): number {
  return Math.sign(points) * Math.log10(1 + Math.abs(points) / LINEAR);
}

/** Below this many points the scale is close to linear. */
const LINEAR = 10;

/** Values worth a tick between two changes in points: 0 and 1, 2 and 5 times powers of ten, thinned to powers where there are many. */
export function symlogTicks(low: number, high: number): number[] {
  const ticks = [0];
  for (const size of [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]) {
    if (size <= high) ticks.push(size);
    if (-size >= low) ticks.push(-size);
  }
  const kept = ticks.length <= 9 ? ticks : ticks.filter((tick) => tick === 0 || Number.isInteger(Math.log10(Math.abs(tick))));
  return kept.sort((a, b) => a - b);
}
