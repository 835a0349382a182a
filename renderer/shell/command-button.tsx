import { Button } from '@blueprintjs/core';
import type { JSX } from 'react';
import { isEnabled, labelOf } from '../commands/command';
import { isMac, printKeys } from '../commands/keys';
import { commandById, runCommand } from '../commands/registry';
import { useWorkbench } from '../state/workbench';

/** A toolbar button of a command: its words and shortcut are the tooltip. */
export function CommandButton({ id, icon, testId, text }: { readonly id: string; readonly icon?: JSX.Element; readonly testId?: string; readonly text?: string }) {
  const command = commandById(id)!;
  const label = useWorkbench((state) => labelOf(command, state));
  const enabled = useWorkbench((state) => isEnabled(command, state));
  const keys = command.keys === undefined ? '' : ` (${printKeys(command.keys, isMac())})`;
  return (
    <Button
      variant="minimal"
      size="small"
      icon={icon}
      text={text}
      disabled={!enabled}
      aria-label={label}
      title={label + keys}
      data-testid={testId}
      onClick={() => void runCommand(id)}
    />
  );
}
