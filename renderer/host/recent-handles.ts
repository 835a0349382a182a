import { del, get, update } from 'idb-keyval';
import type { FileHandle } from './file-system-access';

const KEY = 'proforma.recent-files';
const LIMIT = 10;

export interface RecentHandle {
  readonly token: string;
  readonly handle: FileHandle;
}

/** The recent files' handles, newest first, kept between visits. */
export interface RecentHandles {
  list(): Promise<RecentHandle[]>;
  /** Puts the file at the head; a file that is already known keeps its token, which is returned. */
  remember(handle: FileHandle): Promise<string>;
  clear(): Promise<void>;
}

/** Where the list lies: IndexedDB in the window, a variable in tests. */
export interface HandleStore {
  read(): Promise<RecentHandle[]>;
  change(change: (list: RecentHandle[]) => RecentHandle[]): Promise<void>;
  clear(): Promise<void>;
}

const indexedDbStore: HandleStore = {
  read: async () => (await get<RecentHandle[]>(KEY)) ?? [],
  change: (change) => update<RecentHandle[]>(KEY, (list) => change(list ?? [])),
  clear: () => del(KEY),
};

/** The recent list over a store. A private window may refuse IndexedDB: the list is then empty, and opening still works. */
export function createRecentHandles(store: HandleStore = indexedDbStore): RecentHandles {
  const list = (): Promise<RecentHandle[]> => store.read().catch(() => []);
  return {
    list,
    remember: async (handle) => {
      let token: string = crypto.randomUUID();
      for (const known of await list()) {
        if (await known.handle.isSameEntry(handle)) token = known.token;
      }
      await store
        .change((items) => [{ token, handle }, ...items.filter((item) => item.token !== token)].slice(0, LIMIT))
        .catch(() => undefined);
      return token;
    },
    clear: () => store.clear().catch(() => undefined),
  };
}
