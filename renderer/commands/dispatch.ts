import type { Host } from '../host/host';
import { isMac, matches } from './keys';
import { commands, runCommand } from './registry';

/** Commands that a text field does itself. */
const ownOfTextFields = new Set(['edit.undo', 'edit.redo']);

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button', 'file'].includes(target.type);
}

/** Runs commands for keys pressed in the window and for the host's menu. Returns the function that stops it. */
export function listenForCommands(host: Host): () => void {
  const mac = isMac();
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTextField(event.target);
    const command = commands.find(({ keys, id }) => {
      if (keys === undefined || !matches(keys, event, mac)) return false;
      return !typing || (keys.includes('Mod') && !ownOfTextFields.has(id));
    });
    if (command === undefined) return;
    // Taken even where the command is disabled, so that the browser's own save or zoom never surprises.
    event.preventDefault();
    void runCommand(command.id);
  };
  window.addEventListener('keydown', onKey);
  const stopHost = host.onCommand((id) => void runCommand(id));
  return () => {
    window.removeEventListener('keydown', onKey);
    stopHost();
  };
}
