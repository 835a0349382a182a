import type { ShareTable } from '../market/share-table';
import { fractionOf } from './fraction';
import { comparePeriods } from '../period';

/** One entry a market, period and firm, in any order; names are places in the lists. */
export interface Entries {
  readonly markets: readonly string[];
  readonly periods: readonly string[];
  readonly firms: readonly string[];
  readonly market: ArrayLike<number>;
  readonly period: ArrayLike<number>;
  readonly firm: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  readonly line: ArrayLike<number>;
  readonly estimate: ArrayLike<number>;
  /** Rows of the file behind each entry. */
  readonly rows: ArrayLike<number>;
}

export interface CellOptions {
  readonly measure: ShareTable['measure'];
  readonly unit: string;
  /** What values are divided by: 100 for percent. */
  readonly per: 1 | 100;
  readonly ownerOf: (firm: string) => string;
  readonly isFringe: (firm: string) => boolean;
}

/**
 * Sorts entries into cells (market by first row, period by time), adds up firms of one owner, and sets the fringe apart.
 * Sums are compensated (Neumaier), so that they do not depend on the order of rows beyond rounding once.
 * `rows` counts the rows of the file behind each cell.
 */
export function shareCells(entries: Entries, options: CellOptions): { readonly table: ShareTable; readonly rows: Int32Array } {
  const { cellOf, cells, markets, periods } = cellsOf(entries);
  const { ofName, firms } = ownersOf(entries, options);
  const order = byCellAndLine(cellOf, cells.length, entries);

  const n = cellOf.length;
  const firm = new Int32Array(n);
  const value = new Float64Array(n);
  const lost = new Float64Array(n);
  const row = new Int32Array(n);
  const estimate = new Uint8Array(n);
  const offsets = new Int32Array(cells.length + 1);
  const total = new Float64Array(cells.length);
  const totalLost = new Float64Array(cells.length);
  const fringe = new Float64Array(cells.length);
  const fringeLost = new Float64Array(cells.length);
  const rows = new Int32Array(cells.length);
  const placed = new Int32Array(firms.length).fill(-1);
  let at = 0;
  let cell = 0;
  for (let k = 0; k < n; k++) {
    const i = order[k]!;
    while (cell < cellOf[i]!) offsets[++cell] = at;
    const x = entries.value[i]!;
    addTo(total, totalLost, cell, x);
    rows[cell]! += entries.rows[i]!;
    const owner = ofName[entries.firm[i]!]!;
    if (owner < 0) {
      addTo(fringe, fringeLost, cell, x);
      continue;
    }
    let place = placed[owner]!;
    if (place < offsets[cell]!) {
      place = at++;
      placed[owner] = place;
      firm[place] = owner;
      row[place] = entries.line[i]!;
    }
    addTo(value, lost, place, x);
    estimate[place]! |= entries.estimate[i]!;
  }
  while (cell < cells.length) offsets[++cell] = at;
  const settle = (sums: Float64Array, losses: Float64Array, size: number): Float64Array =>
    Float64Array.from({ length: size }, (_, i) => fractionOf(sums[i]! + losses[i]!, options.per));
  const table: ShareTable = {
    measure: options.measure,
    unit: options.unit,
    markets,
    periods,
    firms,
    cellMarket: Int32Array.from(cells, ({ market }) => market),
    cellPeriod: Int32Array.from(cells, ({ period }) => period),
    offsets,
    firm: firm.slice(0, at),
    value: settle(value, lost, at),
    row: row.slice(0, at),
    estimate: estimate.slice(0, at),
    total: options.measure === 'share' ? new Float64Array(cells.length).fill(1) : settle(total, totalLost, cells.length),
    fringe: settle(fringe, fringeLost, cells.length),
  };
  return { table, rows };
}

/** The cells that occur, in order, and the cell of each entry. */
function cellsOf(entries: Entries): { cellOf: Int32Array; cells: { market: number; period: number }[]; markets: string[]; periods: string[] } {
  const n = entries.value.length;
  const rank = new Int32Array(entries.periods.length);
  entries.periods
    .map((_, i) => i)
    .sort((a, b) => comparePeriods(entries.periods[a]!, entries.periods[b]!))
    .forEach((period, place) => (rank[period] = place));
  const width = Math.max(1, entries.periods.length);
  const keys = new Float64Array(n);
  const seen = new Set<number>();
  for (let i = 0; i < n; i++) {
    keys[i] = entries.market[i]! * width + rank[entries.period[i]!]!;
    seen.add(keys[i]!);
  }
  const sorted = Float64Array.from(seen).sort();
  const markets = used(entries.markets, sorted, (key) => Math.floor(key / width));
  const byRank: string[] = new Array<string>(entries.periods.length);
  rank.forEach((place, period) => (byRank[place] = entries.periods[period]!));
  const periods = used(byRank, sorted, (key) => key % width);
  const number = new Map<number, number>();
  const cells = Array.from(sorted, (key, c) => {
    number.set(key, c);
    return { market: markets.place[Math.floor(key / width)]!, period: periods.place[key % width]! };
  });
  return { cellOf: Int32Array.from(keys, (key) => number.get(key)!), cells, markets: markets.names, periods: periods.names };
}

/** The names that some key uses, and the new place of each old one. */
function used(names: readonly string[], keys: Float64Array, of: (key: number) => number): { names: string[]; place: Int32Array } {
  const place = new Int32Array(names.length).fill(-1);
  for (const key of keys) place[of(key)] = 0;
  const kept: string[] = [];
  names.forEach((name, i) => {
    if (place[i] === 0) place[i] = kept.push(name) - 1;
  });
  return { names: kept, place };
}

/** Per firm name its owner's place in `firms`, or -1 where it is fringe. Only names with an entry are kept. */
function ownersOf(entries: Entries, { ownerOf, isFringe }: CellOptions): { ofName: Int32Array; firms: string[] } {
  const occurs = new Uint8Array(entries.firms.length);
  for (let i = 0; i < entries.firm.length; i++) occurs[entries.firm[i]!] = 1;
  const firms: string[] = [];
  const place = new Map<string, number>();
  const ofName = Int32Array.from(entries.firms, (name, i) => {
    if (occurs[i] === 0) return -1;
    const owner = ownerOf(name);
    if (isFringe(name) || isFringe(owner)) return -1;
    if (!place.has(owner)) place.set(owner, firms.push(owner) - 1);
    return place.get(owner)!;
  });
  return { ofName, firms };
}

/** Entries in order of their cell, then their line, then their firm: several rows may share a line (counting sorts, the last rank first). */
function byCellAndLine(cellOf: Int32Array, cells: number, { line, firm, firms }: Entries): Int32Array {
  let last = 0;
  for (let i = 0; i < line.length; i++) last = Math.max(last, line[i]!);
  const byFirm = sortedBy(Int32Array.from(cellOf, (_, i) => i), firm, firms.length);
  return sortedBy(sortedBy(byFirm, line, last + 1), cellOf, cells);
}

/** A stable counting sort of places by a whole number below `size`. */
function sortedBy(order: Int32Array, rank: ArrayLike<number>, size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (const i of order) next[rank[i]! + 1]!++;
  for (let r = 0; r < size; r++) next[r + 1]! += next[r]!;
  const sorted = new Int32Array(order.length);
  for (const i of order) sorted[next[rank[i]!]!++] = i;
  return sorted;
}

function addTo(sums: Float64Array, lost: Float64Array, at: number, x: number): void {
  const before = sums[at]!;
  const after = before + x;
  lost[at]! += Math.abs(before) >= x ? before - after + x : x - after + before;
  sums[at] = after;
}
