/** An entry as its header describes it; the content begins at `start` of the file. */
export interface EntryHeader {
  readonly name: string;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
/** No entry of a workspace has a longer name: what looks like one is content. */
const LONGEST_NAME = 1024;
/** Sizes stand behind the content, not in the local header. */
const SIZES_BEHIND = 1 << 3;

const decoder = new TextDecoder();
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The entries that the directory at the end of a zip file lists, or `null` where it has none that can be read. */
export function listedEntries(bytes: Uint8Array): EntryHeader[] | null {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const found: EntryHeader[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    if (at + 46 + nameLength > bytes.length) return null;
    const hasLocal = offset + 30 <= bytes.length && view.getUint32(offset, true) === LOCAL;
    found.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: offset + 30 + (hasLocal ? view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true) : nameLength),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}

function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

/** The entries that stand in a zip file by their own headers, in order: what is left where the directory is lost. */
export function standingEntries(bytes: Uint8Array): EntryHeader[] {
  const view = viewOf(bytes);
  const marks = signaturesIn(view);
  const found: EntryHeader[] = [];
  for (const at of marks) {
    if (view.getUint32(at, true) !== LOCAL || at + 30 > bytes.length) continue;
    const nameLength = view.getUint16(at + 26, true);
    if (nameLength > LONGEST_NAME) continue;
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const known = (view.getUint16(at + 6, true) & SIZES_BEHIND) === 0;
    const packed = known ? view.getUint32(at + 18, true) : Math.max(0, (firstFrom(marks, start) ?? bytes.length) - start);
    found.push({
      name: decoder.decode(bytes.subarray(at + 30, at + 30 + nameLength)),
      method: view.getUint16(at + 8, true),
      crc: view.getUint32(at + 14, true),
      packed,
      size: known ? view.getUint32(at + 22, true) : -1,
      start,
    });
  }
  return found;
}

/** Places where a header or what follows a content may begin, in order: looked for once, so that a file full of them takes no longer. */
function signaturesIn(view: DataView): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= view.byteLength; at++) {
    if (view.getUint8(at) !== 0x50) continue;
    const signature = view.getUint32(at, true);
    if (signature === LOCAL || signature === CENTRAL || signature === DESCRIPTOR) found.push(at);
  }
  return found;
}

/** The first place that is not before `from`. */
function firstFrom(places: readonly number[], from: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}
