import type { FileKind } from './host';

type Mode = { readonly mode: 'read' | 'readwrite' };

/** A file handle of the File System Access API, with the permission calls that TypeScript's DOM types leave out. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(data: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void>; abort(): Promise<void> }>;
  isSameEntry(other: FileHandle): Promise<boolean>;
  queryPermission(mode: Mode): Promise<PermissionState>;
  requestPermission(mode: Mode): Promise<PermissionState>;
}

interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

export interface Pickers {
  showOpenFilePicker(options: { readonly multiple: boolean; readonly types: readonly PickerType[] }): Promise<FileHandle[]>;
  showSaveFilePicker(options: { readonly suggestedName: string; readonly types: readonly PickerType[] }): Promise<FileHandle>;
}

/** The window's own pickers, or `null` where the browser has none (Firefox, Safari). Asked anew at each use. */
export function windowPickers(): Pickers | null {
  const candidate: Partial<Pickers> = window as Window & Partial<Pickers>;
  const { showOpenFilePicker: open, showSaveFilePicker: save } = candidate;
  if (!open || !save) return null;
  return { showOpenFilePicker: (options) => open.call(window, options), showSaveFilePicker: (options) => save.call(window, options) };
}

/** File kinds as the pickers want them: extensions under a MIME type. */
export function pickerTypes(kinds: readonly FileKind[]): PickerType[] {
  return kinds.map((kind) => ({ description: kind.description, accept: { 'application/octet-stream': kind.extensions } }));
}

/** Asks for the permission again where the browser has let it lapse; true when it is granted. */
export async function permitted(handle: FileHandle, mode: 'read' | 'readwrite'): Promise<boolean> {
  if ((await handle.queryPermission({ mode })) === 'granted') return true;
  return (await handle.requestPermission({ mode })) === 'granted';
}

/** Replaces the file's content. The browser writes aside and swaps on close, so a failed write keeps the old file. */
export async function writeThrough(handle: FileHandle, content: Uint8Array): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(Uint8Array.from(content));
    await writable.close();
  } catch (cause) {
    await writable.abort().catch(() => undefined);
    throw cause;
  }
}
