import { DataRefused, problem } from '../problem';
import type { Problem } from '../problem';
import { count } from './build';
import type { Engine, QueryOptions } from './engine';
import { filterWithin } from './filter-periods';
import type { Preparation, RowFilter } from './preparation';
import { conditionFailure, headingsOf, preparationFaults } from './prepare-faults';
import type { LeftOut } from './prepare-reasons';
import { reasonsOf } from './prepare-reasons';
import { noRows } from './sql/load';
import type { PreparedSource } from './sql/prepare';
import { countKept, countReasons, createPrepared, dropPrepared, preparedColumns, preparedRows } from './sql/prepare';

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
  const { corrected, renamed, missing, leftOut, dropRepeats, filter, reshape } = preparation;
  const some = [corrected, renamed, missing, leftOut, filter?.conditions].some((list) => list !== undefined && list.length > 0);
  return some || dropRepeats === true || filter?.sql !== undefined || reshape !== undefined;
}

/**
 * Prepares the rows of a loaded table as a person said: cells corrected, names made one, rows left out, filtered and reshaped.
 * Rows that are only filtered are a view, so that long tables are not copied. `wanted`: columns that are read afterwards
 * (those that will not be there are passed over); all where absent. Throws `DataRefused` for columns that the table lacks, a condition
 * that is none, names that collide, rows that contradict each other in a pivot, and where no row is left.
 */
export async function prepare(engine: Engine, table: string, preparation: Preparation | undefined, options: PrepareOptions, wanted?: readonly string[]): Promise<Prepared> {
  const query = { signal: options.signal };
  if (!preparesRows(preparation)) {
    return { table, columns: await columnsOf(engine, table, query), leftOut: [], problems: [], drop: () => Promise.resolve() };
  }
  const source = await preparedSource(engine, table, preparation, options);
  const { rows, leftOut } = await countLeftOut(engine, source, options);
  const names = await headingsOf(engine, source, options.file, query);
  const columns = preparedColumns(source.columns, preparation.reshape, names);
  const kind = preparation.reshape !== undefined || preparation.dropRepeats === true ? 'TABLE' : 'VIEW';
  const target = `${table}__prepared_${++made}`;
  await engine.query(createPrepared(kind, target, preparedRows(source, names, wanted === undefined ? null : columns.filter((column) => wanted.includes(column)))), [], query);
  return {
    table: target,
    columns,
    leftOut,
    problems: leftOut.map((entry) => leftOutNote(entry, rows, options.file)),
    drop: async () => {
      await engine.query(dropPrepared(kind, target)).catch(() => undefined);
    },
  };
}

/** A table with its columns and a preparation that SQL can be made of. Throws `DataRefused` where it does not fit the table. */
export async function preparedSource(engine: Engine, table: string, preparation: Preparation, { file, decimal, signal }: PrepareOptions): Promise<PreparedSource> {
  const columns = await columnsOf(engine, table, { signal });
  const faults = preparationFaults(preparation, columns, file);
  if (faults.length > 0) throw new DataRefused(faults);
  const { filter, ...rest } = preparation;
  if (filter === undefined) return { table, columns, preparation, decimal };
  return { table, columns, preparation: { ...rest, filter: await filterWithin(engine, { table, columns, preparation: rest, decimal }, filter, { file, signal }) }, decimal };
}

/** The columns of a loaded table without `line`. */
export async function columnsOf(engine: Engine, table: string, options: QueryOptions): Promise<string[]> {
  return (await engine.query(noRows(table), [], options)).schema.fields.map(({ name }) => name).filter((name) => name !== 'line');
}

async function countLeftOut(engine: Engine, source: PreparedSource, { file, signal }: PrepareOptions): Promise<{ rows: number; leftOut: LeftOut[] }> {
  const { preparation } = source;
  const answer = await engine.query(countReasons(source), [], { signal }).catch((cause: unknown) => {
    throw conditionFailure(cause, preparation.filter?.sql, file);
  });
  const counts = new Map<number | null, number>([...answer].map((row) => [row['reason'] as number | null, row['rows'] as number]));
  const rows = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const left = counts.get(null) ?? 0;
  const reasons = reasonsOf(preparation);
  if (preparation.dropRepeats === true) counts.set(reasons.length - 1, left - ((await engine.query(countKept(source), [], { signal })).get(0)!['rows'] as number));
  const leftOut = reasons.flatMap((reason, i) => ((counts.get(i) ?? 0) > 0 ? [{ ...reason, rows: counts.get(i)! }] : []));
  if (left > 0 || rows === 0) return { rows, leftOut };
  throw new DataRefused([problem('nothing-left', `No row of ${file} is left: ${leftOut.map(({ rows: gone, reason }) => `${count(gone)} are left out (${reason})`).join(', ')}.`, 'Leave fewer rows out.', { file })]);
}

function leftOutNote({ why, reason, rows: gone }: LeftOut, all: number, file: string): Problem {
  return problem(`left-out-${why}`, `${count(gone)} of ${count(all)} rows of ${file} ${gone === 1 ? 'is' : 'are'} left out (${reason}).`, 'Nothing need be done where this is meant.', { severity: 'note', file });
}

/** Tries a filter on a table: `null` where it can be used, else what is wrong with it. */
export async function filterProblem(engine: Engine, table: string, filter: RowFilter, options: PrepareOptions): Promise<Problem | null> {
  try {
    const source = await preparedSource(engine, table, { filter }, options);
    await countLeftOut(engine, source, options);
    return null;
  } catch (cause) {
    if (cause instanceof DataRefused) return cause.problems[0]!;
    throw cause;
  }
}
