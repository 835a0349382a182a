import type { Condition, Preparation, Reshape, RowFilter } from '../preparation';
import { numberOf, textOf, trimmed } from './cell';
import { identifier, literal, literals } from './quote';

/** A loaded table and what is done to its rows. Conditions on periods are resolved to lists of texts before. */
export interface PreparedSource {
  readonly table: string;
  /** Columns of the table without `line`, in its order. */
  readonly columns: readonly string[];
  readonly preparation: Preparation;
  readonly decimal: '.' | ',';
  /** What is done to columns that only the reshape makes: the names that headings become, and their values. */
  readonly after?: Pick<Preparation, 'renamed' | 'missing' | 'filter'>;
  /** Headings that a pivot makes. */
  readonly headings?: readonly string[];
}

/** Name of the helper column that holds what a heading is made of; no column of a file can have it. */
const KEY = identifier('\u001fkey');

function byColumnOf<T extends { readonly column: string }>(entries: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(entry.column);
    if (group === undefined) groups.set(entry.column, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Rows with corrected cells: a join a corrected column, so that many corrections cost little. */
function corrected({ table, columns, preparation }: PreparedSource): string {
  const cells = byColumnOf(preparation.corrected ?? []);
  if (cells.size === 0) return identifier(table);
  const place = new Map([...cells.keys()].map((column, i) => [column, i]));
  const select = columns.map((column) => {
    const i = place.get(column);
    const cell = `"t".${identifier(column)}`;
    return `${i === undefined ? cell : `CASE WHEN "c${i}"."line" IS NOT NULL THEN "c${i}"."text" ELSE ${cell} END`} AS ${identifier(column)}`;
  });
  const joins = [...cells.values()].map((entries, i) => {
    const last = new Map(entries.map(({ line, text }) => [line, text]));
    return `LEFT JOIN (VALUES ${[...last].map(([line, text]) => `(${line}, CAST(${literal(text)} AS VARCHAR))`).join(', ')}) "c${i}" ("line", "text") ON "t"."line" = "c${i}"."line"`;
  });
  return `(SELECT ${select.join(', ')}, "t"."line" AS "line" FROM ${identifier(table)} "t" ${joins.join(' ')})`;
}

/**
 * An expression of a WITH: the rows of `from` with one spelling a name, and nothing where a text means nothing.
 * Names are looked up among the different spellings of their column rather than in every row.
 */
function mend(name: string, from: string, columns: readonly string[], { renamed = [], missing = [] }: Pick<Preparation, 'renamed' | 'missing'>): string {
  const names = byColumnOf(renamed);
  const place = new Map([...names.keys()].map((column, i) => [column, i]));
  const select = columns.map((column) => {
    const i = place.get(column);
    const cell = `"f".${identifier(column)}`;
    const named = i === undefined ? cell : `coalesce("n${i}"."to", ${cell})`;
    const nothing = missing.filter((entry) => entry.column === null || entry.column === column).map(({ text }) => text.trim());
    return `${nothing.length === 0 ? named : `CASE WHEN ${trimmed(named)} IN ${literals(nothing)} THEN NULL ELSE ${named} END`} AS ${identifier(column)}`;
  });
  const joins = [...names].map(([column, entries], i) => {
    const last = new Map(entries.map((entry) => [entry.from.trim(), entry.to]));
    return `LEFT JOIN (SELECT "raw", "to" FROM (${texts(from, column)}) "d"
      JOIN (VALUES ${[...last].map(([old, to]) => `(${literal(old)}, ${literal(to)})`).join(', ')}) "v" ("from", "to") ON ${trimmed('"raw"')} = "from") "n${i}"
      ON "f".${identifier(column)} = "n${i}"."raw"`;
  });
  return `"${name}" AS NOT MATERIALIZED (SELECT ${select.join(', ')}, "f"."line" AS "line" FROM "${from}" "f" ${joins.join(' ')})`;
}

/** `corrected`, `mended` and the texts that its conditions take: the rows of the source with corrected cells and names made one. */
function mended(source: PreparedSource): string {
  const { columns, preparation, decimal } = source;
  return [`"corrected" AS NOT MATERIALIZED (SELECT * FROM ${corrected(source)})`, mend('mended', 'corrected', columns, preparation), ...takenTexts('mended', preparation.filter, decimal)].join(', ');
}

/** One condition on the text `"raw"` as SQL. */
function condition(test: Condition, decimal: '.' | ','): string {
  const text = trimmed('"raw"');
  const not = (is: string, negated: boolean | undefined): string => (negated === true ? `NOT (${is})` : is);
  if (test.test === 'blank') return `${text} IS ${test.not === true ? 'NOT ' : ''}NULL`;
  if (test.test === 'contains') return not(`contains(lower("raw"), lower(${literal(test.text)}))`, test.not);
  if (test.test === 'between') {
    const end = (value: string | null, sign: string): string[] =>
      value === null ? [] : [`${numberOf('"raw"', decimal)} ${sign} coalesce(${numberOf(literal(value), decimal)}, ${numberOf(literal(value), decimal === '.' ? ',' : '.')})`];
    const ends = [...end(test.low, '>='), ...end(test.high, '<=')];
    return ends.length === 0 ? 'true' : ends.join(' AND ');
  }
  const values = test.values.map((value) => value.trim());
  return not(`coalesce(${text}, '') IN ${literals(values)}`, test.test === 'is-not');
}

/** Whether a cell without any text meets a condition. */
function takesNothing(test: Condition): boolean {
  if (test.test === 'blank') return test.not !== true;
  if (test.test === 'contains') return test.not === true;
  if (test.test === 'between') return test.low === null && test.high === null;
  return test.values.some((value) => value.trim() === '') === (test.test === 'is');
}

/** The different texts of a column. An aggregate rather than DISTINCT: a condition on it is not pushed down to the rows. */
function texts(from: string, column: string): string {
  return `SELECT any_value(${identifier(column)}) AS "raw" FROM "${from}" GROUP BY ${identifier(column)}`;
}

/** Expressions of a WITH: for each condition the texts of its column that meet it. Each text is looked at once, so that long tables are quick. */
function takenTexts(from: string, filter: RowFilter | undefined, decimal: '.' | ','): string[] {
  return (filter?.conditions ?? []).map((test, i) => `"${from}_taken_${i}" AS MATERIALIZED (
    SELECT "raw" FROM (${texts(from, test.column)}) "d" WHERE "raw" IS NOT NULL AND ${condition(test, decimal)})`);
}

/** Whether a row of `from` counts, as SQL that is never NULL, beside the expressions of `takenTexts`. */
function filterCondition({ conditions, sql }: RowFilter, from: string): string {
  const all = conditions.map((test, i) => `coalesce(${identifier(test.column)} IN (SELECT "raw" FROM "${from}_taken_${i}"), ${takesNothing(test)})`);
  if (sql !== undefined) all.push(`coalesce((${sql}), false)`);
  return all.length === 0 ? 'true' : all.join(' AND ');
}

/** Number of the reason for which a row is left out: first those by hand, in order, then the filter; NULL for a row that counts. */
function reason({ preparation }: PreparedSource): string | null {
  const lists = (preparation.leftOut ?? []).map(({ lines }, i) => `WHEN "line" IN (${lines.join(', ')}) THEN ${i}`);
  const { filter } = preparation;
  const outside = filter === undefined ? [] : [`WHEN NOT (${filterCondition(filter, 'mended')}) THEN ${lists.length}`];
  const cases = [...lists, ...outside];
  return cases.length === 0 ? null : `CASE ${cases.join(' ')} END`;
}

/** `corrected`, `mended` and `kept`: the rows that count, not yet reshaped. */
function kept(source: PreparedSource): string {
  const { columns, preparation } = source;
  const why = reason(source);
  const rows = `SELECT * FROM "mended"${why === null ? '' : ` WHERE ${why} IS NULL`}`;
  if (preparation.dropRepeats !== true) return `${mended(source)}, "kept" AS NOT MATERIALIZED (${rows})`;
  const all = columns.map(identifier).join(', ');
  return `${mended(source)}, "kept" AS NOT MATERIALIZED (SELECT ${all}, min("line") AS "line" FROM (${rows}) "r" GROUP BY ${all})`;
}

/** How many rows there are, and how many are left out for each reason: reason (NULL for rows that count), rows. */
export function countReasons(source: PreparedSource): string {
  return `WITH ${mended(source)} SELECT CAST(${reason(source) ?? 'NULL'} AS INTEGER) AS "reason", CAST(count(*) AS DOUBLE) AS "rows" FROM "mended" GROUP BY 1`;
}

/** Number of rows that count, not yet reshaped. */
export function countKept(source: PreparedSource): string {
  return `WITH ${kept(source)} SELECT CAST(count(*) AS DOUBLE) AS "rows" FROM "kept"`;
}

/**
 * Rows that are left out in file order: reason as in `countReasons` (one more for a row that repeats an earlier one), line,
 * and the cells as they were read.
 */
export function leftOutRows(source: PreparedSource, from: number, count: number): string {
  const { columns, preparation, table } = source;
  const repeats = (preparation.leftOut ?? []).length + 1;
  const again = preparation.dropRepeats === true ? `LEFT JOIN "kept" "k" ON "k"."line" = "m"."line"` : '';
  const why = again === '' ? '"m"."why"' : `coalesce("m"."why", CASE WHEN "k"."line" IS NULL THEN ${repeats} END)`;
  return `WITH ${kept(source)}
    SELECT "out"."reason", ${columns.map((column) => `"t".${identifier(column)}`).join(', ')}, "out"."line"
    FROM (SELECT CAST(${why} AS INTEGER) AS "reason", "m"."line" AS "line" FROM (SELECT "line", ${reason(source) ?? 'NULL'} AS "why" FROM "mended") "m" ${again}) "out"
      JOIN ${identifier(table)} "t" ON "t"."line" = "out"."line"
    WHERE "out"."reason" IS NOT NULL ORDER BY "out"."line" LIMIT ${count} OFFSET ${from}`;
}

/** Different names that become headings, in file order, each in its first spelling; capitals make no other name. */
export function headings(source: PreparedSource, column: string, limit: number): string {
  return `WITH ${kept(source)}
    SELECT arg_min("name", "line") AS "name" FROM (SELECT ${textOf(column)} AS "name", "line" FROM "kept") "n"
    WHERE "name" IS NOT NULL GROUP BY lower("name") ORDER BY min("line"), 1 LIMIT ${limit}`;
}

type Pivot = Extract<Reshape, { kind: 'pivot' }>;

/** Rows of one `keep` and name that answer differently: how many such cases, and the first line of one. */
export function conflicts(source: PreparedSource, pivot: Pivot & { readonly value: string }): string {
  const keep = pivot.keep.map(identifier).join(', ');
  return `WITH ${kept(source)}
    SELECT CAST(count(*) AS DOUBLE) AS "cases", CAST(min("line") AS INTEGER) AS "line" FROM (
      SELECT min("line") AS "line" FROM (SELECT ${keep}, lower(${textOf(pivot.name)}) AS ${KEY}, lower(${textOf(pivot.value)}) AS "\u001fanswer", "line" FROM "kept") "r"
      WHERE ${KEY} IS NOT NULL GROUP BY ${keep}, ${KEY} HAVING count(DISTINCT "\u001fanswer") > 1) "c"`;
}

/** `kept`, `reshaped` and `tidied`: the rows that count, reshaped, and what is done to them then. */
function tidied(source: PreparedSource): string {
  const { reshape, rowCount } = source.preparation;
  const turned = reshape === undefined ? 'SELECT * FROM "kept"' : reshaped(source, reshape);
  const shape = rowCount === undefined ? turned : `SELECT *, '1' AS ${identifier(rowCount)} FROM (${turned}) "turned"`;
  const { after = {}, decimal } = source;
  return [kept(source), `"reshaped" AS NOT MATERIALIZED (${shape})`, mend('tidied', 'reshaped', preparedColumns(source), after), ...takenTexts('tidied', after.filter, decimal)].join(', ');
}

/** The rows that count, reshaped: `columns` (or all) and `line`. */
export function preparedRows(source: PreparedSource, columns: readonly string[] | null = null): string {
  const filter = source.after?.filter;
  const wanted = columns === null ? '*' : [...columns.map(identifier), '"line"'].join(', ');
  return `WITH ${tidied(source)} SELECT ${wanted} FROM "tidied"${filter === undefined ? '' : ` WHERE ${filterCondition(filter, 'tidied')}`}`;
}

/** How many rows a filter on reshaped columns leaves out. */
export function countOutsideAfter(source: PreparedSource, filter: RowFilter): string {
  return `WITH ${tidied(source)} SELECT CAST(count(*) FILTER (WHERE NOT (${filterCondition(filter, 'tidied')})) AS DOUBLE) AS "rows" FROM "tidied"`;
}

/** Different texts of a reshaped column, at most `limit`. */
export function tidiedValues(source: PreparedSource, column: string, limit: number): string {
  return `WITH ${tidied(source)} SELECT DISTINCT ${trimmed('"raw"')} AS "value" FROM (${texts('tidied', column)}) "d" WHERE ${trimmed('"raw"')} IS NOT NULL LIMIT ${limit}`;
}

function reshaped({ columns, headings: names = [] }: PreparedSource, reshape: Reshape): string {
  if (reshape.kind === 'unpivot') {
    const gone = new Set(reshape.columns);
    const stay = columns.filter((column) => !gone.has(column)).map((column) => `"k".${identifier(column)}, `);
    // One list of headings and one of cells a row, opened side by side; blank cells stay, to be counted where they matter.
    const cells = reshape.columns.map((column) => `"k".${identifier(column)}`).join(', ');
    return `SELECT ${stay.join('')}unnest([${reshape.columns.map(literal).join(', ')}]) AS ${identifier(reshape.name)}, unnest([${cells}]) AS ${identifier(reshape.value)}, "k"."line" AS "line" FROM "kept" "k"`;
  }
  const keep = reshape.keep.map(identifier).join(', ');
  const value = reshape.value;
  const cell = (name: string): string => {
    const such = `${KEY} = lower(${literal(name)})`;
    return value === null ? `CASE WHEN count(*) FILTER (WHERE ${such}) > 0 THEN 'yes' ELSE 'no' END` : `max(${identifier(value)}) FILTER (WHERE ${such})`;
  };
  return `SELECT ${keep}, ${names.map((name) => `${cell(name)} AS ${identifier(name)}`).join(', ')}${names.length === 0 ? '' : ', '}CAST(min("line") AS INTEGER) AS "line"
    FROM (SELECT *, lower(${textOf(reshape.name)}) AS ${KEY} FROM "kept") "r" GROUP BY ${keep}`;
}

/** Columns after the rows are reshaped. */
export function preparedColumns(source: PreparedSource): string[] {
  const { rowCount } = source.preparation;
  return rowCount === undefined ? turnedColumns(source) : [...turnedColumns(source), rowCount];
}

function turnedColumns({ columns, preparation: { reshape }, headings: names = [] }: PreparedSource): string[] {
  if (reshape === undefined) return [...columns];
  if (reshape.kind === 'pivot') return [...reshape.keep, ...names];
  const gone = new Set(reshape.columns);
  return [...columns.filter((column) => !gone.has(column)), reshape.name, reshape.value];
}

export function createPrepared(name: string, rows: string): string {
  return `CREATE OR REPLACE TABLE ${identifier(name)} AS ${rows}`;
}
