/** Round values from 0 to at least `max`, about `wanted` of them: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticksFromZero(max: number, wanted = 5): number[] {
  if (!(max > 0)) return [0];
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const ticks: number[] = [];
  for (let at = 0; at * step <= max * 1.0001; at++) ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}
