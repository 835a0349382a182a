import type { Dialect } from '../../dialect';
import type { Cell, Merge, SheetRow } from './sheet';

/** Where the table lies in a sheet. */
export interface Area {
  /** Names from the header, joined where it has several rows. */
  readonly header: readonly string[];
  /** Line of the names. */
  readonly headerLine: number;
  readonly headerRows: number;
  readonly hasHeader: boolean;
  /** Lines of the sheet above the header. */
  readonly skip: number;
  /** Rows of data, without blank ones and notes. */
  readonly rows: readonly SheetRow[];
  /** Notes below the table. */
  readonly footer: number;
  readonly left: number;
  readonly width: number;
}

/** Rows above the names that can be group headers. */
const GROUPS = 4;
/** Rows from the top among which the header is looked for. */
const LOOKED_AT = 60;

/**
 * Finds the table in a sheet: past titles, from the header to the last row before notes; `chosen` goes before what is found.
 * Names of group headers are put before the names below them where those would not be unique alone. `null` where there is no
 * table.
 */
export function findArea(rows: readonly SheetRow[], merges: readonly Merge[], chosen: Pick<Dialect, 'header' | 'headerRows' | 'footer'> & { readonly skip?: number }): Area | null {
  const used = chosen.skip === undefined ? rows : rows.filter(({ line }) => line > chosen.skip!);
  if (used.length === 0) return null;
  const columns = span(used);
  const names = chosen.skip === undefined ? headerIndex(used, merges) : (chosen.headerRows ?? 1) - 1;
  if (names >= used.length) return null;
  const hasHeader = chosen.header !== false;
  const groups = !hasHeader ? 0 : chosen.headerRows !== undefined ? Math.min(names, chosen.headerRows - 1) : groupsAbove(used, names, merges, columns);
  const top = names - groups;
  const data = hasHeader ? used.slice(names + 1) : used.slice(top);
  const footer = chosen.footer ?? notes(data, columns.width);
  const headerRows = used.slice(top, names + 1);
  return {
    header: hasHeader ? joinedNames(headerRows, merges, columns) : Array.from({ length: columns.width }, (_, i) => `column ${i + 1}`),
    headerLine: used[names]!.line,
    headerRows: groups + 1,
    hasHeader,
    skip: used[top]!.line - 1,
    rows: footer === 0 ? data : data.slice(0, -footer),
    footer,
    ...columns,
  };
}

function filledIn(cells: readonly Cell[]): number {
  let count = 0;
  for (const cell of cells) if (!isBlank(cell)) count++;
  return count;
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** Columns from the first to the last that has a cell. */
function span(rows: readonly SheetRow[]): { left: number; width: number } {
  let left = Infinity;
  let right = -1;
  for (const { cells } of rows) {
    for (let i = 0; i < cells.length; i++) {
      if (isBlank(cells[i])) continue;
      left = Math.min(left, i);
      right = Math.max(right, i);
    }
  }
  return right < 0 ? { left: 0, width: 0 } : { left, width: right - left + 1 };
}

/** The row of the names: the first that is about as full as rows are, and not a group header. */
function headerIndex(rows: readonly SheetRow[], merges: readonly Merge[]): number {
  const looked = rows.slice(0, LOOKED_AT);
  const counts = looked.map(({ cells }) => filledIn(cells)).sort((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)]!;
  let at = looked.findIndex(({ cells }) => filledIn(cells) >= Math.max(1, Math.min(usual, Math.ceil(usual * 0.6))));
  // A row of names that stand over several columns has names below it.
  for (let groups = 0; groups < GROUPS && at + 1 < looked.length && spansColumns(looked[at]!, merges) && !looked[at + 1]!.cells.some((cell) => typeof cell === 'number'); groups++) at++;
  return at;
}

function spansColumns({ line }: SheetRow, merges: readonly Merge[]): boolean {
  return merges.some(({ top, bottom, left, right }) => top <= line - 1 && bottom >= line - 1 && right > left);
}

/** How many rows above the names are needed to tell them apart. */
function groupsAbove(rows: readonly SheetRow[], names: number, merges: readonly Merge[], columns: { left: number; width: number }): number {
  for (let groups = 0; groups <= Math.min(GROUPS, names); groups++) {
    const above = rows[names - groups];
    if (groups > 0 && (above === undefined || filledIn(above.cells) < 2 || above.line !== rows[names - groups + 1]!.line - 1)) return groups - 1;
    const joined = joinedNames(rows.slice(names - groups, names + 1), merges, columns).map((name) => name.trim().toLowerCase());
    const known = joined.filter((name) => name !== '');
    if (new Set(known).size === known.length && known.length === joined.length) return groups;
  }
  return 0;
}

/** The names of the columns: the words of each header row from top to bottom. A merged cell gives its words to all that it covers. */
function joinedNames(rows: readonly SheetRow[], merges: readonly Merge[], { left, width }: { left: number; width: number }): string[] {
  return Array.from({ length: width }, (_, i) => {
    const words: string[] = [];
    rows.forEach((row, at) => {
      const word = wordAt(row, left + i, merges, at < rows.length - 1 ? left : null);
      if (word !== '' && words.at(-1) !== word) words.push(word);
    });
    return words.join(' ');
  });
}

/** The word over a column. In a group header without merged cells a word counts up to the next one, from `fillFrom` on. */
function wordAt({ line, cells }: SheetRow, column: number, merges: readonly Merge[], fillFrom: number | null): string {
  const own = cells[column];
  if (!isBlank(own)) return String(own).trim();
  const merge = merges.find(({ top, bottom, left, right }) => top <= line - 1 && line - 1 <= bottom && left <= column && column <= right);
  if (merge !== undefined) return merge.top === line - 1 ? String(cells[merge.left] ?? '').trim() : '';
  if (fillFrom === null || merges.some(({ top, bottom }) => top <= line - 1 && line - 1 <= bottom)) return '';
  for (let i = column; i >= fillFrom; i--) if (!isBlank(cells[i])) return String(cells[i]).trim();
  return '';
}

/** Rows at the end that are notes: a text in one cell, where the rows of the table have more. */
function notes(data: readonly SheetRow[], width: number): number {
  if (width < 2) return 0;
  let count = 0;
  while (count < data.length - 1) {
    const { cells, line } = data[data.length - 1 - count]!;
    const first = cells.find((cell) => !isBlank(cell));
    const apart = line > (data[data.length - 2 - count]?.line ?? line) + 1;
    if (filledIn(cells) !== 1 || typeof first !== 'string' || !(width > 2 || apart || first.length > 40 || count > 0)) break;
    count++;
  }
  // One cell a row all the way up is a table of one column with a wide title.
  return count === data.length - 1 ? 0 : count;
}
