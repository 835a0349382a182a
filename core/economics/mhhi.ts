import { hhi, POINTS } from './hhi';
import { sumBy } from './sum';

/** Owners x firms: the share of firm j's profit (cash flow) or of its control that owner i has. */
export type Rights = readonly ArrayLike<number>[];

/**
 * Position of the first firm whose controlling owners have no interest in its profit, or -1. Its objective is not
 * defined, so neither profit weights nor MHHI exist.
 */
export function firmWithoutObjective(cashFlow: Rights, control: Rights): number {
  const firms = cashFlow[0]?.length ?? 0;
  for (let j = 0; j < firms; j++) if (!(weight(cashFlow, control, j, j) > 0)) return j;
  return -1;
}

/**
 * Weight of firm k's profit in the objective of firm j, `sum_i gamma_ij beta_ik / sum_i gamma_ij beta_ij`: row j, column k.
 * The denominator belongs to firm j, whose price is set. Source: O'Brien and Salop 2000. Refuses a firm without an objective.
 */
export function profitWeights(cashFlow: Rights, control: Rights): Float64Array[] {
  const bad = firmWithoutObjective(cashFlow, control);
  if (bad >= 0) throw new RangeError(`No owner who controls firm ${bad + 1} has an interest in its profit.`);
  const firms = cashFlow[0]?.length ?? 0;
  return Array.from({ length: firms }, (_, j) => {
    const own = weight(cashFlow, control, j, j);
    return Float64Array.from({ length: firms }, (_, k) => (k === j ? 1 : weight(cashFlow, control, j, k) / own));
  });
}

function weight(cashFlow: Rights, control: Rights, j: number, k: number): number {
  return sumBy(cashFlow.length, (i) => control[i]![j]! * cashFlow[i]![k]!);
}

export interface Mhhi {
  /** Modified HHI in points, or `null` with the reason. It is not read against thresholds of the HHI. */
  readonly mhhi: number | null;
  /** MHHI less HHI, in points. */
  readonly delta: number | null;
  readonly reason?: string;
}

/**
 * Modified HHI `sum_j sum_k s_j s_k w_jk` with general cash-flow and control rights, in points. Without cross-holdings it is
 * the HHI. Source: O'Brien and Salop 2000, Antitrust Law Journal 67: 559-614.
 */
export function mhhi(shares: ArrayLike<number>, cashFlow: Rights, control: Rights): Mhhi {
  const n = shares.length;
  if (cashFlow.length !== control.length || [...cashFlow, ...control].some((row) => row.length !== n)) {
    throw new RangeError(`Cash-flow and control rights must list the same owners, with ${n} firms each.`);
  }
  const bad = firmWithoutObjective(cashFlow, control);
  if (n === 0 || bad >= 0) {
    const reason = n === 0 ? 'There is no firm.' : `No owner who controls firm ${bad + 1} has an interest in its profit.`;
    return { mhhi: null, delta: null, reason };
  }
  const weights = profitWeights(cashFlow, control);
  const delta =
    POINTS * sumBy(n, (j) => sumBy(n, (k) => (k === j ? 0 : shares[j]! * shares[k]! * weights[j]![k]!)));
  return { mhhi: hhi(shares) + delta, delta };
}
