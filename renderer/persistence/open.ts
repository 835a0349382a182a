import type { Archive } from '../../core/workspace/archive';
import { openArchive } from '../../core/workspace/archive';
import { ArchiveError } from '../../core/workspace/archive-error';
import { newWorkspace } from '../../core/workspace/new';
import { services } from '../app/services';
import type { OpenedFile } from '../host/host';
import { HostError } from '../host/host-error';
import { openData } from '../places/data/intake';
import { dismiss, notify } from '../state/notices';
import type { DocumentFile } from '../state/workbench';
import { openDocument, setView, useWorkbench } from '../state/workbench';
import { anyKind, dataKind, isWorkspaceName, workspaceKind } from './kinds';
import { restoreDraft } from './recover';
import { replaceDocument } from './replace';

/** Says in a notice why something failed; the document stays as it is. */
export function report(id: string, cause: unknown, what: string): void {
  const known = cause instanceof ArchiveError || cause instanceof HostError;
  const text = known ? `${what}: ${cause.message}` : `${what}: an unexpected fault (${cause instanceof Error ? cause.message : String(cause)}). Nothing was changed; try again.`;
  notify({ id, tone: 'concern', text });
}

/**
 * Puts an archive in place of the document. What is unsaved of the old one stays and can be gone back to. `entered` is
 * called once the archive is open.
 */
export async function enterArchive({ document, tables, raw, repairs }: Archive & { readonly repairs: readonly string[] }, file: DocumentFile | null, entered: () => void): Promise<void> {
  const leftName = useWorkbench.getState().history.document.name;
  await replaceDocument((left) => {
    openDocument(document, tables, raw, file);
    services().keeper.entered(null);
    dismiss('open');
    dismiss('sample');
    if (repairs.length > 0) notify({ id: 'repairs', tone: 'plain', text: `The file was repaired on opening: ${repairs.join(' ')}` });
    if (left !== null) {
      notify({
        id: 'left',
        tone: 'plain',
        text: `Unsaved changes of "${leftName}" are kept on this machine.`,
        actions: [{ label: 'Go back to it', run: () => void restoreDraft(left) }],
      });
    }
    entered();
  });
}

async function openWorkspace(file: OpenedFile): Promise<void> {
  const archive = await openArchive(new Uint8Array(await file.content.arrayBuffer()));
  await enterArchive(archive, { token: file.token, name: file.name }, () => setView({ place: 'scenarios' }));
}

/** Opens files of either kind: the first workspace replaces the document, data files wait in the Data place to be added. */
export async function openFiles(files: readonly OpenedFile[]): Promise<void> {
  const workspace = files.find(({ name }) => isWorkspaceName(name));
  if (workspace !== undefined) {
    try {
      await openWorkspace(workspace);
    } catch (cause) {
      report('open', cause, `${workspace.name} was not opened`);
    }
  }
  const data = files.filter(({ name }) => !isWorkspaceName(name));
  if (data.length > 0) await openData(data);
}

export async function openByDialog(): Promise<void> {
  try {
    await openFiles(await services().host.openFiles([anyKind, workspaceKind, dataKind], true));
  } catch (cause) {
    report('open', cause, 'The file was not opened');
  }
}

export async function openRecentFile(token: string): Promise<void> {
  try {
    await openFiles([await services().host.openRecent(token)]);
  } catch (cause) {
    report('open', cause, 'The file was not opened');
  }
}

export async function startNewWorkspace(): Promise<void> {
  const empty = { document: newWorkspace(crypto.randomUUID()), tables: new Map(), raw: new Map(), repairs: [] };
  await enterArchive(empty, null, () => setView({ place: 'data' }));
}
