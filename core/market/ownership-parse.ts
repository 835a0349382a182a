import type { Problem } from '../problem';
import { problem } from '../problem';
import type { Ownership, OwnershipRow } from './ownership';
import { checkOwnership } from './ownership-check';
import { dayBefore, firstDay, lastDay } from './ownership-dates';

/** Text cells of an ownership file by column name: `product`, `firm` and, where given, `owner`, `stake`, `from`, `to`. */
export type OwnershipColumns = Readonly<Record<string, readonly string[] | undefined>>;

export interface ParsedOwnership {
  readonly rows: Ownership;
  /** File line behind each row. */
  readonly lines: readonly number[];
  /** How bare numbers of the stake column were read; `null` without any. */
  readonly stakesRead: 'percent' | 'fraction' | null;
  readonly problems: readonly Problem[];
}

interface Options {
  readonly file: string | null;
  /** Line of the file of the first row of cells. */
  readonly firstLine?: number;
  /** Line of the file of each row, where rows do not follow each other. */
  readonly lines?: ArrayLike<number>;
  /** How bare numbers of the stake column are meant; found out from the column where absent. */
  readonly stakes?: 'percent' | 'fraction';
}

/**
 * Reads a table `product, firm[, owner, stake, from, to]`: a product belongs to a firm and, where an owner is named, the firm
 * to the owner with the stake, in the time given. Without an owner the stake is the firm's in the product. A row that cannot
 * be read is left out with its problem; so is a contradiction between rows (see `checkOwnership`), which stays in the rows.
 */
export function parseOwnership(columns: OwnershipColumns, { file, firstLine = 2, lines: lineOf, stakes }: Options): ParsedOwnership {
  const named: Record<string, readonly string[]> = {};
  for (const [name, cells] of Object.entries(columns)) if (cells !== undefined) named[name.trim().toLowerCase()] = cells;
  const missing = ['product', 'firm'].filter((name) => named[name] === undefined);
  if (missing.length > 0) {
    const message = `The ownership table has no column "${missing.join('" and no column "')}".`;
    return { rows: [], lines: [], stakesRead: null, problems: [problem('missing-column', message, 'Name the columns product, firm, owner, stake, from and to.', { file, row: 1 })] };
  }
  const length = Math.max(...Object.values(named).map((cells) => cells.length));
  const cell = (name: string, at: number): string => (named[name]?.[at] ?? '').trim();
  const read = stakes ?? unitOf(named['stake'] ?? []);
  const problems: Problem[] = [];
  const links: { row: OwnershipRow; line: number; whole: boolean }[] = [];
  if (read === 'mixed') {
    problems.push(problem('stake-unit-unclear', 'The stakes mix numbers above 1 with fractions of 1, so percent and fraction cannot be told apart.', 'Write % after each stake in percent.', { file, column: 'stake' }));
  }
  const unit = read === 'fraction' ? 'fraction' : 'percent';
  for (let i = 0; i < length; i++) {
    const line = lineOf?.[i] ?? firstLine + i;
    const [product, firm, owner] = [cell('product', i), cell('firm', i), cell('owner', i)];
    if (product === '' && firm === '' && owner === '') continue;
    if (firm === '') {
      problems.push(problem('missing-firm', `Row ${line} names no firm${product === '' ? '' : ` for ${product}`}.`, 'Name the firm, or remove the row.', { file, row: line, column: 'firm' }));
      continue;
    }
    const stake = stakeOf(cell('stake', i), unit);
    if (stake === null) {
      problems.push(problem('not-a-stake', `"${cell('stake', i)}" in row ${line} is not a stake.`, 'Write a number such as 0.3 or 30%.', { file, row: line, column: 'stake' }));
      continue;
    }
    const dates = { ...(cell('from', i) === '' ? {} : { from: cell('from', i) }), ...(cell('to', i) === '' ? {} : { to: cell('to', i) }) };
    const held = { ...(stake === undefined ? {} : { stake }), ...dates };
    if (product !== '' && product !== firm) {
      links.push({ row: { product, owner: firm, ...(owner === '' ? held : dates) }, line, whole: owner !== '' || stake === undefined });
    }
    if (owner !== '') links.push({ row: { product: firm, owner, ...held }, line, whole: false });
    else if (product === firm) {
      problems.push(problem('owner-of-itself', `${product} is given as its own owner in row ${line}.`, 'Name another firm, or remove the row: what is not listed owns itself.', { file, row: line, column: 'firm' }));
    }
  }
  const kept = joined(links);
  const rows = kept.map(({ row }) => row);
  const lines = kept.map(({ line }) => line);
  return { rows, lines, stakesRead: read === 'mixed' || !hasBareNumber(named['stake'] ?? []) ? null : unit, problems: [...problems, ...checkOwnership(rows, { file, lines })] };
}

