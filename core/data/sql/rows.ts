import { identifier } from './quote';

/** Rows of a loaded table in file order, from the row `from` (0-based) on: all columns as text, and `line`. */
export function rowsFrom(table: string, from: number, count: number): string {
  const name = identifier(table);
  return `SELECT * FROM ${name} WHERE rowid >= ${from} AND rowid < ${from + count} ORDER BY rowid`;
}
