import type { Dialect } from '../dialect';
import type { LoadRequest } from '../engine';
import { identifier, literal } from './quote';

/** Rejected rows that the database tells; a file with more of them is read by this program itself. */
export const REJECTS_KEPT = 1000;

/**
 * Reads a delimited file into a table of text columns and `line`, counting from the line after the header, or after the lines
 * that are passed over where there is none. Rows without anything in them are left out; those that do not fit go to the table `rejects`, whose name must be new on each read.
 * Nothing is detected: the columns and the dialect are those the person saw, and short rows are not padded.
 */
export function loadFile(request: LoadRequest, file: string, headerLine: number, rejects: string): string {
  const { table, dialect, columns } = request;
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const rows = `SELECT *, CAST(row_number() OVER () + ${headerLine} AS INTEGER) AS "line"
    FROM read_csv(${literal(file)}, columns = {${types}}, auto_detect = false, header = ${dialect.header !== false}, skip = ${dialect.skip},
      delim = ${literal(dialect.delimiter)}, quote = '"', escape = '"',
      store_rejects = true, rejects_table = ${literal(rejects)}, rejects_scan = ${literal(`${rejects}_scan`)},
      rejects_limit = ${REJECTS_KEPT})`;
  return `CREATE OR REPLACE TABLE ${identifier(table)} AS
    SELECT * FROM (${rows}) "r" WHERE (${columns.map((name) => `${identifier(name)} IS NOT NULL`).join(' OR ')})${sampled(dialect, headerLine)}`;
}

/** The condition or limit that leaves the rows of a sample, which keep the lines that they have in the file. */
function sampled({ sample }: Dialect, headerLine: number): string {
  if (sample === undefined) return '';
  return 'first' in sample ? ` LIMIT ${sample.first}` : ` AND ("line" - ${headerLine + 1}) % ${sample.every} = 0`;
}

/** The rejected rows in file order; one row can have several faults. */
export function rejectedRows(rejects: string): string {
  return `SELECT CAST(line_byte_position AS DOUBLE) AS "offset", CAST(error_type AS VARCHAR) AS "kind", column_name AS "column",
      csv_line AS "text", error_message AS "reason"
    FROM ${identifier(rejects)} ORDER BY line_byte_position, column_idx`;
}

/** Statements that put one table in the place of another. */
export function replaceTable(from: string, to: string): string[] {
  return ['BEGIN', dropTable(to), `ALTER TABLE ${identifier(from)} RENAME TO ${identifier(to)}`, 'COMMIT'];
}

/** Number of rows of a table. */
export function countRows(table: string): string {
  return `SELECT CAST(count(*) AS INTEGER) AS "rows" FROM ${identifier(table)}`;
}

/** Statements that add `shift` to the line of each row from `from` (0-based) on, up to the next entry. */
export function shiftLines(table: string, headerLine: number, shifts: readonly { from: number; shift: number }[]): string[] {
  const gaps = identifier(`${table}__gaps`);
  const statements = [`CREATE OR REPLACE TABLE ${gaps} ("from" INTEGER, "shift" INTEGER)`];
  const batch = 10_000;
  for (let at = 0; at < shifts.length; at += batch) {
    const values = shifts.slice(at, at + batch).map(({ from, shift }) => `(${from + headerLine + 1}, ${shift})`);
    statements.push(`INSERT INTO ${gaps} VALUES ${values.join(', ')}`);
  }
  statements.push(
    `CREATE OR REPLACE TABLE ${identifier(table)} AS
      SELECT t.* REPLACE (CAST(t."line" + coalesce(g."shift", 0) AS INTEGER) AS "line")
      FROM ${identifier(table)} t ASOF LEFT JOIN ${gaps} g ON t."line" >= g."from"
      ORDER BY "line"`,
    `DROP TABLE ${gaps}`,
  );
  return statements;
}

/** The columns of a table without its rows. */
export function noRows(table: string): string {
  return `SELECT * FROM ${identifier(table)} LIMIT 0`;
}

export function dropTable(table: string): string {
  return `DROP TABLE IF EXISTS ${identifier(table)}`;
}

/** An empty table of text columns with `line`. */
export function createTable(table: string, columns: readonly string[]): string {
  const types = columns.map((name) => `${identifier(name)} VARCHAR`);
  return `CREATE OR REPLACE TABLE ${identifier(table)} (${[...types, '"line" INTEGER'].join(', ')})`;
}
