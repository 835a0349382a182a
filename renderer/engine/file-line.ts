import type { Dialect } from '../../core/data/dialect';
import { transcoder } from '../../core/data/encoding';

/** Characters up to which a record is shown; a quote that is never closed would make one of the whole file. */
const LONGEST = 20_000;
const LF = 10;
const CR = 13;
const QUOTE = 34;

/** The text that begins at a line of a file, with its line breaks inside quotes; `null` where the file is shorter. */
export async function recordAt(file: Blob, { encoding, gzip }: Pick<Dialect, 'encoding' | 'gzip'>, line: number, signal?: AbortSignal): Promise<string | null> {
  const packed = file.stream();
  const pieces = gzip === true ? packed.pipeThrough(new DecompressionStream('gzip') as TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>) : packed;
  const reader = pieces.getReader();
  const toUtf8 = encoding === 'utf-8' ? null : transcoder(encoding);
  const finder = new RecordFinder(line);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { value, done } = await reader.read();
      const piece = toUtf8 === null ? value : toUtf8(value ?? new Uint8Array(), done);
      if (piece !== undefined) finder.push(piece);
      if (done || finder.done) return finder.text();
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Finds one record in UTF-8 that comes piece by piece. Lines end with LF, CRLF or CR. */
class RecordFinder {
  done = false;
  private readonly found: number[] = [];
  private line = 1;
  private inside = false;
  private afterReturn = false;

  constructor(private readonly wanted: number) {}

  push(piece: Uint8Array): void {
    for (let i = 0; i < piece.length && !this.done; i++) {
      const byte = piece[i]!;
      const second = byte === LF && this.afterReturn;
      this.afterReturn = byte === CR;
      if (this.line < this.wanted) {
        if ((byte === LF && !second) || byte === CR) this.line++;
      } else if (second && this.found.length === 0) {
        // The LF that belongs to the break before the line.
      } else {
        this.take(byte);
      }
    }
  }

  private take(byte: number): void {
    if (byte === QUOTE) this.inside = !this.inside;
    if (((byte === LF || byte === CR) && !this.inside) || this.found.length >= LONGEST) this.done = true;
    else this.found.push(byte);
  }

  text(): string | null {
    if (this.line < this.wanted || (this.found.length === 0 && !this.done)) return null;
    return new TextDecoder('utf-8').decode(Uint8Array.from(this.found)).replace(/^\ufeff/, '');
  }
}

/** Where each field of a record stands in its text, quotes included. */
export function fieldPlaces(record: string, delimiter: string): { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  let from = 0;
  let inside = false;
  for (let i = 0; i <= record.length; i++) {
    // A quote begins quotes only at the beginning of a field; inside them two are one, which opens them again at once.
    if (record[i] === '"' && (inside || i === from || record[i - 1] === '"')) inside = !inside;
    if (i === record.length || (record[i] === delimiter && !inside)) {
      places.push({ from, to: i });
      from = i + 1;
    }
  }
  return places;
}
