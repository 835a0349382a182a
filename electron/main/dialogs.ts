import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { BridgeFileKind } from '../bridge';
import type { CloseAnswer } from './closing';

function filters(kinds: readonly BridgeFileKind[]): FileFilter[] {
  const named = kinds.map(({ description, extensions }) => ({ name: description, extensions: extensions.map((extension) => extension.slice(1)) }));
  return [...named, { name: 'All files', extensions: ['*'] }];
}

/** Asks for files to open; empty when the person cancels. */
export async function askOpen(window: BrowserWindow, kinds: readonly BridgeFileKind[], multiple: boolean): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'], filters: filters(kinds) });
  return canceled ? [] : filePaths;
}

/** A name that every file system takes. */
export function safeFileName(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-').replace(/^[. ]+|[. ]+$/g, '');
  return safe === '' ? 'Untitled' : safe.slice(0, 120);
}

/** Asks where to save; `null` when the person cancels. Adds the extension where the dialog (GTK) did not. */
export async function askSave(window: BrowserWindow, suggestedName: string, kind: BridgeFileKind): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: safeFileName(suggestedName), filters: filters([kind]) });
  if (canceled || filePath === '') return null;
  if (extname(filePath) !== '') return filePath;
  const full = `${filePath}${kind.extensions[0] ?? ''}`;
  // The dialog asked about the name without the extension, so nobody has agreed to replace this one.
  const exists = await stat(full).then(
    () => true,
    () => false,
  );
  return !exists || (await askReplace(window, full)) ? full : null;
}

async function askReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, { type: 'question', message: `${basename(path)} exists. Replace it?`, buttons: ['Replace', 'Cancel'], defaultId: 1, cancelId: 1 });
  return response === 0;
}

/** Asks what becomes of unsaved changes. */
export async function askUnsaved(window: BrowserWindow, documentName: string): Promise<CloseAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Save the changes to ${documentName}?`,
    detail: 'Without saving, the changes since the last save are lost.',
    buttons: ['Save', "Don't save", 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel';
}

/** Asks whether to close although saving has not finished. */
export async function askUnfinished(window: BrowserWindow, documentName: string): Promise<'discard' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `${documentName} is not saved yet.`,
    detail: 'The window did not finish saving in time. Keep it open and save under another name, or close it and lose the changes.',
    buttons: ['Keep open', 'Close without saving'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1 ? 'discard' : 'cancel';
}

/** Tells the person that a file the system asked for cannot be opened. */
export async function tellRefused(window: BrowserWindow, message: string): Promise<void> {
  await dialog.showMessageBox(window, { type: 'error', message, buttons: ['OK'] });
}
