import type { Engine } from '../../core/data/engine';
import { QueryCancelled, inOneChunk } from '../../core/data/engine';
import { reloadFile } from '../../core/data/open';
import { reloadTogether } from '../../core/data/open-together';
import type { Source } from '../../core/data/source';
import { sourceKey } from '../../core/data/source';
import { readRows } from '../../core/data/read-rows';
import { noRows } from '../../core/data/sql/load';
import type { RawTable } from '../../core/workspace/snapshot';
import { DataRefused, problem } from '../../core/problem';
import { getSource } from '../persistence/draft-store';
import { addRaw, heldRaw } from '../state/tabs';
import { useWorkbench } from '../state/workbench';
import { keepContent, keptContent } from './contents';
import { decodeInWorker } from './decode';
import { theEngine } from './engine';
import { fileOfSource, partsToOpen } from './files-together';
import { loadStatement } from './statements';

/** Cells up to which the rows of a source are held in the window and saved with the workspace. */
export const CELLS_HELD = 2_000_000;

/** Names of the engine's tables by `sourceKey`. */
const loaded = new Map<string, Promise<string>>();
let loadedIn: Engine | null = null;
/** Keys of tables that may be gone: a database that was started again has those of files, and none that a statement made. */
const doubtful = new Set<string>();

export function tableNameOf(source: Pick<Source, 'sha256' | 'dialect'>): string {
  const [hash, way] = sourceKey(source).split('_');
  return `s_${hash!.slice(0, 24)}_${way}`;
}

/** Notes that the engine holds the source. */
export function noteLoaded(engine: Engine, source: Pick<Source, 'sha256' | 'dialect'>, table: string): void {
  forgetWith(engine);
  loaded.set(sourceKey(source), Promise.resolve(table));
}

/** Another engine than before has none of the tables. */
function forgetWith(engine: Engine): void {
  if (loadedIn === engine) return;
  loaded.clear();
  doubtful.clear();
  loadedIn = engine;
  engine.onChange((state) => {
    if (state === 'restarting' && loadedIn === engine) for (const key of loaded.keys()) doubtful.add(key);
  });
}

/** The engine's table of a source, loaded from its snapshot or its file where it is not there yet. Throws `DataRefused` without either. */
export async function ensureLoaded(source: Source, signal?: AbortSignal): Promise<{ readonly engine: Engine; readonly table: string }> {
  const engine = await theEngine();
  forgetWith(engine);
  const key = sourceKey(source);
  for (;;) {
    const held = loaded.get(key);
    const pending = held === undefined ? load(engine, source, signal) : doubtful.delete(key) ? loadedStill(engine, source, held, signal) : held;
    if (pending !== held) {
      loaded.set(key, pending);
      pending.catch(() => loaded.get(key) === pending && loaded.delete(key));
    }
    try {
      return { engine, table: await pending };
    } catch (cause) {
      // Somebody else who waited for the same rows gave up; this one did not.
      if (pending !== held || signal?.aborted === true || !(cause instanceof QueryCancelled)) throw cause;
    }
  }
}

/** The table where it is still there, else loaded anew. */
async function loadedStill(engine: Engine, source: Source, held: Promise<string>, signal: AbortSignal | undefined): Promise<string> {
  const table = await held.catch(() => null);
  const there = table !== null && (await engine.query(noRows(table), [], { signal }).then(() => true, () => false));
  return there ? table : load(engine, source, signal);
}

/** Drops the database's tables of sources that no workspace refers to any more. */
export async function letGo(unwanted: (key: string) => boolean): Promise<void> {
  const engine = loadedIn;
  if (engine === null) return;
  for (const [key, pending] of [...loaded]) {
    if (!unwanted(key)) continue;
    loaded.delete(key);
    await pending.then((table) => engine.dropTable(table)).catch(() => undefined);
  }
}

async function load(engine: Engine, source: Source, signal: AbortSignal | undefined): Promise<string> {
  const table = tableNameOf(source);
  const raw = await heldRows(source);
  if (raw !== null) {
    await engine.loadRows(table, Object.keys(raw.columns), inOneChunk(raw.columns, raw.lines), { signal });
    return table;
  }
  if (source.query !== undefined) {
    await loadStatement(source, useWorkbench.getState().history.document.sources, table, signal);
    return table;
  }
  const content = keptContent(source.sha256);
  if (content === undefined) {
    throw new DataRefused([
      problem('source-not-at-hand', `The rows of ${source.name} are not in the workspace.`, `Open ${source.name} again to change what its columns mean.`, { file: source.name }),
    ]);
  }
  const { name, dialect, columns, parts } = source;
  const how = { tableName: table, decode: decodeInWorker, signal };
  if (parts === undefined) await reloadFile(engine, { ...how, name, content: { kind: 'blob', blob: content }, dialect, columns });
  else await reloadTogether(engine, { ...how, dialect, parts: partsToOpen(fileOfSource(source, content).parts!) }, { name, columns, parts });
  return table;
}

/** The rows of a source from the window's memory or from what this machine kept; `null` where only its file, or nothing, is there. */
async function heldRows(source: Source): Promise<RawTable | null> {
  const { sha256 } = source;
  const key = sourceKey(source);
  const held = heldRaw(key);
  if (held !== undefined) return held;
  if (keptContent(sha256) !== undefined) return null;
  const kept = (await getSource(sha256).catch(() => undefined)) ?? (await getSource(key).catch(() => undefined));
  if (kept?.kind === 'columns') addRaw(key, kept.raw);
  if (kept?.kind === 'file') keepContent(sha256, kept.blob);
  return kept?.kind === 'columns' ? kept.raw : null;
}

/** The rows of a source for saving and showing; `null` where they are too many to hold or not at hand. */
export async function rawOf(source: Source): Promise<RawTable | null> {
  const held = await heldRows(source);
  if (held !== null) return held;
  if (source.rows * (source.columns.length + 1) > CELLS_HELD || (source.query === undefined && keptContent(source.sha256) === undefined)) return null;
  const { engine, table } = await ensureLoaded(source);
  const raw = await readRows(engine, table, source.columns, 0, source.rows);
  addRaw(sourceKey(source), raw);
  return raw;
}
