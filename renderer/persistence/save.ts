import { packArchive } from '../../core/workspace/archive';
import type { RawTable } from '../../core/workspace/snapshot';
import { services } from '../app/services';
import { rawOf } from '../engine/raw-source';
import { dismiss, notify } from '../state/notices';
import { tablesOf } from '../state/selectors';
import { act, markSaved, useWorkbench } from '../state/workbench';
import { fileNameOf, workspaceKind } from './kinds';
import { report } from './open';

/** The bytes of the file, the revision that they hold, and the sources that were too large to go along. */
async function pack(): Promise<{ readonly bytes: Uint8Array; readonly revision: number; readonly leftOut: readonly string[] }> {
  const { history, tables } = useWorkbench.getState();
  const { document, revision } = history;
  const raw = new Map<string, RawTable>();
  const leftOut: string[] = [];
  for (const source of document.sources) {
    const table = await rawOf(source);
    if (table === null) leftOut.push(source.name);
    else raw.set(source.sha256, table);
  }
  return { bytes: packArchive({ document, tables: tablesOf(document, tables), raw }), revision, leftOut };
}

function saidSaved(leftOut: readonly string[]): void {
  dismiss('save');
  dismiss('recovered');
  dismiss('unkept');
  if (leftOut.length === 0) return;
  const names = leftOut.join(', ');
  notify({ id: 'save', tone: 'plain', text: `Saved without the rows of ${names}: too large, or not at hand. Its results are in the file; open ${names} again to change its columns.` });
}

/** Saves to the workspace's file, or asks for one where there is none. */
export async function save(force = false): Promise<void> {
  const { file, history } = useWorkbench.getState();
  if (file === null) return saveAs();
  try {
    const { bytes, revision, leftOut } = await pack();
    const outcome = await services().host.save(file.token, bytes, force);
    if (outcome.saved) {
      markSaved(revision, file);
      saidSaved(leftOut);
    } else if (outcome.reason === 'no-file') {
      await saveAs();
    } else {
      notify({
        id: 'save',
        tone: 'concern',
        text: `${file.name} was changed by another program since it was opened. "${history.document.name}" is not saved yet.`,
        actions: [
          { label: 'Save as', run: () => void saveAs() },
          { label: 'Overwrite', run: () => void save(true) },
        ],
      });
    }
  } catch (cause) {
    report('save', cause, 'The workspace was not saved');
  }
}

/** Asks where to, and saves there. */
export async function saveAs(): Promise<void> {
  try {
    const { name } = useWorkbench.getState().history.document;
    const { bytes, revision, leftOut } = await pack();
    const chosen = await services().host.saveAs(fileNameOf(name), workspaceKind, bytes);
    if (chosen === null) return;
    markSaved(revision, chosen.token === null ? null : { token: chosen.token, name: chosen.name });
    saidSaved(leftOut);
  } catch (cause) {
    report('save', cause, 'The workspace was not saved');
  }
}

/** Gives the workspace another name. */
export function renameWorkspace(name: string): void {
  const wanted = name.trim();
  if (wanted !== '') act(`Rename the workspace to "${wanted}"`, (draft) => void (draft.name = wanted));
}
