import { sum, sumOfSquares } from './sum';

/**
 * Kish's effective sample size `(sum w)^2 / sum w^2` of the respondents with a weight: as many equally weighted
 * respondents would tell as much. 0 where nobody has a weight. Source: Kish 1965, Survey Sampling.
 */
export function kishNEff(weights: ArrayLike<number>): number {
  const squares = sumOfSquares(weights);
  const total = sum(weights);
  return squares > 0 ? (total * total) / squares : 0;
}

/** Below this sample size, or effective sample size, an estimate of reach carries a warning. */
export const SMALL_SAMPLE = 30;
