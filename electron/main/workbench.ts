import type { BrowserWindow } from 'electron';
import type { Messages } from '../channels';
import { createClosing, type Closing } from './closing';
import { watchForCrashes } from './crash';
import { askUnfinished, askUnsaved } from './dialogs';
import { createWindow } from './window';

const SAVE_TIMEOUT_MS = 30_000;

/** The one window and what belongs to its life. */
export interface Workbench {
  /** The window, or `null` between closing and opening again (macOS). */
  readonly window: BrowserWindow | null;
  readonly closing: Closing | null;
  /** Brings the window to the front, and makes it first where there is none. */
  show(): BrowserWindow;
  send<K extends keyof Messages>(channel: K, message: Messages[K]): void;
}

export interface WorkbenchOptions {
  readonly preload: string;
  readonly placeFile: string;
  readonly quit: () => void;
  /** The page is gone or loads anew: nobody listens until it says so again. */
  readonly onSilent: () => void;
  /** The person decided to keep the window open. */
  readonly onKeepOpen: () => void;
}

/** Makes the window when it is first shown. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  let window: BrowserWindow | null = null;
  let closing: Closing | null = null;

  const send: Workbench['send'] = (channel, message) => {
    if (window && !window.isDestroyed()) window.webContents.send(channel, message);
  };

  function make(): BrowserWindow {
    const made = createWindow(options.preload, options.placeFile);
    const guard = createClosing(
      {
        ask: (name) => askUnsaved(made, name),
        askAfterTimeout: (name) => askUnfinished(made, name),
        requestSave: () => send('command', 'file.saveAll'),
        close: () => made.close(),
        timeoutMs: SAVE_TIMEOUT_MS,
      },
      options.onKeepOpen,
    );
    made.on('close', (event) => {
      if (!guard.mayClose()) event.preventDefault();
    });
    made.on('closed', () => {
      window = null;
      closing = null;
      options.onSilent();
    });
    made.webContents.on('did-start-loading', options.onSilent);
    made.webContents.on('render-process-gone', options.onSilent);
    watchForCrashes(made, options.quit);
    closing = guard;
    return made;
  }

  return {
    get window() {
      return window;
    },
    get closing() {
      return closing;
    },
    show: () => {
      if (window) {
        if (window.isMinimized()) window.restore();
        window.focus();
      }
      return (window ??= make());
    },
    send,
  };
}
