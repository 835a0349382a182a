import type { BrowserWindow } from 'electron';
import { askOpen, askSave, tellRefused } from './dialogs';
import type { EngineProcess } from './engine-process';
import type { FileStore } from './files';
import type { Answers } from './ipc';
import type { OpenQueue } from './open-queue';
import type { RecentList } from './recent';
import { Refusal, toBridgeError } from './refusal';
import type { Workbench } from './workbench';

export interface Services {
  readonly workbench: Workbench;
  readonly files: FileStore;
  readonly recent: RecentList;
  readonly queue: OpenQueue;
  readonly engine: EngineProcess;
}

function windowOf(workbench: Workbench): BrowserWindow {
  if (!workbench.window) throw new Refusal('internal', 'The window is closing. Start the program again.');
  return workbench.window;
}

/** What the program answers to each question of the window. */
export function createAnswers({ workbench, files, recent, queue, engine }: Services): Answers {
  async function openPath(path: string): Promise<void> {
    try {
      workbench.send('open-request', await files.grant(path));
    } catch (cause) {
      if (workbench.window) await tellRefused(workbench.window, toBridgeError(cause).message);
    }
  }

  // One after the other, so that the window gets the files in the order in which they were asked for.
  let turn: Promise<void> = Promise.resolve();
  const openInTurn = (path: string): void => {
    turn = turn.then(() => openPath(path)).catch(() => undefined);
  };

  return {
    'files.open': async ({ kinds, multiple }) => {
      const paths = await askOpen(windowOf(workbench), kinds, multiple);
      return Promise.all(paths.map((path) => files.grant(path)));
    },
    'files.drop': ({ path }) => files.grant(path),
    'files.save': ({ token, content, force }) => files.save(token, content, force),
    'files.saveAs': async ({ suggestedName, kind, content }) => {
      const { closing } = workbench;
      const asked = askSave(windowOf(workbench), suggestedName, kind);
      const path = await (closing ? closing.whileDialog(asked) : asked);
      if (path === null) {
        closing?.saveCancelled();
        return null;
      }
      const grant = await files.saveTo(path, content);
      // Exports are results, not documents: only what the program opens again belongs among the recent files.
      if (kind.extensions.includes('.proforma')) await recent.add(path);
      return grant;
    },
    'recent.list': () => recent.list(),
    'recent.open': async ({ token }) => {
      const path = await recent.pathOf(token);
      try {
        return await files.grant(path);
      } catch (cause) {
        if (cause instanceof Refusal && cause.code === 'not-found') await recent.remove(token);
        throw cause;
      }
    },
    'recent.clear': async () => {
      await recent.clear();
      return null;
    },
    'document.set': async (state) => {
      workbench.closing?.setDocument(state);
      workbench.window?.setDocumentEdited(state.dirty);
      return null;
    },
    'engine.open': async () => engine.open(),
    'engine.post': async ({ life, message }) => {
      engine.post(life, message);
      return null;
    },
    'window.ready': async () => {
      queue.listen(openInTurn);
      return null;
    },
  };
}
