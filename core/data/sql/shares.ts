import type { ShareMapping } from '../mapping';
import { hasPercent, numberOf, standsForMissing, textOf, trimmed } from './cell';
import { identifier, literal, literals } from './quote';

/** Marks in a status column that say that a figure was published or observed; every other mark says that it is an estimate. */
export const OBSERVED_MARKS = ['reported', 'seen', 'published', 'calc', 'calculated', 'official', 'actual', 'observed', 'audited', 'final'];

/** A loaded table read through a mapping. */
export interface ShareSource {
  readonly table: string;
  readonly mapping: ShareMapping;
  readonly decimal: '.' | ',';
  /** Owner of each product that has one. */
  readonly productOwners: readonly (readonly [string, string])[];
}

const NAMED = ['market', 'period', 'firm', 'product'] as const;
export type NamedRole = (typeof NAMED)[number];

/** The value of a row: its cell, or that times the cell of a second column; NULL where one of them is no number. */
function valueOf({ mapping, decimal }: ShareSource): string {
  const value = numberOf('"raw"', decimal);
  return mapping.times === undefined ? value : `(${value}) * (${numberOf('"factor"', decimal)})`;
}

/** The columns in their roles, as they stand in the file; the owner of a product stands in for its firm. */
function columns({ table, mapping, productOwners }: ShareSource): string {
  const role = (column: string | null): string => (column === null ? `'-'` : `"t".${identifier(column)}`);
  const product = mapping.product;
  const owned = product !== null && productOwners.length > 0;
  const owners = productOwners.map(([name, owner]) => `(${literal(name)}, ${literal(owner)})`).join(', ');
  return `SELECT ${role(mapping.market)} AS "market", ${role(mapping.period)} AS "period",
      ${owned ? `coalesce("o"."owner", ${role(mapping.firm)})` : role(mapping.firm)} AS "firm", ${role(product)} AS "product",
      ${role(mapping.firm)} AS "named", ${role(mapping.value)} AS "raw", ${mapping.times === undefined ? '' : `${role(mapping.times)} AS "factor", `}${mapping.status === null ? 'NULL' : role(mapping.status)} AS "status", "t"."line" AS "line"
    FROM ${identifier(table)} "t" ${
      owned
        ? `LEFT JOIN (SELECT "raw", "owner" FROM (SELECT DISTINCT ${identifier(product)} AS "raw" FROM ${identifier(table)}) "p"
          JOIN (VALUES ${owners}) "v" ("of", "owner") ON ${trimmed('"raw"')} = "of") "o" ON ${role(product)} = "o"."raw"`
        : ''
    }`;
}

/**
 * Two expressions of a WITH: the spellings in a role, and the spellings with their trimmed name and its number, counted in
 * file order, names of one line in their own (NULL where the cell is blank). Trimming the different spellings rather than every row makes long files quick;
 * there is no WHERE, because a condition on the name would be pushed down to the rows.
 */
function names(role: NamedRole): string {
  return `"${role}_spellings" AS MATERIALIZED (
      SELECT "raw", ${trimmed('"raw"')} AS "name", "line"
      FROM (SELECT ${identifier(role)} AS "raw", min("line") AS "line" FROM "columns" GROUP BY 1) "g"),
    "${role}s" AS MATERIALIZED (
      SELECT "raw", "name", CASE WHEN "name" IS NOT NULL THEN CAST(dense_rank() OVER (ORDER BY "name" IS NULL, "first", "name") - 1 AS INTEGER) END AS "id"
      FROM (SELECT "raw", "name", min("line") OVER (PARTITION BY "name") AS "first" FROM "${role}_spellings") "f")`;
}

/** The names in a role in file order; the place of a name is its number in the rows that `parseRows` makes. */
export function roleNames(source: ShareSource, role: NamedRole): string {
  return `WITH "columns" AS NOT MATERIALIZED (${columns(source)}), ${names(role)}
    SELECT "id", min("name") AS "name" FROM "${role}s" WHERE "id" IS NOT NULL GROUP BY 1 ORDER BY 1`;
}

