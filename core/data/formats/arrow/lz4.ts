/** The LZ4 frame format, as Arrow writes it: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md. */
const MAGIC = 0x184d2204;
const UNCOMPRESSED = 0x80000000;

/** Unpacks a frame to bytes of a known length. Throws where the frame is damaged. */
export function unpackLz4(frame: Uint8Array, length: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Error('no LZ4 frame');
  const flags = frame[4]!;
  const blockChecksums = (flags & 0x10) !== 0;
  /** Magic, flags and block size, then the content size and the dictionary where there are, then a checksum. */
  let at = 6 + ((flags & 0x08) !== 0 ? 8 : 0) + ((flags & 0x01) !== 0 ? 4 : 0) + 1;
  const out = new Uint8Array(length);
  let end = 0;
  for (;;) {
    const marked = view.getUint32(at, true);
    at += 4;
    if (marked === 0) break;
    const size = marked % UNCOMPRESSED;
    if (at + size > frame.length) throw new Error('an LZ4 block is cut off');
    const block = frame.subarray(at, at + size);
    if (marked >= UNCOMPRESSED) {
      out.set(block, end);
      end += size;
    } else {
      end = unpackBlock(block, out, end);
    }
    at += size + (blockChecksums ? 4 : 0);
  }
  if (end !== length) throw new Error('an LZ4 frame has another length than it says');
  return out;
}

/** Unpacks one block behind what is there, which it may repeat. Returns where it ends. */
function unpackBlock(block: Uint8Array, out: Uint8Array, start: number): number {
  let to = start;
  let at = 0;
  const extended = (length: number): number => {
    if (length !== 15) return length;
    let more: number;
    let sum = length;
    do {
      more = block[at++]!;
      sum += more;
    } while (more === 255);
    return sum;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = extended(token >> 4);
    if (at + literals > block.length || to + literals > out.length) throw new Error('an LZ4 block is damaged');
    out.set(block.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    if (at >= block.length) break;
    const offset = block[at]! | (block[at + 1]! << 8);
    at += 2;
    const length = extended(token & 15) + 4;
    if (offset === 0 || offset > to || to + length > out.length) throw new Error('an LZ4 block is damaged');
    for (const stop = to + length; to < stop; to++) out[to] = out[to - offset]!;
  }
  return to;
}
