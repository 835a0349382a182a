import type { FileContent } from '../engine';
import { QueryCancelled } from '../engine';

/** A file that can be read at any place, without holding all of it. */
export interface Bytes {
  readonly size: number;
  /** The bytes from one place up to another; fewer where the file ends before. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Bytes read at once where a file is read from beginning to end. */
const PIECE = 1 << 20;

/** Content that this process or window holds. A path is read by the host that knows how. */
export function bytesOf(content: FileContent): Bytes {
  if (content.kind === 'bytes') {
    const { bytes } = content;
    return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
  }
  if (content.kind === 'path') throw new Error(`The path ${content.path} is read by its host.`);
  const { blob } = content;
  return { size: blob.size, read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()) };
}

/** A file from its beginning. `onFraction` hears how much is read, 0 to 1. Throws `QueryCancelled` soon after the signal. */
export async function* piecesOf(bytes: Bytes, signal?: AbortSignal, onFraction?: (fraction: number) => void): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.size; at += PIECE) {
    if (signal?.aborted === true) throw new QueryCancelled();
    yield await bytes.read(at, Math.min(bytes.size, at + PIECE));
    onFraction?.(Math.min(1, (at + PIECE) / bytes.size));
  }
}

/** All of a file. */
export async function wholeOf(bytes: Bytes): Promise<Uint8Array> {
  return bytes.read(0, bytes.size);
}
