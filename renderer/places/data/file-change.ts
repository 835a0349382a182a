import type { RawTable } from '../../../core/workspace/snapshot';

/** One cell that says something else in the other file. */
export interface ChangedCell {
  readonly line: number;
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What tells two files of a source apart. */
export interface FileChange {
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** Of the columns that both have; `null` where the rows of one are not at hand. */
  readonly cells: { readonly changed: number; readonly first: readonly ChangedCell[] } | null;
  /** Rows of one that the other has nowhere; `null` where each row has its partner, or the rows are not at hand. */
  readonly rows: { readonly gone: number; readonly fresh: number } | null;
}

interface Side {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly raw: RawTable | null;
}

/** Changed cells that are listed. */
const LISTED = 20;
/** Rows compared before the window may breathe. */
const SLICE = 4000;
const breathe = (): Promise<void> => new Promise((go) => setTimeout(go));

/** Compares two files: row by row where they have as many, else by what their rows say. */
export async function compareFiles(before: Side, after: Side): Promise<FileChange> {
  const common = before.columns.filter((column) => after.columns.includes(column));
  const change: FileChange = {
    gone: before.columns.filter((column) => !common.includes(column)),
    fresh: after.columns.filter((column) => !common.includes(column)),
    rowsBefore: before.rows,
    rowsAfter: after.rows,
    cells: null,
    rows: null,
  };
  if (before.raw === null || after.raw === null || common.length === 0) return change;
  return before.raw.lines.length === after.raw.lines.length
    ? { ...change, cells: await changedCells(before.raw, after.raw, common) }
    : { ...change, rows: await changedRows(before.raw, after.raw, common) };
}

async function changedCells(before: RawTable, after: RawTable, columns: readonly string[]): Promise<FileChange['cells']> {
  let changed = 0;
  const first: ChangedCell[] = [];
  for (let row = 0; row < before.lines.length; row++) {
    if (row % SLICE === SLICE - 1) await breathe();
    for (const column of columns) {
      const [was, is] = [before.columns[column]![row] ?? null, after.columns[column]![row] ?? null];
      if (was === is) continue;
      changed++;
      if (first.length < LISTED) first.push({ line: after.lines[row]!, column, before: was, after: is });
    }
  }
  return { changed, first };
}

async function changedRows(before: RawTable, after: RawTable, columns: readonly string[]): Promise<FileChange['rows']> {
  const times = new Map<string, number>();
  const textOf = (raw: RawTable, row: number): string => JSON.stringify(columns.map((column) => raw.columns[column]![row] ?? null));
  for (let row = 0; row < before.lines.length; row++) {
    if (row % SLICE === SLICE - 1) await breathe();
    const text = textOf(before, row);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  let fresh = 0;
  for (let row = 0; row < after.lines.length; row++) {
    if (row % SLICE === SLICE - 1) await breathe();
    const text = textOf(after, row);
    const left = times.get(text) ?? 0;
    if (left === 0) fresh++;
    else times.set(text, left - 1);
  }
  return { gone: [...times.values()].reduce((sum, left) => sum + left, 0), fresh };
}
