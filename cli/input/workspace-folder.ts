import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DataRefused, problem } from '../../core/problem';
import { DOCUMENT, inEntryOrder, zipEntries } from '../../core/workspace/container';

/** The entries of a workspace that lies unpacked in a folder, in their order. What begins with a dot (`.git`) is left out. */
export async function readWorkspaceFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')));
  if (!names.includes(DOCUMENT)) {
    throw new DataRefused([problem('no-workspace-folder', `There is no ${DOCUMENT} in ${folder}.`, 'Name a folder that "proforma unpack" has written.', { file: folder })]);
  }
  const document = parsed(await readFile(join(folder, DOCUMENT), 'utf8'));
  const entries = new Map<string, Uint8Array>();
  for (const name of inEntryOrder(document, names)) entries.set(name, await readFile(join(folder, name)));
  return entries;
}

/** The bytes of a workspace's file with the content of a folder. */
export async function packFolder(folder: string): Promise<Uint8Array> {
  return zipEntries(await readWorkspaceFolder(folder));
}

/** A document that is not JSON is told as such when the workspace is opened. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
