import type { StatementResult } from '../../core/data/console/run';
import { runStatement } from '../../core/data/console/run';
import { namesIn } from '../../core/data/console/statement';
import type { ConsoleTable } from '../../core/data/console/tables';
import { consoleTables, numberColumns } from '../../core/data/console/tables';
import type { Engine } from '../../core/data/engine';
import type { Source } from '../../core/data/source';
import type { NamedTable } from '../../core/data/sql/console';
import { DataRefused, problem } from '../../core/problem';
import { theEngine } from './engine';
import { ensureLoaded } from './raw-source';
import { profileOf } from './readings';

/** The tables of a document that a statement names. */
export function tablesRead(sql: string, sources: readonly Source[]): ConsoleTable[] {
  const names = namesIn(sql);
  return consoleTables(sources).filter(({ name }) => names.has(name));
}

/** Loads the tables that a statement reads, finds their columns of numbers, and runs it. Throws `DataRefused`. */
export async function runOver(sql: string, tables: readonly ConsoleTable[], target: string, signal?: AbortSignal): Promise<StatementResult & { readonly engine: Engine }> {
  const engine = await theEngine();
  const named: NamedTable[] = [];
  for (const { name, source } of tables) {
    const { table } = await ensureLoaded(source, signal);
    named.push({ name, table, columns: source.columns, numbers: numberColumns(await profileOf(source)), decimal: source.dialect.decimal });
  }
  return { ...(await runStatement(engine, sql, named, target, signal === undefined ? {} : { signal })), engine };
}

/** Makes the table of a source that is a statement, from the sources that it reads. Throws `DataRefused` where one is gone. */
export async function loadStatement(source: Source, sources: readonly Source[], target: string, signal?: AbortSignal): Promise<void> {
  const { sql, reads } = source.query!;
  const tables = Object.entries(reads).map(([name, id]): ConsoleTable => {
    const read = sources.find((candidate) => candidate.id === id);
    if (read === undefined) throw new DataRefused([problem('source-not-at-hand', `${source.name} reads the table "${name}", which is no longer in the workspace.`, 'Open its file again, or change the statement.', { file: source.name })]);
    return { name, source: read };
  });
  await runOver(sql, tables, target, signal);
}
