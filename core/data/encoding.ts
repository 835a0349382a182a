import type { Dialect } from './dialect';

export type Encoding = Dialect['encoding'];

/** Code points of the bytes 0x80 to 0x9F in windows-1252. Own table: the decoder of Node 20 takes them for control characters. */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

/**
 * Finds the encoding without a library: byte order mark, then NUL bytes in every second place (UTF-16),
 * then strict UTF-8, else windows-1252. `whole` says that `head` is all of the file, so its last character is not cut.
 */
export function detectEncoding(head: Uint8Array, whole: boolean): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (utf16Order(head) !== null) return 'utf-16';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole });
    return 'utf-8';
  } catch {
    return 'windows-1252';
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

/** All of `bytes` as text. */
export function decodeText(bytes: Uint8Array, encoding: Encoding, whole = true): string {
  return new TextDecoder('utf-8').decode(transcoder(encoding)(bytes, whole));
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
