import { setOverlay } from '../state/overlays';
import { setView, useWorkbench } from '../state/workbench';
import type { Command } from './command';

const appearances = ['system', 'light', 'dark'] as const;

export const viewCommands: readonly Command[] = [
  {
    id: 'view.panel',
    group: 'View',
    label: ({ view }) => (view.panelOpen ? 'Hide the right panel' : 'Show the right panel'),
    keys: 'Mod+J',
    run: () => setView({ panelOpen: !useWorkbench.getState().view.panelOpen }),
  },
  ...appearances.map(
    (appearance): Command => ({
      id: `view.appearance.${appearance}`,
      group: 'View',
      label: appearance === 'system' ? 'Appearance: as the system' : `Appearance: ${appearance}`,
      when: ({ view }) => view.appearance !== appearance,
      run: () => setView({ appearance }),
    }),
  ),
  { id: 'command.palette', group: 'Help', label: 'Search or run a command', keys: 'Mod+K', run: () => setOverlay({ palette: true }) },
  { id: 'help.shortcuts', group: 'Help', label: 'Show keyboard shortcuts', keys: '?', run: () => setOverlay({ shortcuts: true }) },
];
