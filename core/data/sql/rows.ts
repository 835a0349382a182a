import { identifier } from './quote';

/** Rows of a loaded table in file order, from the row `from` (0-based) on: all columns as text, and `line`. */
export function rowsFrom(table: string, from: number, count: number): string {
  const name = identifier(table);
  return `SELECT * FROM ${name} WHERE rowid >= ${from} AND rowid < ${from + count} ORDER BY rowid`;
}

/** The same of a table or view whose rows have no place of their own, by the line that they come from. */
export function rowsByLine(table: string, from: number, count: number): string {
  return `SELECT * FROM ${identifier(table)} ORDER BY "line" LIMIT ${count} OFFSET ${from}`;
}
