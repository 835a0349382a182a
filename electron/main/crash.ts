import { dialog, type BrowserWindow } from 'electron';

const RECOVER = 'Reload and recover';

/** A window that died or hangs is offered a reload; the workbench then restores the work from its autosave. */
export function watchForCrashes(window: BrowserWindow, quit: () => void): void {
  const { webContents } = window;
  let killed = false;
  let question: AbortController | null = null;

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    question?.abort();
    if (reason === 'clean-exit') return;
    if (killed) {
      killed = false;
      webContents.reload();
      return;
    }
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: 'The window stopped working.',
        detail: `Your work up to the last second is kept and comes back when the window is reloaded. (${reason}, ${exitCode})`,
        buttons: [RECOVER, 'Quit'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => (response === 0 ? webContents.reload() : quit()));
  });

  window.on('unresponsive', () => {
    if (question) return;
    const asked = new AbortController();
    question = asked;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: 'The window does not answer.',
        detail: 'It may be busy with a long calculation. Reloading brings back your work up to the last second.',
        buttons: ['Wait', RECOVER],
        defaultId: 0,
        cancelId: 0,
        signal: asked.signal,
      })
      .then(({ response }) => {
        question = null;
        if (response !== 1 || asked.signal.aborted) return;
        // A hung page does not obey a reload: its process has to go first.
        killed = true;
        webContents.forcefullyCrashRenderer();
      });
  });
  window.on('responsive', () => question?.abort());
}
