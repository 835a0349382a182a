import { CompressionType, columnFromArray, decimal, getCompressionCodec, setCompressionCodec, struct, list, float64, int32, tableFromColumns, tableToIPC as flechetteIPC, timestamp, TimeUnit, utf8 } from '@uwdata/flechette';
import { Bool, DateDay, Decimal, Dictionary, Float32, Int32, Int64, Table, TimestampMicrosecond, TimestampSecond, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import { afterAll, describe, expect, test } from 'vitest';
import { unpackLz4 } from '../../core/data/formats/arrow/lz4';
import { codes, engine, openBytes, refusal } from './open-bytes';

afterAll(() => engine.close());

/** A text with the zeros that are written after it, and their frame, written by the lz4 program. */
const TEXT = new TextEncoder().encode(`${'Prime & Netflix,'.repeat(64)}${'\0'.repeat(8)}`);
const LZ4_FRAME = 'BCJNGGRApyEAAAD/AVByaW1lICYgTmV0ZmxpeCwQAP///+CAAAAAAAAAAAAAAAAAX1JUlw==';
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const table = new Table({
  Make: vectorFromArray(['Toyota ', null, 'Toyota ', 'BMW'], new Dictionary(new Utf8(), new Int32())),
  Quantity: vectorFromArray([819, 0, null, -5], new Int32()),
  big: vectorFromArray([9223372036854775807n, 1n, null, 0n], new Int64()),
  Pct: vectorFromArray([6.1, null, 0.1, Number.NaN], new Float32()),
  yes: vectorFromArray([true, false, null, true], new Bool()),
  day: vectorFromArray([new Date('2024-02-29'), null, new Date(0), new Date('1969-12-31')], new DateDay()),
  moment: vectorFromArray([1_734_685_206_942, null, 0, 0], new TimestampMicrosecond()),
  utc: vectorFromArray([1_734_685_206_000, null, 0, 0], new TimestampSecond('UTC')),
  'p+': vectorFromArray(['=', '', null, 'ü'], new Utf8()),
});
const cells = [
  [1, 'Toyota ', '819', '9223372036854775807', '6.1', 'true', '2024-02-29', '2024-12-20T09:00:06.942', '2024-12-20T09:00:06Z', '='],
  [2, null, '0', '1', null, 'false', null, null, null, ''],
  [3, 'Toyota ', null, null, '0.1', null, '1970-01-01', '1970-01-01', '1970-01-01', null],
  [4, 'BMW', '-5', '0', null, 'true', '1969-12-31', '1970-01-01', '1970-01-01', 'ü'],
];

describe('an Arrow table', () => {
  test.each(['file', 'stream'] as const)('is read from a %s', async (kind) => {
    const opened = await openBytes('cars.arrow', tableToIPC(table, kind));
    expect(opened.columns).toEqual(['Make', 'Quantity', 'big', 'Pct', 'yes', 'day', 'moment', 'utc', 'p+']);
    expect(opened.cells).toEqual(cells);
    expect(opened.dialect).toMatchObject({ format: 'arrow', decimal: '.' });
  });

  test('of several batches counts its rows on', async () => {
    const { cells: read } = await openBytes('two.arrow', tableToIPC(table.concat(table), 'stream'));
    expect(read).toEqual([...cells, ...cells.map(([line, ...rest]) => [Number(line) + 4, ...rest])]);
  });

  test('keeps decimals exactly', async () => {
    const exact = new Table({ share: vectorFromArray([Uint32Array.of(57, 0, 0, 0), null, Uint32Array.of(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)], new Decimal(2, 10, 128)) });
    expect((await openBytes('d.arrow', tableToIPC(exact))).cells).toEqual([[1, '0.57'], [2, null], [3, '-0.01']]);
  });

  test('takes structs apart and keeps lists as JSON text', async () => {
    const nested = tableFromColumns({
      firm: columnFromArray([{ name: 'A', deep: { n: 1 } }, null], struct({ name: utf8(), deep: struct({ n: int32() }) })),
      tags: columnFromArray([['x', null], []], list(utf8())),
      price: columnFromArray([1.5, 20.25], decimal(18, 2, 64)),
      when: columnFromArray([0, 1_500], timestamp(TimeUnit.NANOSECOND)),
    });
    const { columns, cells: read } = await openBytes('n.arrow', flechetteIPC(nested, { format: 'file' })!);
    expect(columns).toEqual(['firm.name', 'firm.deep.n', 'tags', 'price', 'when']);
    expect(read).toEqual([[1, 'A', '1', '["x",null]', '1.5', '1970-01-01'], [2, null, null, '[]', '20.25', '1970-01-01T00:00:01.5']]);
  });

  test.each([
    ['LZ4, as Feather is written by default', CompressionType.LZ4_FRAME, LZ4_FRAME],
    ['Zstandard', CompressionType.ZSTD, 'KLUv/WQIA/0AAMBQcmltZSAmIE5ldGZsaXgsAAAAAAAAAAABANpPNZdbVaqZ'],
  ])('packed with %s is read', async (_, type, base64) => {
    const codec = getCompressionCodec(type)!;
    let packed = 0;
    // Buffers that a codec does not make smaller are written as they are; the one of the text is packed by the codec's own program.
    const encode = (bytes: Uint8Array): Uint8Array => (Buffer.from(bytes).equals(Buffer.from(TEXT)) ? ((packed += 1), bytesOf(base64)) : bytes);
    setCompressionCodec(type, { ...codec, encode });
    try {
      const plain = tableFromColumns({ Make: columnFromArray(['Prime & Netflix,'.repeat(64)], utf8()), x: columnFromArray([1.5], float64()) });
      const bytes = flechetteIPC(plain, { format: 'file', codec: type })!;
      expect((await openBytes('l.feather', bytes)).cells).toEqual([[1, 'Prime & Netflix,'.repeat(64), '1.5']]);
      expect(packed).toBe(1);
    } finally {
      setCompressionCodec(type, codec);
    }
  });

  test('with texts of numbers with a comma', async () => {
    const { cells: read, problems } = await openBytes('t.arrow', tableToIPC(new Table({ a: vectorFromArray(['1,5', '2,25'], new Utf8()), b: vectorFromArray([0.5, 1], new Float32()) })));
    expect([read, codes(problems)]).toEqual([[[1, '1.5', '0.5'], [2, '2.25', '1']], ['numbers-as-text']]);
  });

  test('that is cut off is refused', async () => {
    const bytes = tableToIPC(table, 'file');
    expect(await refusal(openBytes('cut.arrow', bytes.subarray(0, Math.floor(bytes.length / 2))))).toMatchObject([{ code: 'arrow-damaged', file: 'cut.arrow' }]);
  });
});

describe('an LZ4 frame', () => {
  test.each([
    ['blocks that stand alone', LZ4_FRAME],
    ['blocks that go on, and its size', 'BCJNGGxACAQAAAAAAACRIQAAAP8BUHJpbWUgJiBOZXRmbGl4LBAA////4IAAAAAAAAAAAAAAAABfUlSX'],
  ])('of the lz4 program with %s is unpacked', (_, base64) => {
    expect(unpackLz4(bytesOf(base64), TEXT.length)).toEqual(TEXT);
  });

  test('that is cut off, damaged or of another length is an error', () => {
    const frame = bytesOf(LZ4_FRAME);
    expect(() => unpackLz4(frame.subarray(0, 30), TEXT.length)).toThrow();
    expect(() => unpackLz4(frame, TEXT.length + 1)).toThrow();
    const damaged = frame.slice();
    damaged[29] = 0xff;
    damaged[30] = 0xff;
    expect(() => unpackLz4(damaged, TEXT.length)).toThrow();
  });
});
