import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { FileGrant, HostApi } from '../bridge';
import type { Calls, Channel, Messages, Reply } from '../channels';

/** Asks the main process. Rejects with a plain `BridgeError`, which the context bridge copies whole. */
async function call<K extends Channel>(channel: K, input: Calls[K]['input']): Promise<Calls[K]['output']> {
  const reply = (await ipcRenderer.invoke(channel, input)) as Reply<Calls[K]['output']>;
  if (reply.ok) return reply.value;
  throw reply.error;
}

/** Passes on what the main process sends, without the event that came with it. */
function listen<K extends keyof Messages>(channel: K, listener: (message: Messages[K]) => void): () => void {
  const forward = (_event: unknown, message: Messages[K]): void => listener(message);
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.removeListener(channel, forward);
  };
}

const api: HostApi = {
  openFiles: (kinds, multiple) => call('files.open', { kinds, multiple }),
  grantDrop: async (file) => {
    // Only a File that the system made has a path, so a script in the window cannot name a file of its choice.
    const path = webUtils.getPathForFile(file);
    return path === '' ? null : call('files.drop', { path });
  },
  save: (token, content, force) => call('files.save', { token, content, force }),
  saveAs: (suggestedName, kind, content) => call('files.saveAs', { suggestedName, kind, content }),
  recent: () => call('recent.list', {}),
  openRecent: (token) => call('recent.open', { token }),
  clearRecent: async () => {
    await call('recent.clear', {});
  },
  setDocument: async (state) => {
    await call('document.set', state);
  },
  onCommand: (listener) => listen('command', listener),
  openEngine: () => call('engine.open', {}),
  postEngine: async (life, message) => {
    await call('engine.post', { life, message });
  },
  onEngine: (listener) => listen('engine', listener),
  onOpenRequest: (listener) => {
    const stop = listen('open-request', (file: FileGrant) => listener(file));
    call('window.ready', {}).catch(() => undefined);
    return stop;
  },
};

contextBridge.exposeInMainWorld('proforma', api);
