import type { BridgeError, FileGrant, HostApi } from '../../electron/bridge';
import { connectByBridge } from './bridge-port';
import type { Host, OpenedFile } from './host';
import { HostError, textOf } from './host-error';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly proforma?: HostApi;
  }
}

const isBridgeError = (cause: unknown): cause is BridgeError =>
  typeof cause === 'object' && cause !== null && 'code' in cause && 'message' in cause && 'detail' in cause;

/** Turns the bridge's plain refusals into `HostError`s with their code kept. */
async function ask<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (cause) {
    if (cause instanceof HostError) throw cause;
    if (isBridgeError(cause)) throw new HostError(cause.code, cause.message, cause.detail);
    throw new HostError('internal', 'The window lost its connection to the program. Save a copy and restart.', textOf(cause));
  }
}

/** Tokens of the files that were read, by which the native database finds them. */
const tokens = new WeakMap<Blob, string>();

/** Reads a granted file. The response streams into a blob, so a large file never crosses the bridge as one message. */
async function read(grant: FileGrant): Promise<OpenedFile> {
  let response: Response;
  try {
    response = await fetch(grant.url);
  } catch (cause) {
    throw new HostError('read-failed', `${grant.name} could not be read. Check that it is still there and open it again.`, textOf(cause));
  }
  if (!response.ok) {
    const gone = response.status === 404;
    throw new HostError(
      gone ? 'not-found' : 'read-failed',
      gone ? `${grant.name} is no longer at ${grant.path}.` : `${grant.name} could not be read. Check that it is still there and open it again.`,
      await response.text(),
    );
  }
  const content = await response.blob();
  tokens.set(content, grant.token);
  return { token: grant.token, name: grant.name, path: grant.path, content };
}

/** The desktop's host: native dialogs and files, through the bridge that the preload exposed. */
export function createElectronHost(api: HostApi): Host {
  return {
    kind: 'electron',
    nativeEngine: { connect: () => connectByBridge(api), tokenOf: (content) => tokens.get(content) ?? null },
    openFiles: async (kinds, multiple) => Promise.all((await ask(api.openFiles(kinds, multiple))).map(read)),
    fromDrop: (files) =>
      Promise.all(
        files.map(async (file): Promise<OpenedFile> => {
          const grant = await ask(api.grantDrop(file));
          // A file dragged out of another window's memory has no path: it can be read, but only saved elsewhere.
          return grant ? read(grant) : { token: crypto.randomUUID(), name: file.name, path: null, content: file };
        }),
      ),
    save: async (token, content, force) => {
      try {
        return await ask(api.save(token, content, force));
      } catch (cause) {
        // A token of an earlier session, or of a drop without a path: there is no file behind it to save over.
        if (cause instanceof HostError && cause.code === 'unknown-token') return { saved: false, reason: 'no-file' };
        throw cause;
      }
    },
    saveAs: async (suggestedName, kind, content) => {
      const grant = await ask(api.saveAs(suggestedName, kind, content));
      return grant && { token: grant.token, name: grant.name, path: grant.path };
    },
    recent: () => ask(api.recent()),
    openRecent: async (token) => read(await ask(api.openRecent(token))),
    clearRecent: () => ask(api.clearRecent()),
    setDocument: (state) => {
      document.title = `${state.name}${state.dirty ? ' *' : ''} - Proforma`;
      // Nobody waits for this: a lost message costs one needless question on closing, never data.
      api.setDocument(state).catch(() => undefined);
    },
    onCommand: (listener) => api.onCommand(listener),
    onOpenRequest: (listener) => {
      let turn: Promise<void> = Promise.resolve();
      return api.onOpenRequest((grant) => {
        const file = read(grant);
        // In the order of asking, whichever is read first. The main process has looked at the file before it asks, and
        // tells the person itself when it cannot be read.
        turn = turn.then(() => file).then(listener, () => undefined);
      });
    },
  };
}
