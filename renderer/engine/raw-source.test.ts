import { beforeEach, expect, test, vi } from 'vitest';
import type { EngineState } from '../../core/data/engine';
import { QueryCancelled, QueryFailed } from '../../core/data/engine';
import type { Source } from '../../core/data/source';
import { sourceKey } from '../../core/data/source';
import { addRaw } from '../state/tabs';
import { ensureLoaded } from './raw-source';

/** A database that can lose its tables, and that loads when it is told to. */
const database = vi.hoisted(() => ({
  tables: new Set<string>(),
  loads: 0,
  listeners: new Set<(state: EngineState) => void>(),
  waiting: null as Promise<void> | null,
}));

vi.mock('./engine', () => {
  const engine = {
    onChange: (listener: (state: EngineState) => void) => database.listeners.add(listener),
    query: (sql: string) => ([...database.tables].some((table) => sql.includes(`"${table}"`)) ? Promise.resolve({}) : Promise.reject(new QueryFailed('There is no such table', sql))),
    loadRows: async (table: string, _columns: unknown, _chunks: unknown, { signal }: { signal?: AbortSignal }) => {
      database.loads++;
      await database.waiting;
      if (signal?.aborted === true) throw new QueryCancelled();
      database.tables.add(table);
    },
  };
  return { theEngine: () => Promise.resolve(engine) };
});

let files = 0;
function source(): Source {
  const made: Source = {
    id: 's', name: 'f.csv', path: null, bytes: 1, sha256: String(++files).padStart(64, '0'), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 },
    columns: ['a'], rows: 1, opened: '', synthetic: false, citation: '',
  };
  addRaw(sourceKey(made), { columns: { a: ['1'] }, lines: Int32Array.of(2) });
  return made;
}

beforeEach(() => {
  database.loads = 0;
  database.waiting = null;
});

test('a table that is lost as the database is started again is loaded anew, for all who ask at once; one that is there is not', async () => {
  const one = source();
  const { table } = await ensureLoaded(one);
  for (const listener of database.listeners) listener('restarting');
  await ensureLoaded(one);
  expect(database.loads).toBe(1);
  database.tables.delete(table);
  for (const listener of database.listeners) listener('restarting');
  await Promise.all([ensureLoaded(one), ensureLoaded(one)]);
  expect([database.loads, database.tables.has(table)]).toEqual([2, true]);
});

test('who waits for rows that somebody else asked for and gave up gets them all the same', async () => {
  const one = source();
  let go: () => void = () => undefined;
  database.waiting = new Promise((resolve) => (go = resolve));
  const first = new AbortController();
  const gaveUp = ensureLoaded(one, first.signal);
  const waits = ensureLoaded(one);
  first.abort();
  go();
  await expect(gaveUp).rejects.toBeInstanceOf(QueryCancelled);
  expect(database.tables.has((await waits).table)).toBe(true);
  expect(database.loads).toBe(2);
});