/**
 * Makes the table `target` of the rows with names as numbers and the value parsed once: market, period, firm, product
 * (NULL where the cell is blank), value (NULL where it is no number), blank (nothing in the value cell, or a text for nothing), estimate, line; and
 * where the value is no positive number, raw and named: the value and the firm as they stand in the file.
 */
export function parseRows(source: ShareSource, target: string): string {
  const estimate = source.mapping.status === null ? 'false' : `coalesce(lower(${trimmed('"status"')}) NOT IN ${literals(OBSERVED_MARKS)}, false)`;
  const { times } = source.mapping;
  const raw = times === undefined ? trimmed('"r"."raw"') : `coalesce(${trimmed('"r"."raw"')}, '') || ' x ' || coalesce(${trimmed('"r"."factor"')}, '')`;
  const blank = [trimmed('"r"."raw"'), ...(times === undefined ? [] : [trimmed('"r"."factor"')])].map((text) => `${text} IS NULL OR ${standsForMissing(text)}`).join(' OR ');
  const id = (role: NamedRole): string => `"${role}s"."id" AS ${identifier(role)}`;
  return `CREATE OR REPLACE TABLE ${identifier(target)} AS
    WITH "columns" AS NOT MATERIALIZED (${columns(source)}), ${NAMED.map(names).join(', ')}
    SELECT ${NAMED.map(id).join(', ')}, "value",
      CASE WHEN "value" IS NOT NULL THEN false ELSE ${blank} END AS "blank", "estimate", "line",
      CASE WHEN "value" > 0 THEN NULL ELSE ${raw} END AS "raw", CASE WHEN "value" > 0 THEN NULL ELSE ${trimmed('"named"')} END AS "named"
    FROM (SELECT *, ${valueOf(source)} AS "value", ${estimate} AS "estimate" FROM "columns") "r"
      ${NAMED.map((role) => `LEFT JOIN "${role}s" ON "r".${identifier(role)} = "${role}s"."raw"`).join(' ')}`;
}

/** The rows that count: a firm or the fringe with something in a market. */
const COUNTS = `"value" > 0 AND "firm" IS NOT NULL AND "market" IS NOT NULL AND "period" IS NOT NULL`;

/** Faults of parsed rows, as conditions on a row. */
const rowFaults = {
  textValue: '"value" IS NULL AND NOT "blank"',
  negativeValue: '"value" < 0',
  missingMarket: '"market" IS NULL',
  missingPeriod: '"period" IS NULL',
  missingFirm: '"firm" IS NULL AND "value" > 0',
  missingValue: '"blank"',
  zeroValue: '"value" = 0',
} as const;
export type RowFault = keyof typeof rowFaults;

/** How many rows there are and how many have each fault. */
export function countFaults(parsed: string): string {
  const counts = Object.entries(rowFaults).map(([name, condition]) => `CAST(count(*) FILTER (WHERE ${condition}) AS DOUBLE) AS ${identifier(name)}`);
  return `SELECT CAST(count(*) AS DOUBLE) AS "rows", ${counts.join(', ')} FROM ${identifier(parsed)}`;
}

/** The first rows with a fault: their line, and the value and firm as they stand in the file (NULL beside a positive value). */
export function faultyRows(parsed: string, fault: RowFault, limit: number): string {
  return `SELECT "line", "raw", "named" AS "firm" FROM ${identifier(parsed)} WHERE ${rowFaults[fault]} ORDER BY "line", "named" LIMIT ${limit}`;
}

/** Values that carry a sign of percent or per mille, and all values. */
export function countPercents({ table, mapping }: ShareSource): string {
  return `SELECT CAST(count(*) FILTER (WHERE ${hasPercent('"raw"')}) AS DOUBLE) AS "percents", CAST(count("raw") AS DOUBLE) AS "filled"
    FROM (SELECT ${textOf(mapping.value)} AS "raw" FROM ${identifier(table)}) "v"`;
}

