import { openSample } from '../persistence/sample';
import { openByDialog, startNewWorkspace } from '../persistence/open';
import { save, saveAs } from '../persistence/save';
import { isDirty } from '../state/workbench';
import type { Command } from './command';

export const fileCommands: readonly Command[] = [
  { id: 'file.new', group: 'File', label: 'New workspace', run: startNewWorkspace },
  { id: 'file.open', group: 'File', label: 'Open a workspace or data', keys: 'Mod+O', run: openByDialog },
  { id: 'file.sample', group: 'File', label: 'Open the sample workspace', run: () => openSample() },
  { id: 'file.save', group: 'File', label: 'Save the workspace', keys: 'Mod+S', when: (state) => isDirty(state) || state.file === null, run: () => save() },
  { id: 'file.saveAs', group: 'File', label: 'Save the workspace as', keys: 'Mod+Shift+S', run: saveAs },
];
