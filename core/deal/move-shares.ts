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
  const scaled = (value: number): number => (value < 0 && value > -GIVEN_IN_FULL ? 0 : size === 1 ? value : value / size);
  const gone = new Set(transfers.flatMap(({ from }) => (typeof from === 'string' && Math.abs(after.sizes[after.firms.indexOf(from)]!) <= GIVEN_IN_FULL ? [from] : [])));
  const marks = estimates(structure, after.firms, transfers);
  const firms: string[] = gone.size === 0 ? [...after.firms] : [];
  const shares = new Float64Array(after.firms.length - gone.size);
  const estimate = new Uint8Array(shares.length);
  for (let i = 0, next = 0; i < after.firms.length; i++) {
    if (gone.size > 0) {
      if (gone.has(after.firms[i]!)) continue;
      firms.push(after.firms[i]!);
    }
    shares[next] = scaled(after.sizes[i]!);
    estimate[next++] = marks[i]!;
  }
  return {
    structure: {
      ...structure,
      firms,
      shares,
      estimate,
      fringe: scaled(after.fringe),
      unknown: scaled(after.unknown),
      total: structure.total === null ? null : structure.total * size,
    },
    size,
  };
}

/** Marks of estimates after the transfers: what an estimated share goes to becomes one. */
function estimates(structure: Structure, firms: readonly string[], transfers: readonly Transfer[]): Uint8Array {
  const marks = new Uint8Array(firms.length);
  marks.set(structure.estimate);
  const each = (side: Side, visit: (at: number) => void): void => {
    if (typeof side === 'string') visit(firms.indexOf(side));
    else if (side !== null && 'allBut' in side) {
      const except = new Set(side.allBut);
      for (let i = 0; i < firms.length; i++) if (!except.has(firms[i]!)) visit(i);
    }
  };
  for (const { from, to } of transfers) {
    let estimated = 0;
    each(from, (at) => (estimated |= marks[at]!));
    if (estimated === 1) each(to, (at) => (marks[at] = 1));
  }
  return marks;
}
