import type { MarginalMapping, RespondentMapping } from '../mapping';
import { numberOf, textOf, trimmed } from './cell';
import { identifier, literals } from './quote';

/** One answer as 1, 0 or 2 (missing). A blank cell was not asked; an answer in neither list is what `otherwise` says. */
function answer(column: string, mapping: RespondentMapping): string {
  const text = `lower(${textOf(column)})`;
  const lower = (values: readonly string[]): string => literals(values.map((value) => value.trim().toLowerCase()));
  const other = { missing: '2', yes: `CASE WHEN ${text} IS NULL THEN 2 ELSE 1 END`, no: `CASE WHEN ${text} IS NULL THEN 2 ELSE 0 END` }[mapping.otherwise ?? 'missing'];
  return `CAST(CASE WHEN ${text} IN ${lower(mapping.yes)} THEN 1 WHEN ${text} IN ${lower(mapping.no)} THEN 0 ELSE ${other} END AS INTEGER)`;
}

/**
 * The respondents in file order: line, cohort, weight (1 without a weight column, NULL where it is no number), raw (the
 * weight as it stands in the file where it is no weight), and the answer on each platform as `u0`, `u1`, …
 */
export function respondentRows(table: string, mapping: RespondentMapping, decimal: '.' | ','): string {
  const uses = mapping.platforms.map((column, i) => `${answer(column, mapping)} AS "u${i}"`);
  const weight = mapping.weight === null ? 'CAST(1 AS DOUBLE)' : numberOf(identifier(mapping.weight), decimal);
  const raw = mapping.weight === null ? 'NULL' : identifier(mapping.weight);
  return `SELECT "line", "cohort", "weight", CASE WHEN "weight" IS NULL OR "weight" < 0 THEN coalesce(${trimmed('CAST("raw" AS VARCHAR)')}, '') END AS "raw",
      ${mapping.platforms.map((_, i) => `"u${i}"`).join(', ')}
    FROM (SELECT "line", ${mapping.cohort === null ? 'CAST(NULL AS VARCHAR)' : textOf(mapping.cohort)} AS "cohort", ${weight} AS "weight", ${raw} AS "raw", ${uses.join(', ')}
      FROM ${identifier(table)}) "r" ORDER BY "line"`;
}

/** Ids that occur more than once: the first of them with its line, and how many there are. */
export function repeatedIds(table: string, id: string): string {
  return `SELECT "id", CAST("last" AS INTEGER) AS "line", CAST(count(*) OVER () AS DOUBLE) AS "groups"
    FROM (SELECT ${textOf(id)} AS "id", max("line") AS "last", count(*) AS "n" FROM ${identifier(table)} GROUP BY 1) "g"
    WHERE "n" > 1 AND "id" IS NOT NULL ORDER BY "line" LIMIT 1`;
}

/** Different answers in each column with how many gave them, most first, at most `limit` a column: place of the column, answer (NULL where blank), n. */
export function answers(table: string, columns: readonly string[], limit: number): string {
  const one = (column: string, i: number): string => `(SELECT ${i} AS "place", ${textOf(column)} AS "answer", CAST(count(*) AS DOUBLE) AS "n"
    FROM ${identifier(table)} GROUP BY 2 ORDER BY "n" DESC, "answer" LIMIT ${limit})`;
  // A table of its own: two orders of one single SELECT are refused.
  return `SELECT * FROM (${columns.map(one).join(' UNION ALL ')}) "a" ORDER BY "place", "n" DESC, "answer"`;
}

/** Different answers in a platform column that are neither yes nor no, blanks left out. */
export function otherAnswers(table: string, column: string, mapping: RespondentMapping, limit: number): string {
  return `SELECT "answer", CAST(count(*) OVER () AS DOUBLE) AS "groups" FROM (
      SELECT ${textOf(column)} AS "answer", count(*) AS "n" FROM ${identifier(table)} WHERE ${answer(column, mapping)} = 2 GROUP BY 1) "g"
    WHERE "answer" IS NOT NULL ORDER BY "n" DESC, "answer" LIMIT ${limit}`;
}

/** Published reach in file order: line, period, cohort, platform, raw, value. */
export function marginalRows(table: string, mapping: MarginalMapping, decimal: '.' | ','): string {
  const role = (column: string | null): string => (column === null ? `''` : textOf(column));
  return `SELECT "line", ${role(mapping.period)} AS "period", ${role(mapping.cohort)} AS "cohort", ${role(mapping.platform)} AS "platform",
      ${textOf(mapping.reach)} AS "raw", ${numberOf(identifier(mapping.reach), decimal)} AS "value"
    FROM ${identifier(table)} ORDER BY "line"`;
}

/** Columns of a table of published overlaps; a cohort or a period may be absent. */
export interface OverlapColumns {
  readonly period: string | null;
  readonly cohort: string | null;
  readonly a: string;
  readonly b: string;
  readonly both: string;
}

/** Published overlaps in file order: line, period, cohort, a, b, raw, value. */
export function overlapRows(table: string, columns: OverlapColumns, decimal: '.' | ','): string {
  const role = (column: string | null): string => (column === null ? `''` : textOf(column));
  return `SELECT "line", ${role(columns.period)} AS "period", ${role(columns.cohort)} AS "cohort", ${textOf(columns.a)} AS "a", ${textOf(columns.b)} AS "b",
      ${textOf(columns.both)} AS "raw", ${numberOf(identifier(columns.both), decimal)} AS "value"
    FROM ${identifier(table)} ORDER BY "line"`;
}
