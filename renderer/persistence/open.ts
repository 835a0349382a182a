import type { Archive } from '../../core/workspace/archive';
import { openArchive } from '../../core/workspace/archive';
import { newWorkspace } from '../../core/workspace/new';
import { templates, type Template } from '../../core/workspace/templates';
import { services } from '../app/services';
import type { OpenedFile } from '../host/host';
import { openData } from '../places/data/intake';
import { dismiss, notify } from '../state/notices';
import { allTabs, freshTab, openTab, showTab } from '../state/tabs';
import type { Place } from '../state/view';
import type { DocumentFile } from '../state/workbench';
import { setView } from '../state/workbench';
import { anyKind, dataKind, isWorkspaceName, workspaceKind } from './kinds';
import { report } from './report';

/** Opens a workspace in a tab of its own. Returns the tab's id. */
export function enterArchive({ document, tables, raw }: Archive, file: DocumentFile | null, place?: Place): string {
  const tab = openTab(freshTab(document, tables, raw, file));
  if (place !== undefined) setView({ place });
  dismiss('open');
  return tab;
}

/** Opens a file as a workspace. Of a damaged one it says what was lost, and asks for another name when it is saved: the file stays as it is. */
async function openWorkspace({ content, token, name, path }: OpenedFile): Promise<void> {
  const archive = await openArchive(new Uint8Array(await content.arrayBuffer()));
  const tab = enterArchive(archive, archive.damaged ? null : { token, name, path }, 'scenarios');
  if (archive.repairs.length === 0) return;
  const said = archive.repairs.join(' ');
  if (archive.damaged) notify({ id: 'repairs', tab, tone: 'concern', text: `${name} is damaged and was opened as far as it goes. ${said} Saving asks for another name, so that ${name} stays as it is.` });
  else notify({ id: 'repairs', tab, tone: 'plain', text: `${name} was repaired on opening: ${said}` });
}

/** The tab in which a file is open already. */
function tabOf({ token, path }: OpenedFile): string | null {
  const found = allTabs().find(({ state: { file } }) => file !== null && (file.token === token || (path !== null && file.path === path)));
  return found?.id ?? null;
}

async function openOrShow(file: OpenedFile): Promise<void> {
  const open = tabOf(file);
  if (open === null) return openWorkspace(file);
  showTab(open);
  notify({
    id: 'open', tab: open, tone: 'plain', text: `${file.name} is open already, in this tab.`,
    actions: [{ label: 'Open it once more, as it is in the file', run: () => { dismiss('open', open); void openWorkspace(file).catch((cause: unknown) => report('open', cause, `${file.name} was not opened`)); } }],
  });
}

/** Opens files of either kind: each workspace in a tab of its own, data files wait in the Data place to be added. */
export async function openFiles(files: readonly OpenedFile[]): Promise<void> {
  for (const file of files.filter(({ name }) => isWorkspaceName(name))) {
    try {
      await openOrShow(file);
    } catch (cause) {
      report('open', cause, `${file.name} was not opened`);
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

/** Begins a workspace from a template, at the place where its data is added. */
export function startFrom(id: Template['id']): void {
  const document = templates.find((template) => template.id === id)?.make(crypto.randomUUID()) ?? newWorkspace(crypto.randomUUID());
  enterArchive({ document, tables: new Map(), raw: new Map() }, null, 'data');
}
