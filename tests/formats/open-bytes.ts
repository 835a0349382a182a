import type { Dialect } from '../../core/data/dialect';
import { decodeHere } from '../../core/data/formats/decode';
import type { OpenedFile } from '../../core/data/open';
import { openFile } from '../../core/data/open';
import { readRows } from '../../core/data/read-rows';
import type { Problem } from '../../core/problem';
import { DataRefused } from '../../core/problem';
import { createNodeEngine } from '../../engines/duckdb-node';

/** One native engine for a test file. */
export const engine = await createNodeEngine({ threads: 1 });
let tables = 0;

export interface OpenedBytes extends OpenedFile {
  /** One array a row: its line, then its cells. */
  readonly cells: readonly (readonly (number | string | null)[])[];
}

/** Opens bytes as a file and reads all of its rows. */
export async function openBytes(name: string, bytes: Uint8Array, dialect: Partial<Dialect> = {}): Promise<OpenedBytes> {
  const tableName = `f${++tables}`;
  const opened = await openFile(engine, { name, content: { kind: 'bytes', bytes }, tableName, bytes: bytes.length, dialect, decode: decodeHere });
  return { ...opened, cells: await cellsOf(tableName, opened.columns, opened.rows) };
}

export async function cellsOf(table: string, columns: readonly string[], rows: number): Promise<(number | string | null)[][]> {
  const { columns: cells, lines } = await readRows(engine, table, columns, 0, rows + 10);
  return Array.from(lines, (line, i) => [line, ...columns.map((column) => cells[column]![i]!)]);
}

export function openText(name: string, text: string, dialect: Partial<Dialect> = {}): Promise<OpenedBytes> {
  return openBytes(name, new TextEncoder().encode(text), dialect);
}

/** The problems for which something was refused; each names the file and what to do. */
export async function refusal(work: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DataRefused) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

export const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);
