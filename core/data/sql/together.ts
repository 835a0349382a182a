import { identifier, literal } from './quote';

/** One of the tables that become one. */
export interface PartTable {
  readonly table: string;
  /** Name of its file. */
  readonly name: string;
  /** Added to its lines. */
  readonly lineOffset: number;
  /** Its numbers have a decimal comma, while those of the whole have a point. */
  readonly commas: boolean;
}

/** A number with a decimal comma, with what may stand around it. */
const COMMA_NUMBER = "^[^0-9,.A-Za-z]*[0-9][0-9.\\s''\u00a0\u202f]*(,[0-9]+)?[^0-9,.A-Za-z]*$";

/** Puts tables with the same columns into one; `fileColumn` names the file of each row. */
export function putTogether(target: string, columns: readonly string[], fileColumn: string, parts: readonly PartTable[]): string {
  const selects = parts.map(({ table, name, lineOffset, commas }) => {
    const cells = columns.map((column) => (commas ? `${withPoint(identifier(column))} AS ${identifier(column)}` : identifier(column)));
    return `SELECT ${[...cells, `${literal(name)} AS ${identifier(fileColumn)}`, `CAST("line" + ${lineOffset} AS INTEGER) AS "line"`].join(', ')} FROM ${identifier(table)}`;
  });
  return `CREATE OR REPLACE TABLE ${identifier(target)} AS ${selects.join(' UNION ALL ')}`;
}

function withPoint(column: string): string {
  return `CASE WHEN regexp_matches(${column}, '${COMMA_NUMBER}') THEN replace(regexp_replace(${column}, '[.\\s''\u00a0\u202f]+([0-9]{3})', '\\1', 'g'), ',', '.') ELSE ${column} END`;
}

/** The last line of a table. */
export function lastLine(table: string): string {
  return `SELECT CAST(coalesce(max("line"), 0) AS INTEGER) AS "last" FROM ${identifier(table)}`;
}
