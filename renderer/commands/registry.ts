import { useWorkbench } from '../state/workbench';
import type { Command } from './command';
import { isEnabled } from './command';
import { dataCommands } from './data';
import { editCommands } from './edit';
import { fileCommands } from './file';
import { goCommands } from './go';
import { scenarioCommands } from './scenario';
import { viewCommands } from './view';
import { figureCommands } from '../figures/export-targets';

/** Every command of the window, in the order of palette and shortcut sheet. */
export const commands: readonly Command[] = [...fileCommands, ...editCommands, ...goCommands, ...dataCommands, ...scenarioCommands, ...figureCommands, ...viewCommands];

export function commandById(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}

/** Runs a command if it exists and is enabled now. */
export async function runCommand(id: string): Promise<void> {
  const command = commandById(id);
  if (command !== undefined && isEnabled(command, useWorkbench.getState())) await command.run();
}
