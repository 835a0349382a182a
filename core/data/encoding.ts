import type { Dialect } from './dialect';

export type Encoding = Dialect['encoding'];

/** Code points of the bytes 0x80 to 0x9F in windows-1252. Own table: the decoder of Node 20 takes them for control characters. */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

/** An encoding, why it is taken for that, and how sure that is (0 to 1). */
export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly reason: string;
  readonly confidence: number;
  /** Lines of UTF-8 that are none, and are read as windows-1252. */
  readonly odd?: readonly number[];
}

/** The encoding that `guessEncoding` finds. */
export function detectEncoding(head: Uint8Array, whole: boolean): Encoding {
  return guessEncoding(head, whole).encoding;
}

/**
 * Finds the encoding without a library: byte order mark, then NUL bytes in every second place (UTF-16), then strict UTF-8, then
 * UTF-8 in which single lines are something else, else windows-1252. `whole` says that `head` is all of the file, so its last
 * character is not cut.
 */
export function guessEncoding(head: Uint8Array, whole: boolean): EncodingGuess {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', reason: 'the file begins with the mark of UTF-8', confidence: 1 };
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return { encoding: 'utf-16', reason: 'the file begins with the mark of UTF-16', confidence: 1 };
  if (utf16Order(head) !== null) return { encoding: 'utf-16', reason: 'every second byte is zero', confidence: 0.95 };
  const { ascii, utf8, odd } = linesByEncoding(head, whole);
  const other = odd.length;
  if (other === 0) {
    if (utf8 === 0) return { encoding: 'utf-8', reason: `no letter ${ascii}, which every encoding but UTF-16 writes alike`, confidence: whole ? 1 : 0.8 };
    return { encoding: 'utf-8', reason: `${lines(utf8)} with letters beyond a to z, all of them UTF-8`, confidence: 0.99 };
  }
  if (utf8 * 4 >= other) return { encoding: 'utf-8', reason: `${lines(utf8)} in UTF-8 and ${lines(other)} in windows-1252, which are read as such`, confidence: 0.8, odd };
  return { encoding: 'windows-1252', reason: `${lines(other)} with bytes that are not UTF-8`, confidence: 0.8 };
}

function lines(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
}

/** Lines with letters beyond ASCII: those that are UTF-8, and the others. A letter that the end cuts off is no fault. */
function linesByEncoding(head: Uint8Array, whole: boolean): { ascii: string; utf8: number; odd: number[] } {
  let utf8 = 0;
  const odd: number[] = [];
  let line = 1;
  let from = 0;
  for (let i = 0; i <= head.length; i++) {
    if (i < head.length && head[i] !== 10 && head[i] !== 13) continue;
    if (beyondAscii(head, from, i)) {
      if (isUtf8(head.subarray(from, i), whole || i < head.length)) utf8++;
      else odd.push(line);
    }
    from = i + 1;
    if (head[i] !== 13 || head[i + 1] !== 10) line++;
  }
  return { ascii: whole ? 'of the file is beyond a to z' : 'at its beginning is beyond a to z', utf8, odd };
}

function beyondAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! >= 0x80) return true;
  return false;
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** Byte order of UTF-16 text by its mark or by where its NUL bytes are; `null` where it is not UTF-16. */
function utf16Order(head: Uint8Array): 'le' | 'be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'be';
  const pairs = Math.min(head.length, 4096) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (pairs >= 2 && odd > 0.6 * pairs && even < 0.05 * pairs) return 'le';
  if (pairs >= 2 && even > 0.6 * pairs && odd < 0.05 * pairs) return 'be';
  return null;
}

/** Turns bytes of an encoding into UTF-8 piece by piece, without a byte order mark. */
export type Transcode = (chunk: Uint8Array, last: boolean) => Uint8Array;

/** A transcoder for one file; call it with the pieces in order. */
export function transcoder(encoding: Encoding): Transcode {
  if (encoding === 'windows-1252') return fromWindows1252;
  let decoder: TextDecoder | null = encoding === 'utf-8' ? new TextDecoder('utf-8') : null;
  const encoder = new TextEncoder();
  return (chunk, last) => {
    decoder ??= new TextDecoder(utf16Order(chunk) === 'be' ? 'utf-16be' : 'utf-16le');
    return encoder.encode(decoder.decode(chunk, { stream: !last }));
  };
}

/** All of `bytes` as text; a line of a UTF-8 file that is not UTF-8 is read as windows-1252. */
export function decodeText(bytes: Uint8Array, encoding: Encoding, whole = true): string {
  const plain = encoding !== 'utf-8' || isUtf8(bytes, whole);
  if (plain) return new TextDecoder('utf-8').decode(transcoder(encoding)(bytes, whole));
  const mender = new LineMender();
  const [first, last] = [mender.step(bytes, false), mender.step(new Uint8Array(0), true)];
  const decoder = new TextDecoder('utf-8');
  return decoder.decode(first, { stream: true }) + decoder.decode(last);
}

/** Makes UTF-8 of a file in which single lines are windows-1252, piece by piece, and notes which lines those are. */
export class LineMender {
  /** Lines that were windows-1252, from 1. */
  readonly mended: number[] = [];
  private held: Uint8Array = new Uint8Array(0);
  private line = 1;
  private afterReturn = false;

  step(piece: Uint8Array, last: boolean): Uint8Array {
    const bytes = this.held.length === 0 ? piece : joined([this.held, piece]);
    const end = last ? bytes.length : 1 + Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13));
    this.held = bytes.slice(end);
    const complete = bytes.subarray(0, end);
    if (isUtf8(complete, true)) {
      this.count(complete);
      return complete;
    }
    return joined(this.byLine(complete));
  }

  private byLine(bytes: Uint8Array): Uint8Array[] {
    const parts: Uint8Array[] = [];
    for (let from = 0; from < bytes.length; ) {
      let to = from;
      while (to < bytes.length && bytes[to] !== 10 && bytes[to] !== 13) to++;
      const text = bytes.subarray(from, to);
      const right = isUtf8(text, true);
      if (!right) this.mended.push(this.line);
      const end = Math.min(bytes.length, to + 1);
      parts.push(right ? text : fromWindows1252(text), bytes.subarray(to, end));
      this.count(bytes.subarray(from, end));
      from = end;
    }
    return parts;
  }

  private count(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === 13 || (byte === 10 && !this.afterReturn)) this.line++;
      this.afterReturn = byte === 13;
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function fromWindows1252(chunk: Uint8Array): Uint8Array {
  const out = new Uint8Array(chunk.length * 3);
  let at = 0;
  for (const byte of chunk) {
    if (byte < 0x80) {
      out[at++] = byte;
      continue;
    }
    const code = byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : byte;
    if (code < 0x800) {
      out[at++] = 0xc0 | (code >> 6);
    } else {
      out[at++] = 0xe0 | (code >> 12);
      out[at++] = 0x80 | ((code >> 6) & 0x3f);
    }
    out[at++] = 0x80 | (code & 0x3f);
  }
  return out.subarray(0, at);
}

/** Turns CRLF and lone CR into LF piece by piece, in UTF-8. */
export function newlineNormaliser(): (chunk: Uint8Array) => Uint8Array {
  let afterReturn = false;
  return (chunk) => {
    const out = new Uint8Array(chunk.length);
    let at = 0;
    for (const byte of chunk) {
      if (byte === 13) out[at++] = 10;
      else if (byte !== 10 || !afterReturn) out[at++] = byte;
      afterReturn = byte === 13;
    }
    return out.subarray(0, at);
  };
}
