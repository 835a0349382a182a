import { permitted, pickerTypes, windowPickers, writeThrough, type FileHandle, type Pickers } from './file-system-access';
import type { FileKind, Host, NativeEngine, OpenedFile } from './host';
import { HostError, textOf } from './host-error';
import { connectByHttp, enginePath } from './http-port';
import { download, pickByInput } from './pick-and-download';
import { createRecentHandles, type RecentHandles } from './recent-handles';

/** What the browser host takes from the window; tests put their own in its place. */
export interface BrowserDoor {
  pickers(): Pickers | null;
  pickByInput(kinds: readonly FileKind[], multiple: boolean): Promise<File[]>;
  download(name: string, content: Uint8Array): void;
  readonly recent: RecentHandles;
  /** The database of the local server, where the page comes from one. */
  readonly nativeEngine: NativeEngine | null;
  /** Shows the document's state in the title and asks before the tab is closed while it is dirty. */
  showDocument(state: { readonly name: string; readonly dirty: boolean }): void;
}

/** What was last seen of a file that may be saved over. */
interface Known {
  readonly handle: FileHandle;
  readonly lastModified: number;
  readonly size: number;
}

const isNamed = (cause: unknown, name: string): boolean => cause instanceof DOMException && cause.name === name;

/** `null` where the person cancelled the picker. */
async function unlessCancelled<T>(picked: Promise<T>): Promise<T | null> {
  try {
    return await picked;
  } catch (cause) {
    if (isNamed(cause, 'AbortError')) return null;
    throw new HostError('internal', 'The browser would not show its file dialog. Try again, or drop the file on the window.', textOf(cause));
  }
}

function windowDoor(): BrowserDoor {
  const path = enginePath(window.location.search);
  const guard = (event: BeforeUnloadEvent): void => event.preventDefault();
  return {
    pickers: windowPickers,
    pickByInput,
    download,
    recent: createRecentHandles(),
    nativeEngine: path === null ? null : { connect: () => connectByHttp(path), tokenOf: () => null },
    showDocument: ({ name, dirty }) => {
      document.title = `${name}${dirty ? ' *' : ''} - Proforma`;
      // Only while it is needed: a page with this listener is kept out of the back-forward cache.
      if (dirty) window.addEventListener('beforeunload', guard);
      else window.removeEventListener('beforeunload', guard);
    },
  };
}

/** The browser's host: File System Access where there is one, otherwise a file input and downloads. */
export function createBrowserHost(door: BrowserDoor = windowDoor()): Host {
  const known = new Map<string, Known>();

  const note = (token: string, handle: FileHandle, file: File): void => {
    known.set(token, { handle, lastModified: file.lastModified, size: file.size });
  };

  async function open(handle: FileHandle): Promise<OpenedFile> {
    let file: File;
    try {
      file = await handle.getFile();
    } catch (cause) {
      const gone = isNamed(cause, 'NotFoundError');
      const message = gone ? `${handle.name} is no longer where it was. Open it from its new place.` : `${handle.name} could not be read. Open it again.`;
      throw new HostError(gone ? 'not-found' : 'read-failed', message, textOf(cause));
    }
    const token = await door.recent.remember(handle);
    note(token, handle, file);
    return { token, name: file.name, path: null, content: file };
  }

  async function write(token: string, handle: FileHandle, content: Uint8Array): Promise<void> {
    try {
      await writeThrough(handle, content);
      note(token, handle, await handle.getFile());
    } catch (cause) {
      const denied = isNamed(cause, 'NotAllowedError');
      throw new HostError(denied ? 'permission-denied' : 'write-failed', `${handle.name} could not be written; the earlier version is untouched. Save under another name.`, textOf(cause));
    }
  }

  const loose = (file: File): OpenedFile => ({ token: crypto.randomUUID(), name: file.name, path: null, content: file });

  return {
    kind: 'browser',
    nativeEngine: door.nativeEngine,
    openFiles: async (kinds, multiple) => {
      const pickers = door.pickers();
      if (!pickers) return (await door.pickByInput(kinds, multiple)).map(loose);
      const handles = await unlessCancelled(pickers.showOpenFilePicker({ multiple, types: pickerTypes(kinds) }));
      const opened: OpenedFile[] = [];
      // One after the other, so that the recent list keeps the order of the picker.
      for (const handle of handles ?? []) opened.push(await open(handle));
      return opened;
    },
    fromDrop: async (files) => files.map(loose),
    save: async (token, content, force) => {
      const entry = known.get(token);
      if (!entry) return { saved: false, reason: 'no-file' };
      const { handle } = entry;
      if (!(await permitted(handle, 'readwrite'))) {
        throw new HostError('permission-denied', `The browser was not allowed to write ${handle.name}. Allow it, or save under another name.`);
      }
      const current = await handle.getFile().catch((cause: unknown) => {
        if (isNamed(cause, 'NotFoundError')) return null;
        throw new HostError('read-failed', `${handle.name} could not be checked before saving. Save under another name.`, textOf(cause));
      });
      if (!current) return { saved: false, reason: 'no-file' };
      if (!force && (current.lastModified !== entry.lastModified || current.size !== entry.size)) return { saved: false, reason: 'changed' };
      await write(token, handle, content);
      return { saved: true };
    },
    saveAs: async (suggestedName, kind, content) => {
      const pickers = door.pickers();
      if (!pickers) {
        door.download(suggestedName, content);
        return { token: null, name: suggestedName, path: null };
      }
      const handle = await unlessCancelled(pickers.showSaveFilePicker({ suggestedName, types: pickerTypes([kind]) }));
      if (!handle) return null;
      const token = kind.extensions.includes('.proforma') ? await door.recent.remember(handle) : crypto.randomUUID();
      await write(token, handle, content);
      return { token, name: handle.name, path: null };
    },
    recent: async () => (await door.recent.list()).map(({ token, handle }) => ({ token, name: handle.name, path: null })),
    openRecent: async (token) => {
      const entry = (await door.recent.list()).find((item) => item.token === token);
      if (!entry) throw new HostError('unknown-token', 'That file is no longer in the list of recent files. Open it again.');
      if (!(await permitted(entry.handle, 'read'))) {
        throw new HostError('permission-denied', `The browser was not allowed to read ${entry.handle.name}. Allow it, or open the file again.`);
      }
      return open(entry.handle);
    },
    clearRecent: () => door.recent.clear(),
    setDocument: (state) => door.showDocument(state),
    // A browser has no menu of ours and no file association: both are subscriptions to nothing.
    onCommand: () => () => undefined,
    onOpenRequest: () => () => undefined,
  };
}