/** The first row that repeats an earlier market, period, firm and product; how many such rows there are, in how many groups. */
export function repeatedRows(parsed: string): string {
  return `SELECT "market", "period", "firm", "product", CAST("last" AS INTEGER) AS "line",
      CAST(sum("n" - 1) OVER () AS DOUBLE) AS "repeats", CAST(count(*) OVER () AS DOUBLE) AS "groups"
    FROM (SELECT "market", "period", "firm", "product", count(*) AS "n", max("line") AS "last"
      FROM ${identifier(parsed)} WHERE ${COUNTS} GROUP BY 1, 2, 3, 4 HAVING count(*) > 1) "g"
    ORDER BY "line" LIMIT 1`;
}

/**
 * For each of `others`, columns of `table` without a role: the different texts that stand in rows of one market, period, firm
 * and product, over the first `limit` of these that have several rows. `rows`: their number, and `found` how many were looked up
 * by their line, which is more where lines are several rows.
 */
export function tellingColumns(table: string, parsed: string, others: readonly string[], limit: number): string {
  const keys = ['market', 'period', 'firm', 'product'].map(identifier).join(', ');
  const group = ['market', 'period', 'firm', 'product'].map((role) => `"r".${identifier(role)}`).join(', ');
  const counts = others.map((column, i) => `CAST(count(DISTINCT (${group}, coalesce("t".${identifier(column)}, ''))) AS DOUBLE) AS "c${i}", CAST(count(DISTINCT "t".${identifier(column)}) AS DOUBLE) AS "d${i}"`);
  return `WITH "repeated" AS (SELECT ${keys}, list("line") AS "lines", count(*) AS "n" FROM ${identifier(parsed)} WHERE ${COUNTS} GROUP BY ${keys} HAVING count(*) > 1 ORDER BY min("line") LIMIT ${limit}),
      "rows" AS (SELECT ${keys}, unnest("lines") AS "line" FROM "repeated")
    SELECT CAST((SELECT sum("n") FROM "repeated") AS DOUBLE) AS "rows", CAST(count(*) AS DOUBLE) AS "found", ${counts.join(', ')}
    FROM "rows" "r" JOIN ${identifier(table)} "t" ON "r"."line" = "t"."line"`;
}

/**
 * The long table: one row a market, period and firm with its value (compensated sum over its rows), the line of the first
 * row, whether a row is an estimate, and how many rows there were. In no order. `byProduct`: one row a product too, whose
 * number is -1 where the cell is blank.
 */
export function shareEntries(parsed: string, byProduct = false): string {
  return `SELECT "market", "period", "firm", ${byProduct ? 'coalesce("product", -1) AS "product", ' : ''}fsum("value") AS "value", CAST(min("line") AS INTEGER) AS "line",
      max(CASE WHEN "estimate" THEN 1 ELSE 0 END) AS "estimate", CAST(count(*) AS INTEGER) AS "rows"
    FROM ${identifier(parsed)} WHERE ${COUNTS} GROUP BY 1, 2, 3${byProduct ? ', 4' : ''}`;
}

/** Sums of the value column over each market and period: their number, the smallest, the median and the largest. */
export function cellSums(source: ShareSource): string {
  return `WITH "columns" AS NOT MATERIALIZED (${columns(source)}),
      "cells" AS (SELECT fsum("value") AS "sum"
        FROM (SELECT "market", "period", ${valueOf(source)} AS "value" FROM "columns") "r"
        WHERE "value" IS NOT NULL GROUP BY "market", "period")
    SELECT CAST(count(*) AS DOUBLE) AS "cells", min("sum") AS "min", CAST(median("sum") AS DOUBLE) AS "median", max("sum") AS "max" FROM "cells"`;
}
