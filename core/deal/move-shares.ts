import type { Structure } from '../market/structure';
import type { Side, Transfer } from './ledger';
import { carryOut, doubles } from './ledger';

/** Shares that end no further than this from zero were given in full: the difference is rounding. */
export const GIVEN_IN_FULL = 1e-12;

export interface Moved {
  readonly structure: Structure;
  /** Size of the market relative to that before the step: below 1 where a part left it, above 1 where it grew. */
  readonly size: number;
}

/**
 * The market after the transfers; shares are of the market as it then is. A firm that is not there enters, one with nothing left
 * leaves. A share that comes from an estimate makes an estimate of what it goes to.
 */
export function moveShares(structure: Structure, transfers: readonly Transfer[]): Moved {
  const before = { firms: structure.firms, sizes: Array.from(structure.shares), fringe: structure.fringe, unknown: structure.unknown, total: 1 };
  const after = carryOut(before, transfers, doubles);
  const size = after.total;
  const givers = new Set(transfers.map(({ from }) => from).filter((from) => typeof from === 'string'));
  const kept = after.firms.map((_, i) => i).filter((i) => !(givers.has(after.firms[i]!) && Math.abs(after.sizes[i]!) <= GIVEN_IN_FULL));
  const estimate = estimates(structure, after.firms, transfers);
  const scaled = (value: number): number => (value < 0 && value > -GIVEN_IN_FULL ? 0 : size === 1 ? value : value / size);
  return {
    structure: {
      ...structure,
      firms: kept.map((i) => after.firms[i]!),
      shares: Float64Array.from(kept, (i) => scaled(after.sizes[i]!)),
      estimate: Uint8Array.from(kept, (i) => estimate[i]!),
      fringe: scaled(after.fringe),
      unknown: scaled(after.unknown),
      total: structure.total === null ? null : structure.total * size,
    },
    size,
  };
}

function estimates(structure: Structure, firms: readonly string[], transfers: readonly Transfer[]): Uint8Array {
  const marks = new Uint8Array(firms.length);
  marks.set(structure.estimate);
  const on = (side: Side): number[] => {
    if (side === null || (typeof side === 'object' && 'part' in side)) return [];
    if (typeof side === 'string') return [firms.indexOf(side)];
    const except = new Set(side.allBut);
    return firms.map((_, i) => i).filter((i) => !except.has(firms[i]!));
  };
  for (const { from, to } of transfers) if (on(from).some((i) => marks[i] === 1)) for (const i of on(to)) marks[i] = 1;
  return marks;
}
