import type { ShareMapping } from '../mapping';
import { numberOf, textOf } from './cell';
import { identifier, literal, literals } from './quote';

/** Marks in a status column that say that a figure was published or observed; every other mark says that it is an estimate. */
export const OBSERVED_MARKS = ['reported', 'seen', 'published', 'calc', 'calculated', 'official', 'actual', 'observed', 'audited', 'final'];

export interface ShareSource {
  readonly table: string;
  readonly mapping: ShareMapping;
  readonly decimal: '.' | ',';
  /** Owner of each product that has one. */
  readonly productOwners: readonly (readonly [string, string])[];
}

/** The rows of the file in the roles that the mapping gives: market, period, firm, product, raw, value, line, estimate. */
function rows({ table, mapping, decimal, productOwners }: ShareSource): string {
  const role = (column: string | null): string => (column === null ? `''` : textOf(column));
  const firm = productOwners.length === 0 || mapping.product === null ? '"firm"' : 'coalesce("owner", "firm")';
  const owners =
    firm === '"firm"'
      ? ''
      : `LEFT JOIN (VALUES ${productOwners.map(([product, owner]) => `(${literal(product)}, ${literal(owner)})`).join(', ')}) "o" ("of", "owner") ON "of" = "product"`;
  const estimate = mapping.status === null ? 'false' : `coalesce(lower(${textOf(mapping.status)}) NOT IN ${literals(OBSERVED_MARKS)}, false)`;
  return `SELECT "market", "period", ${firm} AS "firm", "product", "raw", ${numberOf('"raw"', decimal)} AS "value", "line", "estimate"
    FROM (SELECT ${role(mapping.market)} AS "market", ${role(mapping.period)} AS "period", ${role(mapping.firm)} AS "firm",
      ${role(mapping.product)} AS "product", ${role(mapping.value)} AS "raw", "line", ${estimate} AS "estimate"
      FROM ${identifier(table)}) "r" ${owners}`;
}

/** The rows that count: a firm or the fringe with something in a market. */
const COUNTS = `"value" > 0 AND "firm" IS NOT NULL AND "market" IS NOT NULL AND "period" IS NOT NULL`;

/** Faults of rows, as conditions on a row. */
export const rowFaults = {
  textValue: '"raw" IS NOT NULL AND "value" IS NULL',
  negativeValue: '"value" < 0',
  missingMarket: '"market" IS NULL',
  missingPeriod: '"period" IS NULL',
  missingFirm: '"firm" IS NULL AND "value" <> 0',
  missingValue: '"raw" IS NULL',
  zeroValue: '"value" = 0',
} as const;
export type RowFault = keyof typeof rowFaults;

/** How many rows there are and how many have each fault, and what the rows without a firm hold. */
export function countFaults(source: ShareSource): string {
  const counts = Object.entries(rowFaults).map(([name, condition]) => `CAST(count(*) FILTER (WHERE ${condition}) AS DOUBLE) AS ${identifier(name)}`);
  return `WITH "rows" AS (${rows(source)})
    SELECT CAST(count(*) AS DOUBLE) AS "rows", CAST(count(*) FILTER (WHERE right("raw", 1) = '%') AS DOUBLE) AS "percents",
      CAST(count("raw") AS DOUBLE) AS "filled", ${counts.join(', ')} FROM "rows"`;
}

/** The first rows with a fault. */
export function faultyRows(source: ShareSource, fault: RowFault, limit: number): string {
  return `WITH "rows" AS (${rows(source)})
    SELECT "line", "raw", "firm" FROM "rows" WHERE ${rowFaults[fault]} ORDER BY "line" LIMIT ${limit}`;
}

/** Rows that repeat an earlier market, period, firm and product, with the first row they repeat. */
export function repeatedRows(source: ShareSource, limit: number): string {
  return `WITH "rows" AS (${rows(source)}), "groups" AS (
      SELECT "market", "period", "firm", "product", CAST(count(*) AS DOUBLE) AS "n", max("line") AS "last"
      FROM "rows" WHERE ${COUNTS} GROUP BY 1, 2, 3, 4 HAVING count(*) > 1)
    SELECT "market", "period", "firm", "product", "n", CAST("last" AS INTEGER) AS "line",
      CAST(sum("n" - 1) OVER () AS DOUBLE) AS "repeats", CAST(count(*) OVER () AS DOUBLE) AS "groups"
    FROM "groups" ORDER BY "line" LIMIT ${limit}`;
}

export type NamedRole = 'market' | 'period' | 'firm';

/** The names in a role in file order; the place of a name is its number in `shareEntries`. */
export function roleNames(source: ShareSource, role: NamedRole): string {
  return `WITH "rows" AS (${rows(source)}) ${names(role)} ORDER BY "id"`;
}

function names(role: NamedRole): string {
  const column = identifier(role);
  return `SELECT ${column} AS "name", CAST(row_number() OVER (ORDER BY min("line")) - 1 AS INTEGER) AS "id"
    FROM "rows" WHERE ${column} IS NOT NULL GROUP BY ${column}`;
}

/**
 * The long table: one row a market, period and firm with its value (compensated sum over its rows), the line of the first
 * row, whether a row is an estimate, and how many rows there were. Names are numbers as `roleNames` gives them.
 */
export function shareEntries(source: ShareSource): string {
  return `WITH "rows" AS MATERIALIZED (${rows(source)}),
      "markets" AS (${names('market')}), "periods" AS (${names('period')}), "firms" AS (${names('firm')})
    SELECT "m"."id" AS "market", "p"."id" AS "period", "f"."id" AS "firm", fsum("value") AS "value",
      CAST(min("line") AS INTEGER) AS "line", CAST(max(CASE WHEN "estimate" THEN 1 ELSE 0 END) AS INTEGER) AS "estimate",
      CAST(count(*) AS INTEGER) AS "rows"
    FROM "rows" "r" JOIN "markets" "m" ON "r"."market" = "m"."name" JOIN "periods" "p" ON "r"."period" = "p"."name"
      JOIN "firms" "f" ON "r"."firm" = "f"."name"
    WHERE ${COUNTS} GROUP BY 1, 2, 3 ORDER BY "line"`;
}

/** Sums of the value column over each market and period: smallest, median and largest, and how many exceed a limit. */
export function cellSums(source: ShareSource): string {
  return `WITH "rows" AS (${rows(source)}),
      "cells" AS (SELECT fsum("value") AS "sum" FROM "rows" WHERE "value" IS NOT NULL GROUP BY "market", "period")
    SELECT CAST(count(*) AS DOUBLE) AS "cells", min("sum") AS "min", CAST(median("sum") AS DOUBLE) AS "median", max("sum") AS "max" FROM "cells"`;
}
