import { sourceKey } from '../../core/data/source';
import { datasetsRead } from '../../core/workspace/datasets-read';
import { startHistory } from '../../core/workspace/history';
import { newWorkspace } from '../../core/workspace/new';
import type { Workspace } from '../../core/workspace/schema';
import type { RawTable } from '../../core/workspace/snapshot';
import { tableKey } from '../../core/workspace/table-key';
import type { MappedTable, MappedTables } from '../../core/workspace/tables';
import { forgetPlaces, holdsWork, switchPlaces } from './per-tab';
import { initialView, tabViewOf } from './view';
import type { DocumentFile, TabState, Workbench } from './workbench';
import { useWorkbench } from './workbench';

/** An open workspace, shown or not; `null` where it was closed meanwhile. */
export function stateOfTab(id: string, state: Workbench = useWorkbench.getState()): TabState | null {
  return id === state.tab ? shownOf(state) : (state.parked.get(id) ?? null);
}

function shownOf({ history, tables, raw, file, savedRevision, savedAt, view }: Workbench): TabState {
  return { history, tables, raw, file, savedRevision, savedAt, view: tabViewOf(view) };
}

/** A workspace as it is opened: without a past, and as it is in its file. */
export function freshTab(document: Workspace, tables: MappedTables, raw: ReadonlyMap<string, RawTable>, file: DocumentFile | null): TabState {
  const byKey = new Map<string, MappedTable>();
  for (const dataset of datasetsRead(document)) {
    const table = tables.get(dataset.id);
    if (table !== undefined) byKey.set(tableKey(document, dataset), table);
  }
  return { history: startHistory(document), tables: byKey, raw, file, savedRevision: 0, savedAt: null, view: tabViewOf(initialView) };
}

/** Whether nothing would be lost, or missed, if the tab gave its place to another workspace: new, empty and untouched. */
export function isBlank({ history, file }: TabState): boolean {
  const { sources, datasets, markets, note } = history.document;
  return file === null && history.journal.length === 0 && sources.length + datasets.length + markets.length === 0 && note === '';
}

/** Shows a workspace in a tab of its own behind the one that is shown; a blank one gives its place. Returns the tab's id. */
export function openTab(tab: TabState, id: string = crypto.randomUUID()): string {
  const { tab: shown, order } = useWorkbench.getState();
  const blank = isBlank(stateOfTab(shown)!) && !holdsWork(shown);
  useWorkbench.setState(({ parked }) => ({ order: order.toSpliced(order.indexOf(shown) + 1, 0, id), parked: new Map(parked).set(id, tab) }));
  showTab(id);
  if (blank) closeTab(shown);
  return id;
}

/** Shows another tab; the one that was shown is left as it is. */
export function showTab(id: string): void {
  const { tab: shown, parked } = useWorkbench.getState();
  const next = parked.get(id);
  if (next === undefined) return;
  useWorkbench.setState((state) => {
    const left = new Map(state.parked).set(shown, shownOf(state));
    left.delete(id);
    return { ...next, tab: id, parked: left, view: { ...state.view, ...next.view } };
  });
  switchPlaces(shown, id);
}

/** The tab so many places further, around the ends. */
export function neighbour({ tab, order }: Pick<Workbench, 'tab' | 'order'>, by: number): string {
  return order[(order.indexOf(tab) + by + order.length) % order.length]!;
}

/** Closes a tab without asking; in place of the last one an empty workspace is opened. Its tables are let go with it. */
export function closeTab(id: string): void {
  const { tab: shown, order } = useWorkbench.getState();
  if (!order.includes(id)) return;
  if (order.length === 1) openTab(freshTab(newWorkspace(crypto.randomUUID()), new Map(), new Map(), null));
  else if (id === shown) showTab(neighbour({ tab: id, order }, order.indexOf(id) === order.length - 1 ? -1 : 1));
  useWorkbench.setState(({ order: tabs, parked }) => {
    const left = new Map(parked);
    left.delete(id);
    return { order: tabs.filter((tab) => tab !== id), parked: left };
  });
  forgetPlaces(id);
}

/** Changes an open workspace, shown or not. `false` where it was closed meanwhile. */
export function patchTab(id: string, patch: Partial<Omit<TabState, 'view'>>): boolean {
  const state = useWorkbench.getState();
  const before = stateOfTab(id, state);
  if (before === null) return false;
  if (id === state.tab) useWorkbench.setState(patch);
  else useWorkbench.setState({ parked: new Map(state.parked).set(id, { ...before, ...patch }) });
  return true;
}

/** Puts another document with its past in the place of an open one. */
export function replaceTab(id: string, tab: TabState): void {
  const { view: asked, ...rest } = tab;
  if (!patchTab(id, rest)) return;
  if (useWorkbench.getState().tab === id) useWorkbench.setState(({ view }) => ({ view: { ...view, ...asked } }));
}

/** Notes that the workspace as it stood at `revision` is in a file now; `null` where the host keeps no file to save over. */
export function markSaved(id: string, revision: number, file: DocumentFile | null): boolean {
  const before = stateOfTab(id);
  return before !== null && patchTab(id, { savedRevision: revision, savedAt: new Date().toISOString(), file: file ?? before.file });
}

/** Every open workspace, in the order of the tabs. */
export function allTabs(state: Workbench = useWorkbench.getState()): { readonly id: string; readonly state: TabState }[] {
  return state.order.map((id) => ({ id, state: stateOfTab(id, state)! }));
}

/** Adds a source as loaded, to the workspace that is shown and each other one that has it. */
export function addRaw(key: string, table: RawTable): void {
  for (const [id, { raw }] of wanting(({ sources }) => sources.some((source) => sourceKey(source) === key))) patchTab(id, { raw: new Map(raw).set(key, table) });
}

/** The rows of a source, if any open workspace holds them: the key stands for the content. */
export function heldRaw(key: string): RawTable | undefined {
  return allTabs().map(({ state }) => state.raw.get(key)).find((raw) => raw !== undefined);
}

/** Adds a mapped table, to the workspace that is shown and each other one that refers to it through `tableKey`. */
export function addTable(key: string, table: MappedTable): void {
  const refers = (document: Workspace): boolean => datasetsRead(document).some((dataset) => tableKey(document, dataset) === key);
  for (const [id, { tables }] of wanting(refers)) patchTab(id, { tables: new Map(tables).set(key, table) });
}

/** The workspace that is shown, since it asked or undo may ask, and the others that want something. */
function wanting(wants: (document: Workspace) => boolean): [string, TabState][] {
  const { tab } = useWorkbench.getState();
  return allTabs().filter(({ id, state }) => id === tab || wants(state.history.document)).map(({ id, state }) => [id, state]);
}
