import type { Workbench } from '../state/workbench';

export const commandGroups = ['File', 'Edit', 'Go', 'View', 'Data', 'Markets', 'Scenarios', 'Figures', 'Report', 'Help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/**
 * One thing that a person can ask for. Menu, toolbar, palette and shortcut sheet derive from this record.
 * To add commands, export an array of them and list it in registry.ts.
 */
export interface Command {
  /** Stable: the menu of the desktop host names commands by it. */
  readonly id: string;
  readonly group: CommandGroup;
  /** What it does, in sentence case. A function where the words depend on the state ("Undo divest 5% to Pinterest"). */
  readonly label: string | ((state: Workbench) => string);
  /** Shortcut such as `Mod+Shift+S`; `Mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys?: string;
  /** Enabled always where absent. */
  readonly when?: (state: Workbench) => boolean;
  readonly run: () => void | Promise<void>;
}

export function labelOf(command: Command, state: Workbench): string {
  return typeof command.label === 'function' ? command.label(state) : command.label;
}

export function isEnabled(command: Command, state: Workbench): boolean {
  return command.when?.(state) ?? true;
}
