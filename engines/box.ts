import { randomBytes } from 'node:crypto';
import { accessSync, constants, createReadStream, createWriteStream, readdirSync, realpathSync, rmSync } from 'node:fs';
import { copyFile, link, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileContent } from '../core/data/engine';
import { PIECE } from './base';
import type { PlacedFile, Shelf } from './load-file';

/**
 * Folders of one engine, the only ones in which its database may read. A file that was opened is there while it is read, as a
 * second name (hard link) of itself; where the disk has no such names, or the file lies on another disk, as a copy. Thus no
 * statement reaches a file that was not opened: a symbolic link would lead the database to a path that it may not read.
 */
export class Box implements Shelf {
  /** With a separator at the end, as the database asks for them. */
  readonly folders: readonly string[];
  /** Where the database puts what memory does not hold. */
  readonly spill: string;
  private files = 0;

  constructor() {
    const name = ownName();
    const [first, ...others] = [...new Set(places())];
    if (first === undefined) throw new Error('There is no folder for temporary files.');
    sweep(first);
    this.folders = [first, ...others].map((place) => join(place, name, 'files') + sep);
    this.spill = join(first, name, 'spill');
  }

  async place(content: FileContent): Promise<PlacedFile> {
    if (content.kind === 'path') return this.linked(content.path);
    const pieces = content.kind === 'bytes' ? Readable.from([content.bytes]) : (content.blob.stream() as unknown as AsyncIterable<Uint8Array>);
    return this.write(pieces);
  }

  async write(pieces: AsyncIterable<Uint8Array>): Promise<PlacedFile> {
    const path = await this.freshPath(this.folders[0]!);
    try {
      await pipeline(pieces, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return placed(path);
  }

  async remove(): Promise<void> {
    for (const folder of this.folders) await rm(join(folder, '..'), { recursive: true, force: true });
  }

  private async linked(given: string): Promise<PlacedFile> {
    const original = await realpath(given);
    for (const folder of this.folders) {
      const path = await this.freshPath(folder);
      try {
        await link(original, path);
        return await placed(path);
      } catch {
        // Another disk, a disk without such names, or a file of somebody else: the next folder, or a copy.
      }
    }
    const path = await this.freshPath(this.folders[0]!);
    await copyFile(original, path, constants.COPYFILE_FICLONE);
    return placed(path);
  }

  private async freshPath(folder: string): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, `${++this.files}.csv`);
  }
}

/** A folder for files of this process, not there yet; what a process leaves behind is swept by a later engine. */
export function ownFolder(): string {
  return join(places()[0] ?? tmpdir(), ownName());
}

function ownName(): string {
  return `proforma-${process.pid}-${randomBytes(12).toString('hex')}`;
}

async function placed(path: string): Promise<PlacedFile> {
  const { size } = await stat(path);
  return { name: path, size, pieces: () => createReadStream(path, { highWaterMark: PIECE }), remove: () => rm(path, { force: true }) };
}

/** Folders for temporary files, the roomiest first: on Linux `/tmp` is often memory. */
function places(): string[] {
  const linux = process.platform === 'linux' ? ['/var/tmp'] : [];
  return [...linux, tmpdir(), process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), homedir()].flatMap((place) => {
    try {
      const real = realpathSync(place);
      accessSync(real, constants.W_OK);
      return [real];
    } catch {
      return [];
    }
  });
}

/** Removes what engines of ended processes left behind. */
function sweep(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = /^proforma-(\d+)-[0-9a-f]{24}$/.exec(name)?.[1];
    if (pid === undefined) continue;
    try {
      process.kill(Number(pid), 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') rmSync(join(place, name), { recursive: true, force: true });
    }
  }
}
