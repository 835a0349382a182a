import { numberOf } from './cell';
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

/** Puts tables with the same columns into one; `fileColumn` names the file of each row. */
export function putTogether(target: string, columns: readonly string[], fileColumn: string, parts: readonly PartTable[]): string {
  const selects = parts.map(({ table, name, lineOffset, commas }) => {
    const cells = columns.map((column) => (commas ? `${withPoint(identifier(column))} AS ${identifier(column)}` : identifier(column)));
    return `SELECT ${[...cells, `${literal(name)} AS ${identifier(fileColumn)}`, `CAST("line" + ${lineOffset} AS INTEGER) AS "line"`].join(', ')} FROM ${identifier(table)}`;
  });
  return `CREATE OR REPLACE TABLE ${identifier(target)} AS ${selects.join(' UNION ALL ')}`;
}

/** A number with a decimal comma with its two marks exchanged, so that what stands around the digits stays; other texts, such as dates, as they are. */
function withPoint(column: string): string {
  return `CASE WHEN ${numberOf(column, ',')} IS NOT NULL THEN translate(${column}, ',.', '.,') ELSE ${column} END`;
}

/** The last line of a table. */
export function lastLine(table: string): string {
  return `SELECT CAST(coalesce(max("line"), 0) AS INTEGER) AS "last" FROM ${identifier(table)}`;
}
