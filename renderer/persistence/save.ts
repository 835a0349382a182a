import { sourceKey } from '../../core/data/source';
import { packArchive } from '../../core/workspace/archive';
import type { RawTable } from '../../core/workspace/snapshot';
import { services } from '../app/services';
import { rawOf } from '../engine/raw-source';
import { dismiss, notify } from '../state/notices';
import { tablesOf } from '../state/selectors';
import type { DocumentFile } from '../state/workbench';
import { act, markSaved, useWorkbench } from '../state/workbench';
import { fileNameOf, workspaceKind } from './kinds';
import { report } from './open';

interface Packed {
  readonly bytes: Uint8Array;
  /** Which of the documents opened in this window it is: another may be open by the time it is written. */
  readonly opened: number;
  readonly name: string;
  readonly revision: number;
  /** Sources that were too large to go along. */
  readonly leftOut: readonly string[];
}

/** The bytes of the file, and which document and revision they hold. */
async function pack(): Promise<Packed> {
  const { opened, history, tables } = useWorkbench.getState();
  const { document, revision } = history;
  const raw = new Map<string, RawTable>();
  const leftOut: string[] = [];
  for (const source of document.sources) {
    const table = await rawOf(source);
    if (table === null) leftOut.push(source.name);
    else raw.set(sourceKey(source), table);
  }
  return { bytes: packArchive({ document, tables: tablesOf(document, tables), raw }), opened, name: document.name, revision, leftOut };
}

/** Notes what is in a file now, and says what is not. */
function saved({ opened, name, revision, leftOut }: Packed, file: DocumentFile | null): void {
  if (!markSaved(opened, revision, file)) {
    notify({ id: 'save', tone: 'plain', text: `"${name}" was saved as it stood before the workspace that is open now was opened.` });
    return;
  }
  dismiss('save');
  dismiss('recovered');
  dismiss('unkept');
  if (leftOut.length === 0) return;
  const names = leftOut.join(', ');
  notify({ id: 'save', tone: 'plain', text: `Saved without the rows of ${names}: too large, or not at hand. Its results are in the file; open ${names} again to change its columns.` });
}

/** Saves to the workspace's file, or asks for one where there is none. */
export async function save(force = false): Promise<void> {
  const { file } = useWorkbench.getState();
  if (file === null) return saveAs();
  try {
    const packed = await pack();
    const outcome = await services().host.save(file.token, packed.bytes, force);
    if (outcome.saved) {
      saved(packed, file);
    } else if (useWorkbench.getState().opened !== packed.opened) {
      notify({ id: 'save', tone: 'concern', text: `"${packed.name}" was not saved to ${file.name} before another workspace was opened. Go back to it, and save it again.` });
    } else if (outcome.reason === 'no-file') {
      await saveAs();
    } else {
      notify({
        id: 'save',
        tone: 'concern',
        text: `${file.name} was changed by another program since it was opened. "${packed.name}" is not saved yet.`,
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
    const packed = await pack();
    const chosen = await services().host.saveAs(fileNameOf(name), workspaceKind, packed.bytes);
    if (chosen === null) return;
    saved(packed, chosen.token === null ? null : { token: chosen.token, name: chosen.name });
  } catch (cause) {
    report('save', cause, 'The workspace was not saved');
  }
}

/** Gives the workspace another name. */
export function renameWorkspace(name: string): void {
  const wanted = name.trim();
  if (wanted !== '') act(`Rename the workspace to "${wanted}"`, (draft) => void (draft.name = wanted));
}
