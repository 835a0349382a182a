import type { Vector } from 'apache-arrow';
import { Utf8, makeData, makeVector } from 'apache-arrow';

/**
 * Texts as an Arrow vector, `null` where there is none. Arrow's own builder writes a function as text and runs it, which the
 * window's content policy forbids.
 */
export function textVector(values: readonly (string | null)[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(values.length + 1);
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  let bytes = new Uint8Array(Math.max(64, values.length * 16));
  let used = 0;
  let nullCount = 0;
  values.forEach((text, at) => {
    if (text === null) nullCount++;
    else {
      if (bytes.length - used < text.length * 3) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, used + text.length * 3));
        larger.set(bytes);
        bytes = larger;
      }
      used += encoder.encodeInto(text, bytes.subarray(used)).written;
      nullBitmap[at >> 3]! |= 1 << (at & 7);
    }
    valueOffsets[at + 1] = used;
  });
  return makeVector(makeData({ type: new Utf8(), length: values.length, valueOffsets, data: bytes.subarray(0, used), nullCount, nullBitmap }));
}
