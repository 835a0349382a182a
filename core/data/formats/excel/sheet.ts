import { isoMoment } from '../written';
import type { Workbook } from './workbook';
import { attribute, elements, itemText, meant } from './xml';

/** A number, or a text: dates are ISO texts, booleans true and false, faults as Excel shows them (#N/A). */
export type Cell = string | number | null;

export interface SheetRow {
  /** As Excel counts it. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Cells that are one, counted from 0, both ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Sheet {
  /** Rows that have a cell, in order. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  /** Names of cells that hold a fault, and of formulas whose value is not in the file; the first ones. */
  readonly faults: readonly string[];
  readonly uncounted: readonly string[];
}

/** Names of cells that are kept. */
const KEPT = 1000;

/** Reads the cells of a sheet. Yields from time to time, with how much is read. */
export function* readSheet(xml: string, workbook: Workbook): Generator<number, Sheet> {
  const rows: SheetRow[] = [];
  const faults: string[] = [];
  const uncounted: string[] = [];
  let line = 0;
  for (const row of elements(xml, 'row')) {
    line = Number(attribute(row.tag, 'r') ?? line + 1);
    const cells: Cell[] = [];
    let column = -1;
    for (const { tag, inside } of elements(row.inside, 'c')) {
      const name = attribute(tag, 'r');
      column = name === undefined ? column + 1 : columnOf(name);
      const cell = cellOf(tag, inside, workbook);
      if (cell === null) {
        if (/<(?:\w+:)?f[\s/>]/.test(inside) && uncounted.length < KEPT) uncounted.push(cellName(column, line));
        continue;
      }
      if (attribute(tag, 't') === 'e' && faults.length < KEPT) faults.push(cellName(column, line));
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    }
    if (cells.length > 0) rows.push({ line, cells });
    if (rows.length % 1000 === 999) yield rows.length;
  }
  const merges = Array.from(elements(xml, 'mergeCell'), ({ tag }) => areaOf(attribute(tag, 'ref') ?? '')).filter((area) => area !== null);
  return { rows, merges, faults, uncounted };
}

function cellOf(tag: string, inside: string, { strings, dates, from1904 }: Workbook): Cell {
  if (inside === '') return null;
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return filled(itemText(inside));
  const [found] = elements(inside, 'v');
  if (found === undefined) return null;
  const value = meant(found.inside);
  if (value === '') return null;
  switch (type) {
    case 's':
      return filled(strings[Number(value)] ?? '');
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'str':
    case 'e':
      return filled(value);
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default: {
      const number = Number(value);
      if (Number.isNaN(number)) return value;
      return dates[Number(attribute(tag, 's') ?? 0)] === true ? dateOf(number, from1904) : number;
    }
  }
}

function filled(text: string): string | null {
  return text === '' ? null : text;
}

/** Days from 1899-12-30 to 1970, and from 1904. */
const EPOCH = 25_569;
const EPOCH_1904 = 24_107;

/** A date by its serial number; a time of day alone has no date. Excel takes 1900 for a leap year, so days before March 1900 are one later. */
function dateOf(serial: number, from1904: boolean): string {
  const milliseconds = Math.round((serial % 1) * 86_400_000);
  const days = Math.floor(serial) + (!from1904 && serial < 60 ? 1 : 0) - (from1904 ? EPOCH_1904 : EPOCH);
  const moment = isoMoment(BigInt(days) * 86_400_000n + BigInt(milliseconds), 1000n, false);
  return serial >= 0 && serial < 1 ? (moment.split('T')[1] ?? '00:00:00') : moment;
}

/** The column of a cell by its name, from 0. */
export function columnOf(name: string): number {
  let column = 0;
  for (let i = 0; i < name.length; i++) {
    const letter = name.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** The name of a cell: column from 0, line as Excel counts it. */
export function cellName(column: number, line: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${line}`;
}

/** The cells of a name such as A5:Q4765; `null` where it is none. */
export function areaOf(ref: string): Merge | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d+):\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(ref.trim());
  if (parts === null) return null;
  const [, left, top, right, bottom] = parts;
  const area = { left: columnOf(left!), top: Number(top) - 1, right: columnOf(right!), bottom: Number(bottom) - 1 };
  return area.left <= area.right && area.top <= area.bottom && area.top >= 0 ? area : null;
}
