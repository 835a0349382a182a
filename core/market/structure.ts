import type { ShareTable } from './share-table';

/**
 * One market in one period: what the steps of a deal change and the measures read.
 * Shares are fractions of the whole market; `sum(shares) + fringe + unknown` is `1` up to rounding.
 */
export interface Structure {
  readonly market: string;
  readonly period: string;
  readonly firms: readonly string[];
  readonly shares: Float64Array;
  /** Per firm: 1 where the share rests on an estimate or an unverified figure. */
  readonly estimate: Uint8Array;
  /** Share of rows that are not firms ("Other"): counts in the total, adds nothing to the HHI. */
  readonly fringe: number;
  /** What no row accounts for: counts in the total, adds nothing to the HHI. */
  readonly unknown: number;
  /** Size of the market in `unit`, or `null` where only shares are known. */
  readonly total: number | null;
  readonly unit: string;
  /** Where a firm went: party to merged firm. */
  readonly mergedInto: Readonly<Record<string, string>>;
}

/** Shares that miss 1 by no more than this are rounding of the published figures, not an unknown part. */
export const ROUNDING_OF_SHARES = 1e-9;

/** The structure of cell `c`. Shares are values over the cell's total. */
export function structureOf(table: ShareTable, c: number): Structure {
  const from = table.offsets[c]!;
  const to = table.offsets[c + 1]!;
  const total = table.total[c]!;
  const shares = new Float64Array(to - from);
  const firms: string[] = new Array<string>(to - from);
  let known = 0;
  for (let i = from; i < to; i++) {
    const share = table.measure === 'share' ? table.value[i]! : table.value[i]! / total;
    shares[i - from] = share;
    known += share;
    firms[i - from] = table.firms[table.firm[i]!]!;
  }
  const fringe = table.measure === 'share' ? table.fringe[c]! : table.fringe[c]! / total;
  const rest = table.measure === 'share' ? 1 - known - fringe : 0;
  return {
    market: table.markets[table.cellMarket[c]!]!,
    period: table.periods[table.cellPeriod[c]!]!,
    firms,
    shares,
    estimate: table.estimate.slice(from, to),
    fringe,
    unknown: rest > ROUNDING_OF_SHARES ? rest : 0,
    total: table.measure === 'level' ? total : null,
    unit: table.unit,
    mergedInto: {},
  };
}

/** Position of a firm, following mergers ("TikTok" is found in "Amazon" once merged), or -1. */
export function positionOf(structure: Structure, firm: string): number {
  let name = firm;
  const seen = new Set<string>();
  for (;;) {
    const at = structure.firms.indexOf(name);
    if (at >= 0) return at;
    const next = structure.mergedInto[name];
    if (next === undefined || seen.has(name)) return -1;
    seen.add(name);
    name = next;
  }
}
