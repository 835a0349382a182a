import { open, stat } from 'node:fs/promises';
import type { Bytes } from '../../core/data/formats/bytes';
import { decodeBytes } from '../../core/data/formats/decode';
import type { Decode } from '../../core/data/formats/decoded';

/** Decodes a file on the disk in this process. */
export const decodePath: Decode = async (request, options) => {
  const { content } = request;
  if (content.kind !== 'path') throw new Error('The command line opens paths.');
  return decodeBytes(await bytesOfPath(content.path), request, options);
};

/** A file on the disk, of which no more is read than is asked for. */
export async function bytesOfPath(path: string): Promise<Bytes> {
  const { size } = await stat(path);
  return {
    size,
    read: async (from, to) => {
      const handle = await open(path);
      try {
        const wanted = new Uint8Array(Math.max(0, Math.min(to, size) - from));
        let at = 0;
        while (at < wanted.length) {
          const { bytesRead } = await handle.read(wanted, at, wanted.length - at, from + at);
          if (bytesRead === 0) break;
          at += bytesRead;
        }
        return wanted.subarray(0, at);
      } finally {
        await handle.close();
      }
    },
  };
}
