import { sum } from './sum';

/** Concentration ratio CR_k: joint share of the k largest firms, a fraction. Shares come largest first; of fewer than k firms, all. */
export function concentrationRatio(sorted: ArrayLike<number>, k: number): number {
  return sum(sorted, 0, Math.min(k, sorted.length));
}
