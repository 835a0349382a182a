import { hhi } from '../economics/hhi';
import { mhhi, profitWeights } from '../economics/mhhi';
import type { Stake } from '../market/stakes';
import type { Structure } from '../market/structure';
import type { ControlModel, RestHolder } from './mhhi-rights';
import { rightsOf } from './mhhi-rights';

/** Stands beside every MHHI. */
export const MHHI_NOTE = 'Thresholds of the HHI are not meant for the MHHI and are not read against it.';

export interface MhhiOptions {
  readonly control: ControlModel;
  /** Who holds what no stake names; see `RestHolder`. */
  readonly rest?: RestHolder;
}

export interface MhhiResult {
  readonly hhi: number;
  /** In points, or `null` with the reason. */
  readonly mhhi: number | null;
  readonly delta: number | null;
  readonly reason?: string;
  /** Owners and, in the order of the structure's firms, their rights; firm by firm the weight of others' profits (row: whose objective). */
  readonly owners: readonly string[];
  readonly cashFlow: readonly Float64Array[];
  readonly controlRights: readonly Float64Array[];
  readonly weights: readonly Float64Array[] | null;
  /** What was assumed, and that thresholds do not apply. */
  readonly notes: readonly string[];
}

/**
 * MHHI and MHHI delta of a market from stakes of owners in its firms. An owner that is itself a firm of the market passes what
 * it holds on to its own owners. The fringe and the unknown part add nothing. Source: O'Brien and Salop 2000.
 */
export function marketMhhi({ firms, shares, fringe, unknown }: Structure, stakes: readonly Stake[], options: MhhiOptions): MhhiResult {
  const plain = hhi(shares);
  const notes = [MHHI_NOTE];
  if (fringe + unknown > 0) notes.push('The fringe and the part that is not known add nothing to HHI and MHHI.');
  const rights = rightsOf(firms, stakes, options.control, options.rest ?? 'one holder');
  if ('reason' in rights) return { hhi: plain, mhhi: null, delta: null, reason: rights.reason, owners: [], cashFlow: [], controlRights: [], weights: null, notes };
  notes.push(...rights.notes);
  const { owners, cashFlow, control } = rights;
  const found = mhhi(shares, cashFlow, control);
  const reason = found.reason?.replace(/firm (\d+)/, (_, at: string) => firms[Number(at) - 1]!);
  return {
    hhi: plain,
    mhhi: found.mhhi,
    delta: found.delta,
    ...(reason === undefined ? {} : { reason }),
    owners,
    cashFlow,
    controlRights: control,
    weights: found.mhhi === null ? null : profitWeights(cashFlow, control),
    notes,
  };
}
