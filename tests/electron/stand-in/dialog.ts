import { onlyKeys, strict } from './strict';
import type { DialogAnswer, World } from './world';

const KEYS = {
  showOpenDialog: ['title', 'defaultPath', 'filters', 'properties'],
  showSaveDialog: ['title', 'defaultPath', 'filters'],
  showMessageBox: ['type', 'message', 'detail', 'buttons', 'defaultId', 'cancelId', 'noLink', 'signal'],
} as const;

/** Dialogs that nobody has scripted throw, save a message box with a signal, which stays open until it is aborted. */
export function createDialog(world: World): object {
  const show = (method: DialogAnswer['method']) => async (_window: object, options: Record<string, unknown>) => {
    onlyKeys(`dialog.${method}`, options, KEYS[method]);
    const { signal, ...plain } = options;
    world.shown.push({ method, options: plain });
    const next = world.answers[0];
    if (next?.method === method) {
      world.answers.shift();
      return next.result;
    }
    if (signal instanceof AbortSignal) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return { response: options.cancelId, checkboxChecked: false };
    }
    const fault = new Error(`No answer was scripted for dialog.${method}: ${JSON.stringify(plain)}`);
    world.faults.push(fault);
    throw fault;
  };
  return strict('dialog', { showOpenDialog: show('showOpenDialog'), showSaveDialog: show('showSaveDialog'), showMessageBox: show('showMessageBox') });
}
