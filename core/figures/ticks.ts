/** A step of 1, 2, 2.5 or 5 times a power of ten that cuts a length into about `wanted` parts. */
function roundStep(length: number, wanted: number): number {
  const rough = length / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
}

/** Round values within a range, about `wanted` of them. */
export function ticksBetween(low: number, high: number, wanted = 5): number[] {
  if (!(high > low)) return [low];
  const step = roundStep(high - low, wanted);
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9 * step; at++) ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}

/** Round values from 0 to at least `max`, about `wanted` of them: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticksFromZero(max: number, wanted = 5): number[] {
  if (!(max > 0)) return [0];
  const step = roundStep(max, wanted);
  const ticks: number[] = [];
  for (let at = 0; at * step <= max * 1.0001; at++) ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}
