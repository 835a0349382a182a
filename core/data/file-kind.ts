/** Files that are no delimited text, by how they begin. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook or another zip file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file' },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], what: 'an Arrow file' },
  { bytes: [0x1f, 0x8b], what: 'a gzip file' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], what: 'an SQLite database' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture' },
];

/** What a binary file is, in words; `null` where it may be text. */
export function binaryKind(head: Uint8Array): string | null {
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (magic !== undefined) return magic.what;
  const looked = Math.min(head.length, 4096);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  let control = 0;
  for (let i = 0; i < looked; i++) {
    const byte = head[i]!;
    // 1 and 31 separate the columns of some exports.
    if (byte > 1 && byte < 31 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) control++;
  }
  return !utf16 && control > 0.02 * looked ? 'a binary file' : null;
}

/** What a text is that is no table, in words; `null` where it may be one. */
export function documentKind(text: string): string | null {
  const start = text.trimStart().slice(0, 400);
  if (/^[[{]\s*(?:["{[\]}]|-?\d|true|false|null)/.test(start)) return 'a JSON file';
  if (/^<(?:!doctype html|html|head|body|table)\b/i.test(start)) return 'a web page';
  if (/^<\?xml|^<[a-z][\w:-]*[\s>/]/i.test(start)) return 'an XML file';
  return null;
}
