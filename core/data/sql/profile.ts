import { hasPercent, numberOf, standsForMissing, textOf, trimmed } from './cell';
import { identifier, literal } from './quote';

/** Different values of a column that the profile lists, in file order. */
export const VALUES_LISTED = 300;
/** Stands between the listed values. */
export const VALUE_SEPARATOR = '\u001f';

/** Facts about each column in one statement. Each column is first reduced to its different values, so that long files cost little. */
export function profileColumns(table: string, columns: readonly string[], decimal: '.' | ','): string {
  const one = (_: string, i: number): string => `SELECT ${i} AS "place",
      CAST(coalesce(sum("n") FILTER (WHERE "text" IS NOT NULL), 0) AS DOUBLE) AS "filled",
      CAST(coalesce(sum("n") FILTER (WHERE "text" IS NULL), 0) AS DOUBLE) AS "missing",
      CAST(coalesce(sum("n") FILTER (WHERE ${standsForMissing('"text"')}), 0) AS DOUBLE) AS "absent",
      CAST(count(DISTINCT "text") AS DOUBLE) AS "distinct",
      CAST(coalesce(sum("n") FILTER (WHERE "number" IS NOT NULL), 0) AS DOUBLE) AS "numbers",
      CAST(coalesce(sum("n") FILTER (WHERE "number" IS NOT NULL AND ${hasPercent('"text"')}), 0) AS DOUBLE) AS "percents",
      CAST(coalesce(sum("n") FILTER (WHERE "number" = floor("number")), 0) AS DOUBLE) AS "whole",
      min("number") AS "min", max("number") AS "max", fsum("number" * "n") AS "sum",
      (SELECT string_agg("text", ${literal(VALUE_SEPARATOR)} ORDER BY "line", "text")
        FROM (SELECT "text", min("line") AS "line" FROM "c${i}" WHERE "text" IS NOT NULL GROUP BY "text" ORDER BY "line", "text" LIMIT ${VALUES_LISTED}) "v") AS "values"
    FROM "c${i}"`;
  const reduced = (column: string, i: number): string => `"c${i}" AS MATERIALIZED (
    SELECT "text", "n", "line", ${numberOf('"text"', decimal)} AS "number"
    FROM (SELECT ${trimmed('"raw"')} AS "text", "n", "line"
      FROM (SELECT ${identifier(column)} AS "raw", count(*) AS "n", min("line") AS "line" FROM ${identifier(table)} GROUP BY 1) "g") "t")`;
  return `WITH ${columns.map(reduced).join(',\n')}\n${columns.map(one).join('\nUNION ALL ')}\nORDER BY "place"`;
}

/** The different values of a column in file order. */
export function distinctValues(table: string, column: string, limit: number): string {
  return `SELECT ${textOf(column)} AS "value", CAST(min("line") AS INTEGER) AS "line"
    FROM ${identifier(table)} WHERE ${textOf(column)} IS NOT NULL GROUP BY 1 ORDER BY "line", "value" LIMIT ${limit}`;
}
