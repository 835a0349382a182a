import { crc32 } from './crc32';
import { inflate } from './inflate';
import type { EntryHeader } from './zip-entries';
import { listedEntries, standingEntries } from './zip-entries';

/** What is wrong with an entry. `cut`: read as far as it goes. `checksum`: all there, but a byte is not as it was written. */
export type EntryFault = 'cut' | 'checksum' | 'too-large';

export interface EntryContent {
  readonly content: Uint8Array;
  readonly fault: EntryFault | null;
}

/** A zip file, sound or not. */
export interface ZipFile {
  /** False where the directory at the end is lost or wrong, and entries were found by their own headers. */
  readonly whole: boolean;
  /** Names of the entries in the order of the file. */
  readonly names: readonly string[];
  /** Names that more than one entry bears: the first is read. */
  readonly twice: readonly string[];
  /** The content of an entry; `null` without one of that name. */
  read(name: string): EntryContent | null;
}

/** Largest entry that is unpacked, and all of them together: what unpacks to more is no workspace but a trap. */
const LARGEST_ENTRY = 2 ** 28;
const LARGEST_FILE = 2 ** 31;
/** Our own documents pack to a tenth; a small entry may do as it likes. */
const LARGEST_RATIO = 250;
const SMALL = 2 ** 24;

/** Opens a zip file; one without its directory by the headers of its entries. `null` where there is no entry at all. */
export function readZip(bytes: Uint8Array): ZipFile | null {
  let left = LARGEST_FILE;
  const contentOf = (header: EntryHeader): EntryContent => {
    const read = contentAt(bytes, header, left);
    left -= read.content.length;
    return read;
  };
  const listed = listedEntries(bytes);
  let standing: Map<string, EntryHeader> | null = null;
  const byHeaders = (): Map<string, EntryHeader> => (standing ??= firstOfEach(standingEntries(bytes)));
  const entries = listed === null ? byHeaders() : firstOfEach(listed);
  if (entries.size === 0) return null;
  const names = [...entries.keys()];
  return {
    whole: listed !== null,
    names,
    twice: [...new Set((listed ?? []).map(({ name }) => name).filter((name, i, all) => all.indexOf(name) !== i))],
    read: (name) => {
      const header = entries.get(name) ?? byHeaders().get(name);
      if (header === undefined) return null;
      const read = contentOf(header);
      const other = read.fault === null || listed === null ? undefined : byHeaders().get(name);
      if (other === undefined) return read;
      const again = contentOf(other);
      return again.fault === null ? again : read;
    },
  };
}

function firstOfEach(headers: readonly EntryHeader[]): Map<string, EntryHeader> {
  const found = new Map<string, EntryHeader>();
  for (const header of headers) if (!found.has(header.name)) found.set(header.name, header);
  return found;
}

function contentAt(bytes: Uint8Array, { method, crc, packed, size, start }: EntryHeader, left: number): EntryContent {
  const most = Math.min(left, LARGEST_ENTRY, Math.max(SMALL, packed * LARGEST_RATIO));
  const there = bytes.subarray(Math.min(start, bytes.length), Math.min(start + packed, bytes.length));
  if (method !== 0 && method !== 8) return { content: new Uint8Array(), fault: 'cut' };
  const { content, fault } = method === 8 ? inflate(there, most) : { content: there, fault: null };
  if (fault === 'too-large') return { content, fault };
  const complete = fault === null && there.length === packed && (size < 0 || content.length === size);
  return { content, fault: !complete ? 'cut' : size >= 0 && crc32(content) !== crc ? 'checksum' : null };
}
