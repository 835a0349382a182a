import { DataRefused, problem } from '../problem';
import type { Problem } from '../problem';
import { count } from './build';
import type { Engine, QueryOptions } from './engine';
import { filterWithin } from './filter-periods';
import type { Preparation, RowFilter } from './preparation';
import { conditionFailure, headingsOf, preparationFaults, unknownColumns } from './prepare-faults';
import type { LeftOut } from './prepare-reasons';
import { filterInWords, reasonsOf } from './prepare-reasons';
import { noRows } from './sql/load';
import type { PreparedSource } from './sql/prepare';
import { countKept, countOutsideAfter, countReasons, createPrepared, preparedColumns, preparedRows } from './sql/prepare';

export interface PrepareOptions extends QueryOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly decimal: '.' | ',';
}

/** A table as `Engine.load` makes it, after its rows were prepared. `line` is that of the row in the source; several rows may share one. */
export interface Prepared {
  readonly table: string;
  /** All columns that prepared rows have, whether or not they were asked for. */
  readonly columns: readonly string[];
  /** Rows of the source that do not count, by reason. */
  readonly leftOut: readonly LeftOut[];
  /** A note for each reason. */
  readonly problems: readonly Problem[];
  /** Takes the table from the engine. Does nothing where there was nothing to prepare. */
  readonly drop: () => Promise<void>;
}

/** Counts prepared tables, so that two at once do not use one name. */
let made = 0;

/** Whether a preparation does anything. */
export function preparesRows(preparation: Preparation | undefined): preparation is Preparation {
  if (preparation === undefined) return false;
  const { corrected, renamed, missing, leftOut, dropRepeats, filter, reshape, rowCount } = preparation;
  const some = [corrected, renamed, missing, leftOut, filter?.conditions].some((list) => list !== undefined && list.length > 0);
  return some || dropRepeats === true || filter?.sql !== undefined || reshape !== undefined || rowCount !== undefined;
}

/**
 * Prepares the rows of a loaded table as a person said: cells corrected, names made one, rows left out, filtered and reshaped.
 * `wanted`: columns that are read afterwards, so that a long table is not copied as a whole
 * (those that will not be there are passed over); all where absent. Throws `DataRefused` for columns that the table lacks, a condition
 * that is none, names that collide, rows that contradict each other in a pivot, and where no row is left.
 */
export async function prepare(engine: Engine, table: string, preparation: Preparation | undefined, options: PrepareOptions, wanted?: readonly string[]): Promise<Prepared> {
  const query = { signal: options.signal };
  if (!preparesRows(preparation)) {
    return { table, columns: await columnsOf(engine, table, query), leftOut: [], problems: [], drop: () => Promise.resolve() };
  }
  const ready = await preparedSource(engine, table, preparation, options);
  const { source } = ready;
  const { rows, leftOut } = await countLeftOut(engine, ready, options);
  const columns = preparedColumns(source);
  const target = `${table}__prepared_${++made}`;
  await engine.query(createPrepared(target, preparedRows(source, wanted === undefined ? null : columns.filter((column) => wanted.includes(column)))), [], query);
  return {
    table: target,
    columns,
    leftOut,
    problems: leftOut.map((entry) => leftOutNote(entry, rows, options.file)),
    drop: async () => {
      await engine.dropTable(target).catch(() => undefined);
    },
  };
}

/** A preparation that SQL can be made of, with the reasons for leaving a row out as a person reads them. */
export interface ReadySource {
  readonly source: PreparedSource;
  /** By their numbers in SQL. */
  readonly reasons: readonly Omit<LeftOut, 'rows'>[];
  /** Of what is left out after the reshape. */
  readonly reasonAfter: string;
}

/** Reads a preparation for a table. Throws `DataRefused` where it does not fit the table. */
export async function preparedSource(engine: Engine, table: string, preparation: Preparation, { file, decimal, signal }: PrepareOptions): Promise<ReadySource> {
  const columns = await columnsOf(engine, table, { signal });
  const faults = preparationFaults(preparation, columns, file);
  if (faults.length > 0) throw new DataRefused(faults);
  const [before, after] = split(preparation, columns);
  const source: PreparedSource = { table, columns, decimal, preparation: before, ...(after === null ? {} : { after }) };
  return {
    source: await settled(engine, source, { file, signal }),
    reasons: reasonsOf(before),
    reasonAfter: after?.filter === undefined ? '' : `after the reshape, outside of: ${filterInWords(after.filter)}`,
  };
}

