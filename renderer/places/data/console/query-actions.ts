import type { StatementResult } from '../../../../core/data/console/run';
import type { Engine } from '../../../../core/data/engine';
import type { Source } from '../../../../core/data/source';
import { sourceKey } from '../../../../core/data/source';
import { consoleTables, sqlName } from '../../../../core/data/console/tables';
import type { SavedQuery } from '../../../../core/workspace/schema';
import { hashInWorker } from '../../../engine/decode';
import { noteLoaded } from '../../../engine/raw-source';
import { tablesRead } from '../../../engine/statements';
import { freeName } from '../../../state/edits';
import { act, setView, useWorkbench } from '../../../state/workbench';
import { openStatement } from '../intake';
import { keepResult } from './statement-runs';

/** Adds a statement that shows the first table, and opens it. */
export function newQuery(): void {
  const { sources, queries = [] } = useWorkbench.getState().history.document;
  const first = consoleTables(sources)[0];
  const id = crypto.randomUUID();
  const sql = first === undefined ? '' : `SELECT *\nFROM ${first.name}\nLIMIT 100`;
  act('Add an SQL query', (draft) => void (draft.queries = [...(draft.queries ?? []), { id, name: freeName('Query', queries), sql }]));
  setView({ place: 'data', source: id });
}

/** Changes the text of a statement; typing is one undo step. */
export function changeSql({ id, name }: SavedQuery, sql: string): void {
  act(`Edit the query "${name}"`, (draft) => void (draft.queries ?? []).filter((query) => query.id === id).forEach((query) => (query.sql = sql)), `query ${id}`);
}

/**
 * Opens the rows of a statement as data, like a file: its columns get roles, and it is added once that is right. The source
 * keeps the statement and what it reads, so that it can be made again.
 */
export async function openAsData({ name }: SavedQuery, sql: string, result: StatementResult & { readonly engine: Engine }): Promise<void> {
  const { sources } = useWorkbench.getState().history.document;
  const tables = tablesRead(sql, sources);
  const reads = Object.fromEntries(tables.map(({ name: table, source }) => [table, source.id]));
  const identity = JSON.stringify([sql, tables.map(({ name: table, source }) => [table, sourceKey(source), source.dialect.decimal])]);
  const dialect: Source['dialect'] = { format: 'query', delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 };
  const sha256 = await hashInWorker(name, new Blob([identity]));
  const source: Source = {
    id: crypto.randomUUID(), name: `${sqlName(name)}.sql`, path: null, bytes: new Blob([sql]).size, sha256, dialect, columns: [...result.columns], rows: result.rows,
    opened: new Date().toISOString(), synthetic: tables.some(({ source: read }) => read.synthetic), citation: [...new Set(tables.map(({ source: read }) => read.citation).filter((text) => text !== ''))].join('; '),
    query: { sql, reads },
  };
  keepResult(result);
  noteLoaded(result.engine, source, result.table);
  await openStatement(name, source, result.engine, result.table);
}
