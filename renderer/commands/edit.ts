import { exportJournal } from '../persistence/export-journal';
import { redoNext, undoLast } from '../state/workbench';
import type { Command } from './command';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    group: 'Edit',
    label: ({ history }) => (history.past.length === 0 ? 'Undo' : `Undo ${lowerFirst(history.past.at(-1)!.label)}`),
    keys: 'Mod+Z',
    when: ({ history }) => history.past.length > 0,
    run: undoLast,
  },
  {
    id: 'edit.redo',
    group: 'Edit',
    label: ({ history }) => (history.future.length === 0 ? 'Redo' : `Redo ${lowerFirst(history.future[0]!.label)}`),
    keys: 'Mod+Shift+Z',
    when: ({ history }) => history.future.length > 0,
    run: redoNext,
  },
  { id: 'edit.journalText', group: 'Edit', label: 'Export what I did as text', when: ({ history }) => history.journal.length > 0, run: () => exportJournal('text') },
  { id: 'edit.journalJson', group: 'Edit', label: 'Export what I did as JSON', when: ({ history }) => history.journal.length > 0, run: () => exportJournal('json') },
];
