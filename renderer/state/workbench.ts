import { create } from 'zustand';
import type { Progress } from '../../core/data/engine';
import type { RawTable } from '../../core/workspace/snapshot';
import type { History } from '../../core/workspace/history';
import { change, redo, startHistory, undo } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Workspace } from '../../core/workspace/schema';
import type { MappedTable } from '../../core/workspace/tables';
import type { TabView, ViewState } from './view';
import { initialView } from './view';

/** Long work that the status bar shows; `cancel` is absent where it cannot be stopped. */
export interface Activity {
  readonly id: string;
  readonly label: string;
  /** 0 to 1, or `null` where unknown. */
  readonly fraction: number | null;
  /** Rows that are read, where rows are read; absent where that is not known. */
  readonly rows?: number;
  /** When it began, by `performance.now()`. */
  readonly began?: number;
  readonly cancel?: () => void;
}

/** The file that the workspace was opened from or saved to. */
export interface DocumentFile {
  readonly token: string;
  readonly name: string;
  /** Where it lies, where the host knows. */
  readonly path: string | null;
}

/** One open workspace: its document with its past, what belongs to it, and where the person is in it. */
export interface TabState {
  readonly history: History<Workspace>;
  /** Mapped tables by `tableKey`, so that undo finds earlier ones. */
  readonly tables: ReadonlyMap<string, MappedTable>;
  /** Sources as loaded, by `sourceKey`. */
  readonly raw: ReadonlyMap<string, RawTable>;
  readonly file: DocumentFile | null;
  /** Revision that is in the file; the document is dirty when the history's differs. */
  readonly savedRevision: number;
  readonly savedAt: string | null;
  readonly view: TabView;
}

/** The window: the workspace that is shown, and those that wait in other tabs. */
export interface Workbench extends Omit<TabState, 'view'> {
  /** Id of the tab that is shown. */
  readonly tab: string;
  /** Ids of all tabs, in the order of the tab bar. */
  readonly order: readonly string[];
  /** The other tabs as they were left. */
  readonly parked: ReadonlyMap<string, TabState>;
  readonly view: ViewState;
  readonly activities: readonly Activity[];
}

export const useWorkbench = create<Workbench>()(() => ({
  tab: 'first',
  order: ['first'],
  parked: new Map(),
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

export function startActivity(activity: Activity): void {
  const started = { began: performance.now(), ...activity };
  useWorkbench.setState(({ activities }) => ({ activities: [...activities.filter(({ id }) => id !== activity.id), started] }));
}

/** Milliseconds between two looks at how far an activity is: more would only be drawn, not read. */
const ADVANCE_MS = 100;
let advanced = 0;

/** Notes how far an activity is. */
export function advanceActivity(id: string, { fraction, rows }: Progress): void {
  const at = performance.now();
  if (at - advanced < ADVANCE_MS) return;
  advanced = at;
  useWorkbench.setState(({ activities }) => ({
    activities: activities.map((activity) => (activity.id === id ? { ...activity, fraction: fraction ?? activity.fraction, ...(rows === null ? {} : { rows }) } : activity)),
  }));
}

export function endActivity(id: string): void {
  useWorkbench.setState(({ activities }) => ({ activities: activities.filter((activity) => activity.id !== id) }));
}

export function setView(patch: Partial<ViewState>): void {
  useWorkbench.setState(({ view }) => ({ view: { ...view, ...patch } }));
}

export function isDirty({ history, savedRevision }: Pick<TabState, 'history' | 'savedRevision'>): boolean {
  return history.revision !== savedRevision;
}
