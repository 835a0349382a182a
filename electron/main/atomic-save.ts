import { randomUUID } from 'node:crypto';
import * as nodeFs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './refusal';

/** The file calls that saving makes; tests put failing ones in their place. */
export type SaveFs = Pick<typeof nodeFs, 'copyFile' | 'link' | 'open' | 'readdir' | 'realpath' | 'rename' | 'stat' | 'unlink'>;

const WINDOWS_RETRIES_MS = [20, 60, 200, 600];

/** On Windows a virus scanner may hold a new file for a moment; elsewhere the first refusal is final. */
async function renameOver(fs: SaveFs, from: string, to: string): Promise<void> {
  const waits = process.platform === 'win32' ? WINDOWS_RETRIES_MS : [];
  for (const wait of waits) {
    try {
      return await fs.rename(from, to);
    } catch (cause) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(cause))) throw cause;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await fs.rename(from, to);
}

/** Makes the rename itself durable. Windows cannot open a folder, and some network disks cannot sync one. */
async function syncFolder(fs: SaveFs, folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}

/** Age from which a file that was written aside belongs to a save that was killed. */
const STALE_MS = 3_600_000;

/** Removes what saves of this file that were killed have left beside it. Nothing depends on it. */
async function removeStale(fs: SaveFs, target: string): Promise<void> {
  const name = basename(target);
  const asides = (await fs.readdir(dirname(target)).catch(() => [])).filter((other) => other.endsWith('.tmp') && (other.startsWith(`.${name.slice(0, 100)}.`) || other.startsWith(`${name}.`)));
  for (const aside of asides) {
    const path = join(dirname(target), aside);
    const found = await fs.stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > STALE_MS) await fs.unlink(path).catch(() => undefined);
  }
}

/** Keeps the present version beside the file: a second name for the same bytes, or a copy on disks without links. */
async function keepPrevious(fs: SaveFs, target: string): Promise<void> {
  const aside = `${target}.${randomUUID()}.tmp`;
  try {
    await fs.link(target, aside).catch(() => fs.copyFile(target, aside));
    await renameOver(fs, aside, `${target}.bak`);
  } catch (cause) {
    await fs.unlink(aside).catch(() => undefined);
    throw cause;
  }
}

/**
 * Replaces the file at `path` so that at every moment the whole old or the whole new version stands there: writes aside
 * in the same folder, syncs, keeps the previous version as `NAME.bak`, renames. A symbolic link is followed, and an
 * existing file keeps its mode. Throws the system's error; nothing is left behind then and the old file is untouched.
 */
export async function saveAtomically(path: string, content: Uint8Array, options: { readonly backup: boolean }, fs: SaveFs = nodeFs): Promise<void> {
  const target = await fs.realpath(path).catch((cause: unknown) => {
    if (systemCode(cause) === 'ENOENT') return path;
    throw cause;
  });
  const existing = await fs.stat(target).catch(() => null);
  const aside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    const handle = await fs.open(aside, 'wx', existing ? existing.mode & 0o777 : 0o666);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (existing?.isFile() && options.backup) await keepPrevious(fs, target);
    await renameOver(fs, aside, target);
  } catch (cause) {
    await fs.unlink(aside).catch(() => undefined);
    throw cause;
  }
  await syncFolder(fs, dirname(target));
  await removeStale(fs, target);
}
