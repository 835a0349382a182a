/** Printed percentages, and sums of a few, carry at most 15 significant digits: one and these decimals. */
const DECIMALS = 14;

/**
 * A percentage as a fraction: the double nearest to the printed decimal over 100, so that 37.8 gives 0.378 and not
 * 0.37799999999999995, and a limit that is met exactly is met exactly. `per` is 100 for percent, 1 for what needs no change.
 */
export function fractionOf(value: number, per: 1 | 100): number {
  if (per === 1) return value;
  const [digits, exponent] = value.toExponential(DECIMALS).split('e');
  return Number(`${digits}e${Number(exponent) - 2}`);
}
