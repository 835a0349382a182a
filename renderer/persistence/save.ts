import { sourceKey } from '../../core/data/source';
import { packArchive } from '../../core/workspace/archive';
import { changesIn } from '../../core/workspace/journal';
import type { Workspace } from '../../core/workspace/schema';
import type { RawTable } from '../../core/workspace/snapshot';
import { services } from '../app/services';
import { rawOf } from '../engine/raw-source';
import { dismiss, notify } from '../state/notices';
import { tablesOf } from '../state/selectors';
import { allTabs, markSaved, showTab, stateOfTab } from '../state/tabs';
import type { DocumentFile, TabState } from '../state/workbench';
import { act, isDirty, useWorkbench } from '../state/workbench';
import { fileNameOf, workspaceKind } from './kinds';
import { report } from './report';
import { keepVersion } from './versions';

interface Packed {
  readonly bytes: Uint8Array;
  /** Which of the open workspaces it is: another may be shown by the time it is written. */
  readonly tab: string;
  readonly state: TabState;
  /** The document as it was last saved or opened. */
  readonly before: Workspace;
  /** Sources that were too large to go along. */
  readonly leftOut: readonly string[];
}

/** The bytes of the file of the workspace that is shown. */
async function pack(): Promise<Packed> {
  const { tab } = useWorkbench.getState();
  const state = stateOfTab(tab)!;
  const before = services().keeper.of(tab).saved;
  const { document } = state.history;
  const raw = new Map<string, RawTable>();
  const leftOut: string[] = [];
  for (const source of document.sources) {
    const table = await rawOf(source);
    if (table === null) leftOut.push(source.name);
    else raw.set(sourceKey(source), table);
  }
  return { bytes: packArchive({ document, tables: tablesOf(document, state.tables), raw }), tab, state, before, leftOut };
}

/** Notes what is in a file now, keeps it as a version, and says what is not in the file. */
function saved({ tab, state, before, leftOut }: Packed, file: DocumentFile | null): void {
  const { document, revision, journal } = state.history;
  if (!markSaved(tab, revision, file)) return;
  for (const id of ['save', 'recovered', 'sample', 'repairs']) dismiss(id, tab);
  const at = new Date().toISOString();
  const since = journal.filter((entry) => state.savedAt === null || entry.at > state.savedAt);
  // The file is written: where this machine keeps no version of it, nothing is lost.
  keepVersion({ id: crypto.randomUUID(), workspace: document.id, at, file: file?.name ?? state.file?.name ?? null, changes: changesIn(since), document }, before, state).catch(() => undefined);
  if (leftOut.length === 0) return;
  const names = leftOut.join(', ');
  notify({ id: 'save', tab, tone: 'plain', text: `Saved without the rows of ${names}: too large, or not at hand. Its results are in the file; open ${names} again to change its columns.` });
}

/** Saves the workspace that is shown to its file, or asks for one where there is none. */
export async function save(force = false): Promise<void> {
  const { file, tab } = useWorkbench.getState();
  if (file === null) return saveAs();
  try {
    const packed = await pack();
    const outcome = await services().host.save(file.token, packed.bytes, force);
    if (outcome.saved) saved(packed, file);
    else if (outcome.reason === 'no-file') await saveAs();
    else {
      notify({
        id: 'save',
        tab,
        tone: 'concern',
        text: `${file.name} was changed by another program since it was opened. "${packed.state.history.document.name}" is not saved yet.`,
        actions: [
          { label: 'Save as', run: () => void inTab(tab, saveAs) },
          { label: 'Overwrite', run: () => void inTab(tab, () => save(true)) },
        ],
      });
    }
  } catch (cause) {
    report('save', cause, 'The workspace was not saved', tab);
  }
}

/** Asks where to, and saves there. */
export async function saveAs(): Promise<void> {
  const { history, tab } = useWorkbench.getState();
  try {
    const packed = await pack();
    const chosen = await services().host.saveAs(fileNameOf(history.document.name), workspaceKind, packed.bytes);
    if (chosen === null) return;
    saved(packed, chosen.token === null ? null : { token: chosen.token, name: chosen.name, path: chosen.path });
  } catch (cause) {
    report('save', cause, 'The workspace was not saved', tab);
  }
}

/** Saves every workspace with changes, one after the other; each is shown meanwhile. */
export async function saveAll(): Promise<void> {
  const { tab: shown } = useWorkbench.getState();
  for (const { id, state } of allTabs()) if (isDirty(state)) await inTab(id, save);
  showTab(shown);
}

async function inTab(tab: string, work: () => Promise<void>): Promise<void> {
  showTab(tab);
  await work();
}

/** Gives the workspace another name. */
export function renameWorkspace(name: string): void {
  const wanted = name.trim();
  if (wanted !== '') act(`Rename the workspace to "${wanted}"`, (draft) => void (draft.name = wanted));
}
