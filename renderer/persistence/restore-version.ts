import { addTable } from '../state/tabs';
import { act } from '../state/workbench';
import { keptTables } from './recover';
import type { Version } from './versions';

/** Puts a saved version in place of the document: one undo step. Its tables are at hand, or made again from their sources. */
export async function restoreVersion({ document, at }: Version): Promise<void> {
  const tables = await keptTables([document]).catch(() => new Map<string, never>());
  const time = new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  for (const [key, table] of tables) addTable(key, table);
  act(`Restore the version of ${time}`, (draft) => {
    const kept: Record<string, unknown> = structuredClone(document);
    const target: Record<string, unknown> = draft;
    for (const key of Object.keys(target)) if (!(key in kept)) delete target[key];
    Object.assign(target, kept);
  });
}
