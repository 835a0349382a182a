import { createHash, randomUUID } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BridgeSaveOutcome, FileGrant } from '../bridge';
import { saveAtomically } from './atomic-save';
import { compareWithDisk, sha256Of, type Fingerprint } from './fingerprint';
import { Refusal, readRefusal, writeRefusal } from './refusal';

interface Entry {
  readonly path: string;
  seen: Fingerprint;
}

/** The files that the person handed to the window. The window names them by token alone. */
export interface FileStore {
  /** Grants a file that exists; each grant has a token of its own, so each remembers what it saw. */
  grant(path: string): Promise<FileGrant>;
  /** Where the file behind a token lies; for the program alone, never for the window. */
  pathOf(token: string): string;
  /** The bytes behind a token, as a stream that takes the fingerprint while it passes. */
  read(token: string): Promise<ReadableStream<Uint8Array>>;
  save(token: string, content: Uint8Array, force: boolean): Promise<BridgeSaveOutcome>;
  /** Writes to a path that the save dialog gave. */
  saveTo(path: string, content: Uint8Array): Promise<FileGrant>;
}

const CHUNK_BYTES = 1 << 18;

/** `onOpened` is told of each file that was read to its end, `address` makes the URL under which a token is served. */
export function createFileStore(address: (token: string) => string, onOpened: (path: string) => void): FileStore {
  const entries = new Map<string, Entry>();

  const find = (token: string): Entry => {
    const entry = entries.get(token);
    if (!entry) throw new Refusal('unknown-token', 'That file was not opened in this session. Open it again.');
    return entry;
  };

  const register = (path: string, seen: Fingerprint): FileGrant => {
    const token = randomUUID();
    entries.set(token, { path, seen });
    return { token, name: basename(path), path, url: address(token) };
  };

  const write = async (path: string, content: Uint8Array): Promise<Fingerprint> => {
    try {
      await saveAtomically(path, content, { backup: true });
      const { size, mtimeMs } = await stat(path);
      return { size, mtimeMs, sha256: sha256Of(content) };
    } catch (cause) {
      throw writeRefusal(basename(path), cause);
    }
  };

  return {
    grant: async (path) => {
      try {
        const found = await stat(path);
        if (found.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
        return register(path, { size: found.size, mtimeMs: found.mtimeMs, sha256: null });
      } catch (cause) {
        throw readRefusal(basename(path), path, cause);
      }
    },

    pathOf: (token) => find(token).path,

    read: async (token) => {
      const entry = find(token);
      const { path } = entry;
      try {
        const handle = await open(path, 'r');
        const { size, mtimeMs } = await handle.stat();
        const hash = createHash('sha256');
        return new ReadableStream<Uint8Array>({
          pull: async (controller) => {
            const { bytesRead, buffer } = await handle.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES);
            if (bytesRead === 0) {
              await handle.close();
              entry.seen = { size, mtimeMs, sha256: hash.digest('hex') };
              controller.close();
              onOpened(path);
              return;
            }
            const chunk = buffer.subarray(0, bytesRead);
            hash.update(chunk);
            controller.enqueue(chunk);
          },
          cancel: () => handle.close(),
        });
      } catch (cause) {
        throw readRefusal(basename(path), path, cause);
      }
    },

    save: async (token, content, force) => {
      const entry = find(token);
      const state = await compareWithDisk(entry.path, entry.seen).catch((cause: unknown) => {
        throw readRefusal(basename(entry.path), entry.path, cause);
      });
      if (state === 'gone') return { saved: false, reason: 'no-file' };
      if (state === 'changed' && !force) return { saved: false, reason: 'changed' };
      entry.seen = await write(entry.path, content);
      return { saved: true };
    },

    saveTo: async (path, content) => register(path, await write(path, content)),
  };
}
