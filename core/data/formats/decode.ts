import { detectEncoding } from '../encoding';
import type { LoadOptions } from '../engine';
import type { Bytes } from './bytes';
import { bytesOf, piecesOf } from './bytes';
import type { Decode, DecodeRequest, Decoded } from './decoded';
import { gunzip, joined, saidOf, unpackHead } from './gzip';
import { refuseLarge } from './limits';

/** Bytes up to which a packed file is unpacked in memory. */
const UNPACKED = 2 ** 30;
const HEAD = 256 * 1024;

/** Decodes in this thread what it holds itself: bytes or a blob. */
export const decodeHere: Decode = (request, options) => decodeBytes(bytesOf(request.content), request, options);

/** Decodes a file that can be read at any place. Throws `DataRefused` for what is no table. */
export function decodeBytes(bytes: Bytes, request: Omit<DecodeRequest, 'content'>, options: LoadOptions): Promise<Decoded> {
  const { name, format, gzip, dialect } = request;
  return saidOf(name, async () => {
    if (format === 'ndjson') return decodeNdjson(bytes, request, options);
    const content = gzip ? await unpacked(bytes, name, options) : bytes;
    const read = await readerOf(format);
    return packedAs(gzip, await read(content, name, dialect, options));
  });
}

type Read = (bytes: Bytes, name: string, dialect: DecodeRequest['dialect'], options: LoadOptions) => Promise<Decoded>;

/** Each format is a module of its own, fetched when a file of it is opened. */
async function readerOf(format: Exclude<DecodeRequest['format'], 'ndjson'>): Promise<Read> {
  switch (format) {
    case 'json':
      return (await import('./json/decode')).decodeJson;
    case 'excel':
      return (await import('./excel/decode')).decodeExcel;
    case 'parquet':
      return (await import('./parquet/decode')).decodeParquet;
    case 'arrow':
      return (await import('./arrow/decode')).decodeArrow;
    case 'spss':
    case 'stata':
      throw new Error(`There is no reader for ${format}.`);
  }
}

async function decodeNdjson(bytes: Bytes, { name, gzip, dialect }: Omit<DecodeRequest, 'content'>, options: LoadOptions): Promise<Decoded> {
  const { decodeLines } = await import('./json/decode-lines');
  const first = await bytes.read(0, HEAD);
  const whole = first.length === bytes.size;
  const { head, whole: headWhole } = gzip ? await unpackHead(first, whole, HEAD) : { head: first, whole };
  const pieces = (onFraction?: (fraction: number) => void): AsyncIterable<Uint8Array> => {
    const read = piecesOf(bytes, options.signal, onFraction);
    return gzip ? gunzip(read) : read;
  };
  return packedAs(gzip, await decodeLines(pieces, name, detectEncoding(head, headWhole), dialect, options));
}

function packedAs(gzip: boolean, decoded: Decoded): Decoded {
  return gzip ? { ...decoded, dialect: { ...decoded.dialect, gzip } } : decoded;
}

async function unpacked(bytes: Bytes, name: string, { signal }: LoadOptions): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of gunzip(piecesOf(bytes, signal))) {
    pieces.push(piece);
    size += piece.length;
    refuseLarge(size, UNPACKED, name, 'a packed file', 'Unpack it and open what was inside.');
  }
  return bytesOf({ kind: 'bytes', bytes: joined(pieces, size) });
}
