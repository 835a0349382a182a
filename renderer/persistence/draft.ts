import type { History } from '../../core/workspace/history';
import type { Workspace } from '../../core/workspace/schema';
import type { DocumentFile } from '../state/workbench';

/** Unsaved work as it is kept on this machine. Tables lie beside it under their keys. */
export interface Draft {
  readonly id: string;
  /** The window that works on it; no other one may write it while that window is open. */
  readonly window: string;
  readonly at: string;
  readonly history: History<Workspace>;
  readonly savedRevision: number;
  readonly savedAt: string | null;
  readonly file: DocumentFile | null;
  /** The document as it was last saved or opened: the way back. */
  readonly saved: Workspace;
}

/** SHA-256 of every source that a history refers to or can come to by undo and redo. */
export function sourcesOf({ document, past, future }: History<Workspace>): Set<string> {
  const found = new Set(document.sources.map(({ sha256 }) => sha256));
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'sha256' && typeof inner === 'string') found.add(inner);
      else look(inner);
    }
  };
  for (const { patches, inverse } of [...past, ...future]) {
    for (const { path, value } of [...patches, ...inverse]) look({ [path.at(-1) ?? '']: value });
  }
  return found;
}

/** Drafts that are kept at most; the oldest go first. */
export const DRAFTS_KEPT = 20;

/** Drafts that no open window works on, newest first. */
export function orphans(drafts: readonly Draft[], openWindows: ReadonlySet<string>): Draft[] {
  return drafts.filter((draft) => !openWindows.has(draft.window)).sort((a, b) => b.at.localeCompare(a.at));
}

/** The draft to restore at start: the one that this window worked on before a reload, else the newest orphan. */
export function draftToRestore(drafts: readonly Draft[], ownId: string | null, openWindows: ReadonlySet<string>): Draft | null {
  const free = orphans(drafts, openWindows);
  return free.find((draft) => draft.id === ownId) ?? free[0] ?? null;
}

/** Ids of the drafts beyond the number that is kept. */
export function draftsToPrune(drafts: readonly Draft[], openWindows: ReadonlySet<string>): string[] {
  return orphans(drafts, openWindows).slice(DRAFTS_KEPT).map(({ id }) => id);
}