/** What is done before and after the reshape: a column that the source lacks is one that the reshape makes. */
function split(preparation: Preparation, columns: readonly string[]): [Preparation, NonNullable<PreparedSource['after']> | null] {
  const { renamed = [], missing = [], filter, reshape } = preparation;
  const later = ({ column }: { readonly column: string | null }): boolean => reshape !== undefined && column !== null && !columns.includes(column);
  const early = (entry: { readonly column: string | null }): boolean => !later(entry);
  const after = { renamed: renamed.filter(later), missing: missing.filter(later), conditions: (filter?.conditions ?? []).filter(later) };
  if (after.renamed.length + after.missing.length + after.conditions.length === 0) return [preparation, null];
  const { filter: _filter, ...rest } = preparation;
  const conditions = filter?.conditions.filter(early) ?? [];
  return [
    { ...rest, renamed: renamed.filter(early), missing: missing.filter(early), ...(conditions.length === 0 && filter?.sql === undefined ? {} : { filter: { ...filter, conditions } }) },
    { renamed: after.renamed, missing: after.missing, ...(after.conditions.length === 0 ? {} : { filter: { conditions: after.conditions } }) },
  ];
}

/** The headings of a pivot, and conditions on periods as lists of the periods that there are. Throws `DataRefused` for a column that no step has. */
async function settled(engine: Engine, given: PreparedSource, options: QueryOptions & { readonly file: string }): Promise<PreparedSource> {
  const { filter, ...rest } = given.preparation;
  const { reshape: _reshape, ...early } = rest;
  const preparation = filter === undefined ? rest : { ...rest, filter: await filterWithin(engine, { ...given, preparation: early, after: {} }, filter, options) };
  const source = { ...given, preparation, headings: await headingsOf(engine, { ...given, preparation }, options.file, options) };
  if (source.after === undefined) return source;
  const { filter: late, ...after } = source.after;
  const faults = unknownColumns({ ...source.after }, preparedColumns(source), options.file);
  if (faults.length > 0) throw new DataRefused(faults);
  return late === undefined ? source : { ...source, after: { ...after, filter: await filterWithin(engine, { ...source, after }, late, options) } };
}

/** The columns of a loaded table without `line`. */
export async function columnsOf(engine: Engine, table: string, options: QueryOptions): Promise<string[]> {
  return (await engine.query(noRows(table), [], options)).schema.fields.map(({ name }) => name).filter((name) => name !== 'line');
}

async function countLeftOut(engine: Engine, { source, reasons, reasonAfter }: ReadySource, { file, signal }: PrepareOptions): Promise<{ rows: number; leftOut: LeftOut[] }> {
  const { preparation } = source;
  const answer = await engine.query(countReasons(source), [], { signal }).catch((cause: unknown) => {
    throw conditionFailure(cause, preparation.filter?.sql, file);
  });
  const counts = new Map<number | null, number>([...answer].map((row) => [row['reason'] as number | null, row['rows'] as number]));
  const rows = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const left = counts.get(null) ?? 0;
  if (preparation.dropRepeats === true) counts.set(reasons.length - 1, left - ((await engine.query(countKept(source), [], { signal })).get(0)!['rows'] as number));
  const leftOut = reasons.flatMap((reason, i) => ((counts.get(i) ?? 0) > 0 ? [{ ...reason, rows: counts.get(i)! }] : []));
  if (source.after?.filter !== undefined) {
    const outside = (await engine.query(countOutsideAfter(source, source.after.filter), [], { signal })).get(0)!['rows'] as number;
    if (outside > 0) leftOut.push({ why: 'filter', reason: reasonAfter, rows: outside });
  }
  if (left > 0 || rows === 0) return { rows, leftOut };
  throw new DataRefused([problem('nothing-left', `No row of ${file} is left: ${leftOut.map(({ rows: gone, reason }) => `${count(gone)} are left out (${reason})`).join(', ')}.`, 'Leave fewer rows out.', { file })]);
}

function leftOutNote({ why, reason, rows: gone }: LeftOut, all: number, file: string): Problem {
  return problem(`left-out-${why}`, `${count(gone)} of ${count(all)} rows of ${file} ${gone === 1 ? 'is' : 'are'} left out (${reason}).`, 'Nothing need be done where this is meant.', { severity: 'note', file });
}

/** Tries a filter on a table: `null` where it can be used, else what is wrong with it. */
export async function filterProblem(engine: Engine, table: string, filter: RowFilter, options: PrepareOptions): Promise<Problem | null> {
  try {
    await countLeftOut(engine, await preparedSource(engine, table, { filter }, options), options);
    return null;
  } catch (cause) {
    if (cause instanceof DataRefused) return cause.problems[0]!;
    throw cause;
  }
}