/** A product named on several rows of one firm belongs to it once, over all their times; the same stake given twice counts once. */
function joined(links: readonly { row: OwnershipRow; line: number; whole: boolean }[]): { row: OwnershipRow; line: number }[] {
  const kept: { row: OwnershipRow; line: number; whole: boolean }[] = [];
  for (const link of links) {
    const twin = kept.findIndex(({ row, whole }) =>
      row.product === link.row.product && row.owner === link.row.owner && (whole && link.whole ? touching(row, link.row) : same(row, link.row)),
    );
    if (twin < 0) kept.push(link);
    else if (link.whole) kept[twin] = { ...kept[twin]!, row: { product: link.row.product, owner: link.row.owner, ...union(kept[twin]!.row, link.row) } };
  }
  return kept;
}

function same(a: OwnershipRow, b: OwnershipRow): boolean {
  return (a.stake ?? 1) === (b.stake ?? 1) && a.from === b.from && a.to === b.to;
}

/** Do the two times overlap, or does one begin the day after the other ends? Times that are no dates touch nothing but themselves. */
function touching(a: OwnershipRow, b: OwnershipRow): boolean {
  if ([a.from, a.to, b.from, b.to].some((date) => date !== undefined && (!/^\d{4}/.test(date) || lastDay(date) === null))) return same(a, b);
  const startsInTime = (one: OwnershipRow, other: OwnershipRow): boolean =>
    one.from === undefined || other.to === undefined || dayBefore(firstDay(one.from)) <= lastDay(other.to)!;
  return startsInTime(a, b) && startsInTime(b, a);
}

function union(a: OwnershipRow, b: OwnershipRow): { from?: string; to?: string } {
  const from = a.from === undefined || b.from === undefined ? undefined : firstDay(a.from) <= firstDay(b.from) ? a.from : b.from;
  const to = a.to === undefined || b.to === undefined ? undefined : lastDay(a.to)! >= lastDay(b.to)! ? a.to : b.to;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A stake in the text, `undefined` where it is empty, `null` where it is none. */
function stakeOf(text: string, unit: 'percent' | 'fraction'): number | null | undefined {
  if (text === '') return undefined;
  const bare = bareNumber(text);
  if (bare !== null) return unit === 'percent' ? bare / 100 : bare;
  const percent = /%$/.test(text) ? bareNumber(text.slice(0, -1).trim()) : null;
  return percent === null ? null : percent / 100;
}

function bareNumber(text: string): number | null {
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

function hasBareNumber(cells: readonly string[]): boolean {
  return cells.some((text) => bareNumber(text.trim()) !== null);
}

/** Bare numbers above 1 are percent; then one between 0 and 1 leaves doubt. */
function unitOf(cells: readonly string[]): 'percent' | 'fraction' | 'mixed' {
  const numbers = cells.flatMap((text) => bareNumber(text.trim()) ?? []);
  if (!numbers.some((value) => value > 1)) return 'fraction';
  return numbers.some((value) => value > 0 && value < 1) ? 'mixed' : 'percent';
}
