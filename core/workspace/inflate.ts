import { Inflate } from 'fflate';

/** What became of packed bytes, as far as they could be read. A cut stream is known by its size alone: it ends like any other. */
export interface Inflated {
  readonly content: Uint8Array;
  readonly fault: 'broken' | 'too-large' | null;
}

/** Packed bytes taken at a time: deflate makes at most 1,032 bytes of one, so no step makes more than 17 MB. */
const STEP = 1 << 14;

/** Unpacks a deflate stream, at most `most` bytes of it; a damaged one as far as it goes. */
export function inflate(packed: Uint8Array, most: number): Inflated {
  const parts: Uint8Array[] = [];
  let size = 0;
  let fault: Inflated['fault'] = null;
  const stream = new Inflate((part) => {
    parts.push(part);
    size += part.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      // Never said to be the last: a stream that is cut then still gives what it holds.
      stream.push(packed.subarray(at, at + STEP), false);
      if (size > most) return { content: new Uint8Array(), fault: 'too-large' };
    }
  } catch {
    fault = 'broken';
  }
  const content = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return { content, fault };
}
