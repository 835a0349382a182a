import { openSample } from '../persistence/sample';
import { openFolderByDialog } from '../persistence/open-folder';
import { templates, type Template } from '../../core/workspace/templates';
import { closeShown } from '../persistence/close';
import { openByDialog, startFrom } from '../persistence/open';
import { save, saveAll, saveAs } from '../persistence/save';
import { setOverlay } from '../state/overlays';
import { allTabs, neighbour, showTab } from '../state/tabs';
import { isDirty, useWorkbench } from '../state/workbench';
import type { Command } from './command';

/** The command that begins a workspace from a template. */
export const templateCommand = (id: Template['id']): string => (id === 'empty' ? 'file.new' : `file.new.${id}`);

const showNeighbour = (by: number): void => showTab(neighbour(useWorkbench.getState(), by));

export const fileCommands: readonly Command[] = [
  ...templates.map(
    ({ id, name }): Command => ({ id: templateCommand(id), group: 'File', label: id === 'empty' ? 'New workspace' : `New workspace from the template "${name}"`, run: () => startFrom(id) }),
  ),
  { id: 'file.open', group: 'File', label: 'Open a workspace or data', keys: 'Mod+O', run: openByDialog },
  { id: 'file.openFolder', group: 'File', label: 'Open a folder of data', run: openFolderByDialog },
  { id: 'file.sample', group: 'File', label: 'Open the sample workspace', run: () => openSample() },
  { id: 'file.save', group: 'File', label: 'Save the workspace', keys: 'Mod+S', when: (state) => isDirty(state) || state.file === null, run: () => save() },
  { id: 'file.saveAs', group: 'File', label: 'Save the workspace as', keys: 'Mod+Shift+S', run: saveAs },
  { id: 'file.saveAll', group: 'File', label: 'Save all workspaces', when: (state) => allTabs(state).some(({ state: tab }) => isDirty(tab)), run: saveAll },
  { id: 'file.versions', group: 'File', label: 'Version history', run: () => setOverlay({ versions: true }) },
  { id: 'file.close', group: 'File', label: 'Close the workspace', keys: 'Alt+W', run: closeShown },
  { id: 'file.next', group: 'File', label: 'Show the next workspace', keys: 'Alt+PageDown', when: ({ order }) => order.length > 1, run: () => showNeighbour(1) },
  { id: 'file.previous', group: 'File', label: 'Show the previous workspace', keys: 'Alt+PageUp', when: ({ order }) => order.length > 1, run: () => showNeighbour(-1) },
];
