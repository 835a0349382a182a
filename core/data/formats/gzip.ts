import { DataRefused, problem } from '../../problem';

/** Unpacked bytes from which on the ratio of a pack is looked at, and the ratio that no table has. */
const BOMB_BYTES = 2 ** 30;
const BOMB_RATIO = 250;

/** Whether a file is packed with gzip. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** The name of a packed file without what says that it is packed. */
export function unpackedName(name: string): string {
  return name.replace(/\.gz(?:ip)?$/i, '');
}

/** A pack that cannot be unpacked, or should not be. */
export class GunzipFault extends Error {
  override readonly name = 'GunzipFault';
  constructor(readonly kind: 'damaged' | 'several' | 'swells') {
    super(kind);
  }
}

/**
 * Unpacks piece by piece. Throws `GunzipFault` for a pack that is damaged, cut off, or swells beyond what a table
 * does: to more than `bombBytes`, and to more than 250 times its size.
 */
export async function* gunzip(packed: AsyncIterable<Uint8Array>, bombBytes = BOMB_BYTES): AsyncGenerator<Uint8Array, void> {
  const counted = { packed: 0, unpacked: 0 };
  const unpacker = new DecompressionStream('gzip');
  const feeding = feed(packed, unpacker.writable.getWriter(), counted);
  feeding.catch(() => undefined);
  const reader = unpacker.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let over = false;
  try {
    for (;;) {
      const { value, done } = await reader.read().catch(async (fault: unknown) => {
        await feeding;
        throw faultOf(fault);
      });
      if (done) break;
      counted.unpacked += value.length;
      if (counted.unpacked > bombBytes && counted.unpacked > BOMB_RATIO * counted.packed) throw new GunzipFault('swells');
      yield value;
    }
    over = true;
    await feeding;
  } finally {
    if (!over) await reader.cancel().catch(() => undefined);
  }
}

/** Hands over the packed bytes; a fault of their source is thrown, one of the unpacker comes out of its other end. */
async function feed(packed: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter<BufferSource>, counted: { packed: number }): Promise<void> {
  const pieces = packed[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await pieces.next();
    } catch (fault) {
      await writer.abort(fault).catch(() => undefined);
      throw fault;
    }
    if (next.done === true) break;
    counted.packed += next.value.length;
    try {
      await writer.write(next.value as Uint8Array<ArrayBuffer>);
    } catch {
      await pieces.return?.();
      return;
    }
  }
  await writer.close().catch(() => undefined);
}

function faultOf(fault: unknown): GunzipFault {
  const said = fault instanceof Error ? fault.message : String(fault);
  return new GunzipFault(/junk|trailing/i.test(said) ? 'several' : 'damaged');
}

/** Runs `work`; a pack that it cannot unpack is a problem of the file. */
export async function saidOf<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof GunzipFault)) throw fault;
    const [message, remedy] = SAID[fault.kind];
    throw new DataRefused([problem(`gzip-${fault.kind}`, `${name} ${message}`, remedy, { file: name })]);
  }
}

const SAID: Readonly<Record<GunzipFault['kind'], readonly [string, string]>> = {
  damaged: ['is packed with gzip, and the pack is damaged or cut off.', 'Fetch or copy the file again; its size should be the same as at its origin.'],
  several: ['holds several gzip packs one after another, of which only the first can be read here.', 'Unpack it and open what was inside, or pack it again as one.'],
  swells: [`swells to more than ${BOMB_RATIO} times its size when it is unpacked, as no table does.`, 'If it comes from a source that you trust, unpack it and open what was inside.'],
};

/** The beginning of what a pack holds, from the beginning of the pack. `whole` says that all of the pack is there. */
export async function unpackHead(head: Uint8Array, whole: boolean, limit: number): Promise<{ readonly head: Uint8Array; readonly whole: boolean }> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of gunzip(slices(head))) {
      pieces.push(piece);
      size += piece.length;
      if (size >= limit) return { head: joined(pieces, limit), whole: false };
    }
  } catch (fault) {
    // A pack that is cut off where its beginning ends is read as far as it goes.
    if (whole || size === 0) throw fault;
    return { head: joined(pieces, size), whole: false };
  }
  return { head: joined(pieces, size), whole: true };
}

async function* slices(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  const step = 16 * 1024;
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

/** The first `length` bytes of pieces as one. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    const taken = piece.subarray(0, length - at);
    all.set(taken, at);
    at += taken.length;
  }
  return all;
}
