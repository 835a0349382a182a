import type { Table } from 'apache-arrow';
import type { Engine, TextColumns } from './engine';
import { rowsByLine, rowsFrom } from './sql/rows';

/** Cells asked for and decoded at a time; more would hold up a window. */
const CELLS = 30_000;

/** Reads rows of a loaded table in file order: all columns as text, with the file line of each row. */
export async function readRows(
  engine: Engine,
  table: string,
  columns: readonly string[],
  from: number,
  count: number,
): Promise<{ readonly columns: TextColumns; readonly lines: Int32Array }> {
  const cells: Record<string, (string | null)[]> = Object.fromEntries(columns.map((name) => [name, []]));
  const lines: number[] = [];
  const page = Math.ceil(CELLS / (columns.length + 1));
  for (let at = from; at < from + count; at += page) {
    append(await engine.query(rowsFrom(table, at, Math.min(page, from + count - at))), columns, cells, lines);
  }
  return { columns: cells, lines: Int32Array.from(lines) };
}

/** The same of prepared rows, which have no place of their own: a few of them in the order of their lines. */
export async function readPrepared(
  engine: Engine,
  table: string,
  columns: readonly string[],
  from: number,
  count: number,
): Promise<{ readonly columns: TextColumns; readonly lines: Int32Array }> {
  const cells: Record<string, (string | null)[]> = Object.fromEntries(columns.map((name) => [name, []]));
  const lines: number[] = [];
  append(await engine.query(rowsByLine(table, from, count)), columns, cells, lines);
  return { columns: cells, lines: Int32Array.from(lines) };
}

function append(page: Table, columns: readonly string[], cells: Record<string, (string | null)[]>, lines: number[]): void {
  for (const name of columns) {
    const column = page.getChild(name);
    for (let i = 0; i < page.numRows; i++) cells[name]!.push((column?.get(i) ?? null) as string | null);
  }
  const line = page.getChild('line');
  for (let i = 0; i < page.numRows; i++) lines.push(Number(line?.get(i) ?? 0));
}
