import { createStore, del, delMany, entries, get, keys, set } from 'idb-keyval';
import { hashOfKey } from '../../core/data/source';
import type { RawTable } from '../../core/workspace/snapshot';
import type { MappedTable } from '../../core/workspace/tables';
import type { Draft } from './draft';
import type { Version } from './versions';

/** Databases are opened at first use: a private window may have none, and then nothing is kept. */
const databases = new Map<string, ReturnType<typeof createStore>>();

function database(name: string): ReturnType<typeof createStore> {
  let store = databases.get(name);
  if (store === undefined) databases.set(name, (store = createStore(`proforma-${name}`, name)));
  return store;
}

export async function allDrafts(): Promise<Draft[]> {
  return (await entries<string, Draft>(database('drafts'))).map(([, draft]) => draft);
}

export function putDraft(draft: Draft): Promise<void> {
  return set(draft.id, draft, database('drafts'));
}

export function removeDraft(id: string): Promise<void> {
  return del(id, database('drafts'));
}

export async function allVersions(): Promise<Version[]> {
  return (await entries<string, Version>(database('versions'))).map(([, version]) => version);
}

export function putVersion(version: Version): Promise<void> {
  return set(version.id, version, database('versions'));
}

export function removeVersions(ids: readonly string[]): Promise<void> {
  return ids.length === 0 ? Promise.resolve() : delMany([...ids], database('versions'));
}

/** Content of a source: the file itself, or its columns where only a snapshot is known. */
export type KeptSource = { readonly kind: 'file'; readonly blob: Blob } | { readonly kind: 'columns'; readonly raw: RawTable };

/** Writes under a key once; the key stands for the content. */
async function putOnce<T>(name: string, key: string, value: T): Promise<void> {
  const store = database(name);
  if ((await keys<string>(store)).includes(key)) return;
  await set(key, value, store);
}

/** A file lies under its SHA-256, columns under the `sourceKey`. */
export const putSource = (key: string, source: KeptSource): Promise<void> => putOnce('sources', key, source);
export const getSource = (key: string): Promise<KeptSource | undefined> => get(key, database('sources'));
export const putTable = (key: string, table: MappedTable): Promise<void> => putOnce('tables', key, table);
export const getTable = (key: string): Promise<MappedTable | undefined> => get(key, database('tables'));

/** Removes the sources (by SHA-256) and tables that no draft and no version refers to. */
export async function prune(sources: ReadonlySet<string>, tables: ReadonlySet<string>): Promise<void> {
  await pruneOne('sources', (key) => sources.has(hashOfKey(key)));
  await pruneOne('tables', (key) => tables.has(key));
}

async function pruneOne(name: string, wanted: (key: string) => boolean): Promise<void> {
  const store = database(name);
  const unwanted = (await keys<string>(store)).filter((key) => !wanted(key));
  if (unwanted.length > 0) await delMany(unwanted, store);
}
