import { services } from '../app/services';
import { pickFolder } from '../host/folder';
import { notify } from '../state/notices';
import { dataKind, isDataName } from './kinds';
import { openFiles } from './open';

/** Opens the files of a folder that may hold data. */
export async function openFolder(files: readonly File[]): Promise<void> {
  const data = files.filter(({ name }) => isDataName(name));
  if (data.length > 0) await openFiles(await services().host.fromDrop(data));
  else if (files.length > 0) notify({ id: 'open', tone: 'concern', text: `The folder holds no file of data: ${dataKind.extensions.join(', ')}.` });
}

export async function openFolderByDialog(): Promise<void> {
  try {
    await openFolder(await pickFolder());
  } catch (cause) {
    notify({ id: 'open', tone: 'concern', text: `The folder was not opened: ${cause instanceof Error ? cause.message : String(cause)}.` });
  }
}
