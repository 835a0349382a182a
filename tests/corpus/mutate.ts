/** Pieces that stand in data files where nobody expects them. */
const PIECES = ['"', '""', ',', ';', '\t', '|', '\n', '\r', '\r\n', '\n\n', ' ', '\u00a0', '\0', '-', '(', ')', '%', '*', '[1]', '.', '1.234', '1,5', '0', '9', 'NA', 'n/a', '\\N', '\u20ac', 'Source: x', "'", '\\', '\ufeff', 'e', '\u2212', '\u2030', '5-'];
const BYTES = [0x00, 0x80, 0xa0, 0xc3, 0xe9, 0xff, 0x22, 0x0a, 0x0d, 0x2c];

/** A file with one to three faults of the kinds that copying, exporting and editing bring. `next` gives numbers below its argument. */
export function mutated(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  let out = bytes;
  for (let times = 1 + next(3); times > 0; times--) out = kinds[next(kinds.length)]!(out, next);
  return out;
}

type Kind = (bytes: Uint8Array, next: (below: number) => number) => Uint8Array;

const kinds: readonly Kind[] = [
  (bytes, next) => spliced(bytes, next(bytes.length + 1), 0, new TextEncoder().encode(PIECES[next(PIECES.length)])),
  (bytes, next) => spliced(bytes, next(bytes.length + 1), 0, new TextEncoder().encode(PIECES[next(PIECES.length)])),
  (bytes, next) => spliced(bytes, next(bytes.length + 1), 1, Uint8Array.of(BYTES[next(BYTES.length)]!)),
  (bytes, next) => spliced(bytes, next(bytes.length + 1), 1 + next(6), new Uint8Array(0)),
  (bytes, next) => bytes.subarray(0, next(bytes.length + 1)),
  (bytes, next) => onLines(bytes, (lines) => lines.splice(next(lines.length), 0, lines[next(lines.length)]!)),
  (bytes, next) => onLines(bytes, (lines) => lines.splice(next(lines.length), 1)),
  (bytes, next) => onLines(bytes, (lines) => lines.splice(next(lines.length + 1), 0, ['', '  ', ';;', 'Total', 'Source: a, b', '* note'][next(6)]!)),
  (bytes, next) => onLines(bytes, (lines) => lines.push(...lines.splice(next(lines.length), 1))),
];

function spliced(bytes: Uint8Array, at: number, drop: number, piece: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...piece, ...bytes.subarray(at + drop)]);
}

/** Lines are cut at LF in bytes that stay as they are. */
function onLines(bytes: Uint8Array, change: (lines: string[]) => void): Uint8Array {
  const lines = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('').split('\n');
  change(lines);
  return Uint8Array.from(lines.join('\n'), (char) => char.charCodeAt(0));
}
