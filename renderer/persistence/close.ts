import { hashOfKey } from '../../core/data/source';
import { services } from '../app/services';
import { forgetBuild } from '../engine/builds';
import { forgetContent } from '../engine/contents';
import { letGo } from '../engine/raw-source';
import { dismissAllOf, notify } from '../state/notices';
import { setOverlay } from '../state/overlays';
import { allTabs, closeTab, showTab, stateOfTab } from '../state/tabs';
import type { TabState } from '../state/workbench';
import { isDirty, useWorkbench } from '../state/workbench';
import { sourcesOf } from './draft';
import { restoreDraft } from './recover';
import { save } from './save';

/** Closes a workspace; one with unsaved changes is shown and the person is asked what becomes of them. */
export function askToClose(tab: string): void {
  const state = stateOfTab(tab);
  if (state === null) return;
  if (!isDirty(state)) return close(tab, state);
  showTab(tab);
  setOverlay({ closing: tab });
}

/** Saves the workspace and closes it, if it could be saved. */
export async function saveAndClose(tab: string): Promise<void> {
  setOverlay({ closing: null });
  showTab(tab);
  await save();
  const state = stateOfTab(tab);
  if (state !== null && !isDirty(state)) close(tab, state);
}

/** Closes the workspace as it is. Its changes are kept on this machine for a while, and can be brought back. */
export async function closeUnsaved(tab: string): Promise<void> {
  setOverlay({ closing: null });
  const left = await services().keeper.of(tab).setAside();
  const state = stateOfTab(tab);
  if (state === null) return;
  close(tab, state);
  if (left === null) return;
  notify({
    id: 'left',
    tone: 'plain',
    text: `"${state.history.document.name}" was closed. Its unsaved changes are kept on this machine.`,
    actions: [{ label: 'Bring it back', run: () => void restoreDraft(left) }],
  });
}

function close(tab: string, state: TabState): void {
  closeTab(tab);
  dismissAllOf(tab);
  freeMemory(state);
}

/** Lets go what only the closed workspace held: tables, rows in the database, files. */
function freeMemory(closed: TabState): void {
  const others = allTabs().map(({ state }) => state);
  const tables = new Set(others.flatMap((state) => [...state.tables.keys()]));
  for (const key of closed.tables.keys()) if (!tables.has(key)) forgetBuild(key);
  const hashes = new Set(others.flatMap(({ history }) => [...sourcesOf(history)]));
  const gone = new Set([...sourcesOf(closed.history)].filter((hash) => !hashes.has(hash)));
  for (const hash of gone) forgetContent(hash);
  void letGo((key) => gone.has(hashOfKey(key)));
}

export const closeShown = (): void => askToClose(useWorkbench.getState().tab);
