import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { BridgeRecentFile } from '../bridge';
import { saveAtomically } from './atomic-save';
import { Refusal } from './refusal';

const LIMIT = 10;
const schema = z.array(z.object({ token: z.string(), path: z.string() }));
type Item = z.infer<typeof schema>[number];

/** What the operating system keeps of recent files (jump list, dock); Electron's `app` in life. */
export interface SystemRecent {
  addRecentDocument(path: string): void;
  clearRecentDocuments(): void;
}

export interface RecentList {
  list(): Promise<BridgeRecentFile[]>;
  /** The path behind a token; refuses one that is not on the list. */
  pathOf(token: string): Promise<string>;
  add(path: string): Promise<void>;
  remove(token: string): Promise<void>;
  clear(): Promise<void>;
}

/**
 * The recent files, newest first, kept as JSON at `file`. A list that cannot be read counts as empty and one that cannot
 * be written lives until the program ends: neither is worth stopping anybody's work.
 */
export function createRecentList(file: string, system: SystemRecent, onChange: (list: readonly BridgeRecentFile[]) => void): RecentList {
  let loaded: Promise<Item[]> | null = null;

  const items = (): Promise<Item[]> =>
    (loaded ??= readFile(file, 'utf8').then(
      (text) => schema.catch([]).parse(parseJson(text)),
      () => [],
    ));

  const shown = (list: readonly Item[]): BridgeRecentFile[] => list.map(({ token, path }) => ({ token, name: basename(path), path }));

  // One change after the other, so that two files opened at once are both kept.
  let turn: Promise<void> = Promise.resolve();
  const change = (edit: (list: readonly Item[]) => Item[]): Promise<void> => {
    turn = turn.then(async () => {
      const next = edit(await items());
      loaded = Promise.resolve(next);
      await saveAtomically(file, new TextEncoder().encode(JSON.stringify(next)), { backup: false }).catch(() => undefined);
      onChange(shown(next));
    });
    return turn;
  };

  return {
    list: async () => shown(await items()),
    pathOf: async (token) => {
      const item = (await items()).find((known) => known.token === token);
      if (!item) throw new Refusal('unknown-token', 'That file is no longer in the list of recent files. Open it again.');
      return item.path;
    },
    add: (path) => {
      system.addRecentDocument(path);
      return change((list) => {
        const known = list.find((item) => item.path === path);
        return [known ?? { token: randomUUID(), path }, ...list.filter((item) => item !== known)].slice(0, LIMIT);
      });
    },
    remove: (token) => change((list) => list.filter((item) => item.token !== token)),
    clear: () => {
      system.clearRecentDocuments();
      return change(() => []);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
