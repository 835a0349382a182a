/**
 * Market x period x firm, columnar, so that it moves to a worker without a copy.
 * A *cell* is one market in one period; its firms are the entries `offsets[c]` to `offsets[c + 1]`.
 * Rows that belong to one firm are already summed; fringe rows are not firms and count only in `fringe`.
 */
export interface ShareTable {
  /** `share`: values are fractions of the whole market. `level`: values are in `unit`. */
  readonly measure: 'share' | 'level';
  /** What one unit of `value` is as shown to a person: `USD bn`, `units`; `share` for shares. */
  readonly unit: string;
  readonly markets: readonly string[];
  /** In order; a table without periods has the single period `''`. */
  readonly periods: readonly string[];
  readonly firms: readonly string[];
  /** Cells, ordered by market and then period. */
  readonly cellMarket: Int32Array;
  readonly cellPeriod: Int32Array;
  /** Length cells + 1. */
  readonly offsets: Int32Array;
  /** Per entry: index into `firms`. */
  readonly firm: Int32Array;
  /** Per entry: fraction of the market or level. */
  readonly value: Float64Array;
  /** Per entry: file line of the first row that went into it. */
  readonly row: Int32Array;
  /** Per entry: 1 where a row behind it is marked as an estimate or unverified. */
  readonly estimate: Uint8Array;
  /** Per cell: the whole market (1 for shares). */
  readonly total: Float64Array;
  /** Per cell: what rows such as "Other" hold, in the measure of `value`. */
  readonly fringe: Float64Array;
}

/** Number of cells (market-period pairs). */
export function cellCount(table: ShareTable): number {
  return table.cellMarket.length;
}

/** Cell of a market and period, or -1. */
export function findCell(table: ShareTable, market: string, period: string): number {
  const m = table.markets.indexOf(market);
  const p = table.periods.indexOf(period);
  if (m < 0 || p < 0) return -1;
  for (let c = 0; c < table.cellMarket.length; c++) {
    if (table.cellMarket[c] === m && table.cellPeriod[c] === p) return c;
  }
  return -1;
}

/** Periods in which a market has data, in order. */
export function periodsOf(table: ShareTable, market: string): string[] {
  const m = table.markets.indexOf(market);
  const found: string[] = [];
  for (let c = 0; c < table.cellMarket.length; c++) {
    if (table.cellMarket[c] === m) found.push(table.periods[table.cellPeriod[c]!]!);
  }
  return found;
}
