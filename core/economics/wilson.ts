/** The 0.975 quantile of the standard normal distribution, to double precision. */
export const Z_975 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's 95% interval of a proportion from the sample size, which may be an effective one (Kish).
 * It contains the estimate and stays within 0 and 1; it is not degenerate at 0 or 1. Source: Wilson 1927, JASA 22: 209-212.
 * Refuses a proportion outside 0 to 1 and a sample size that is not above 0.
 */
export function wilson95(proportion: number, n: number): Interval {
  if (!(proportion >= 0 && proportion <= 1)) throw new RangeError(`A proportion lies between 0 and 1, not ${proportion}.`);
  if (!(n > 0)) throw new RangeError(`The sample size must be above 0, not ${n}.`);
  const z2 = Z_975 * Z_975;
  const scale = 1 / (1 + z2 / n);
  const centre = (proportion + z2 / (2 * n)) * scale;
  const half = Z_975 * Math.sqrt((proportion * (1 - proportion)) / n + z2 / (4 * n * n)) * scale;
  return {
    low: proportion === 0 ? 0 : Math.min(proportion, Math.max(0, centre - half)),
    high: proportion === 1 ? 1 : Math.max(proportion, Math.min(1, centre + half)),
  };
}
