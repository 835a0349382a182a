import { create } from 'zustand';
import type { RawTable } from '../../core/workspace/snapshot';
import type { History } from '../../core/workspace/history';
import { change, redo, startHistory, undo } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Workspace } from '../../core/workspace/schema';
import { tableKey } from '../../core/workspace/table-key';
import type { MappedTable } from '../../core/workspace/tables';
import type { ViewState } from './view';
import { initialView } from './view';

/** Long work that the status bar shows; `cancel` is absent where it cannot be stopped. */
export interface Activity {
  readonly id: string;
  readonly label: string;
  /** 0 to 1, or `null` where unknown. */
  readonly fraction: number | null;
  readonly cancel?: () => void;
}

/** The file that the workspace was opened from or saved to. */
export interface DocumentFile {
  readonly token: string;
  readonly name: string;
}

export interface Workbench {
  /** Counts the documents opened in this window: tells the one that is being saved from one opened meanwhile. */
  readonly opened: number;
  readonly history: History<Workspace>;
  /** Mapped tables by `tableKey`, so that undo finds earlier ones. */
  readonly tables: ReadonlyMap<string, MappedTable>;
  /** Sources as loaded, by SHA-256. */
  readonly raw: ReadonlyMap<string, RawTable>;
  readonly file: DocumentFile | null;
  /** Revision that is in the file; the document is dirty when the history's differs. */
  readonly savedRevision: number;
  readonly savedAt: string | null;
  readonly view: ViewState;
  readonly activities: readonly Activity[];
}

export const useWorkbench = create<Workbench>()(() => ({
  opened: 0,
  history: startHistory(newWorkspace('empty')),
  tables: new Map(),
  raw: new Map(),
  file: null,
  savedRevision: 0,
  savedAt: null,
  view: initialView,
  activities: [],
}));

const now = (): string => new Date().toISOString();

/** Changes the document: one undo step with a name. Steps with the same `mergeKey` in a row (a drag) are one. */
export function act(label: string, recipe: (draft: Workspace) => void, mergeKey: string | null = null): void {
  useWorkbench.setState(({ history }) => ({ history: change(history, label, recipe, { at: now(), mergeKey }) }));
}

export function undoLast(): void {
  useWorkbench.setState(({ history }) => ({ history: undo(history, now()) }));
}

export function redoNext(): void {
  useWorkbench.setState(({ history }) => ({ history: redo(history, now()) }));
}

/** Replaces document, tables and past: another workspace was opened. */
export function openDocument(
  document: Workspace,
  tables: ReadonlyMap<string, MappedTable>,
  raw: ReadonlyMap<string, RawTable>,
  file: DocumentFile | null,
): void {
  const byKey = new Map<string, MappedTable>();
  for (const dataset of document.datasets) {
    const table = tables.get(dataset.id);
    if (table !== undefined) byKey.set(tableKey(document, dataset), table);
  }
  useWorkbench.setState(({ view, opened }) => ({
    opened: opened + 1,
    history: startHistory(document),
    tables: byKey,
    raw,
    file,
    savedRevision: 0,
    savedAt: null,
    view: { ...view, source: null, market: null, scenario: null },
  }));
}

/** Puts back a document with its past: unsaved work that was kept. */
export function restoreDocument(kept: Pick<Workbench, 'history' | 'tables' | 'raw' | 'file' | 'savedRevision' | 'savedAt'>): void {
  useWorkbench.setState(({ view, opened }) => ({ ...kept, opened: opened + 1, view: { ...view, source: null, market: null, scenario: null } }));
}

/** Adds a source as loaded. */
export function addRaw(key: string, table: RawTable): void {
  useWorkbench.setState(({ raw }) => ({ raw: new Map(raw).set(key, table) }));
}

/**
 * Notes that the document as it stood at `revision` is in a file now; `null` where the host keeps no file to save over.
 * `opened` is the one that was packed. Where another is open now that one stays as it is, and the answer is `false`.
 */
export function markSaved(opened: number, revision: number, file: DocumentFile | null): boolean {
  const state = useWorkbench.getState();
  if (state.opened !== opened) return false;
  useWorkbench.setState({ savedRevision: revision, savedAt: now(), file: file ?? state.file });
  return true;
}

export function startActivity(activity: Activity): void {
  useWorkbench.setState(({ activities }) => ({ activities: [...activities.filter(({ id }) => id !== activity.id), activity] }));
}

export function endActivity(id: string): void {
  useWorkbench.setState(({ activities }) => ({ activities: activities.filter((activity) => activity.id !== id) }));
}

/** Adds a mapped table; the document refers to it through `tableKey`. */
export function addTable(key: string, table: MappedTable): void {
  useWorkbench.setState(({ tables }) => ({ tables: new Map(tables).set(key, table) }));
}

export function setView(patch: Partial<ViewState>): void {
  useWorkbench.setState(({ view }) => ({ view: { ...view, ...patch } }));
}

export function isDirty(state: Workbench): boolean {
  return state.history.revision !== state.savedRevision;
}
