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
  /** The person closed it, or went back to the saved version: it is listed, but not opened unasked. */
  readonly closed?: boolean;
}

/** SHA-256 of every source that a history refers to or can come to by undo and redo. */
export function sourcesOf({ document, past, future }: Pick<History<Workspace>, 'document' | 'past' | 'future'>): Set<string> {
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

/** The drafts to restore at start, oldest first: those of this window before a reload, else all of the window that was left last. */
export function draftsToRestore(drafts: readonly Draft[], ownWindow: string | null, openWindows: ReadonlySet<string>): Draft[] {
  const free = orphans(drafts, openWindows).filter(({ closed }) => closed !== true);
  const window = free.some((draft) => draft.window === ownWindow) ? ownWindow : free[0]?.window;
  return free.filter((draft) => draft.window === window).reverse();
}

/** Ids of the drafts beyond the number that is kept. */
export function draftsToPrune(drafts: readonly Draft[], openWindows: ReadonlySet<string>): string[] {
  return orphans(drafts, openWindows).slice(DRAFTS_KEPT).map(({ id }) => id);
}
