import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fieldPlaces, recordAt } from './file-line';

const plain = { encoding: 'utf-8', gzip: false } as const;
const file = (text: string): Blob => new Blob([text]);

test.each([
  [1, 'firm;share'],
  [2, 'Alpha;50'],
  [3, '"Beta\nGroup";30'],
  [5, 'Gamma;20'],
  [6, null],
])('line %i of a file with a break inside quotes', async (line, text) => {
  expect(await recordAt(file('firm;share\nAlpha;50\n"Beta\nGroup";30\nGamma;20\n'), plain, line)).toBe(text);
});

test('lines end with CRLF or CR too, and a last line needs no end', async () => {
  expect(await recordAt(file('a,b\r\n1,2\r\n3,4'), plain, 2)).toBe('1,2');
  expect(await recordAt(file('a,b\r\n1,2\r\n3,4'), plain, 3)).toBe('3,4');
  expect(await recordAt(file('a,b\r1,2\r3,4\r'), plain, 3)).toBe('3,4');
  expect(await recordAt(file('a\n\nb'), plain, 2)).toBe('');
});

test('other encodings and gzip are read as they are written', async () => {
  expect(await recordAt(new Blob([Uint8Array.from([0x61, 10, 0xc9, 0x74, 0xe9])]), { encoding: 'windows-1252' }, 2)).toBe('Été');
  expect(await recordAt(new Blob([Uint8Array.from([0xff, 0xfe, 0x61, 0, 10, 0, 0x62, 0])]), { encoding: 'utf-16' }, 2)).toBe('b');
  expect(await recordAt(new Blob([gzipSync(new TextEncoder().encode('a\nb\n'))]), { encoding: 'utf-8', gzip: true }, 2)).toBe('b');
});

test('a line far behind many pieces is found, and cancelling stops the search', async () => {
  const many = file(Array.from({ length: 60_000 }, (_, i) => `row ${i + 1}`).join('\n'));
  expect(await recordAt(many, plain, 60_000)).toBe('row 60000');
  await expect(recordAt(many, plain, 60_000, AbortSignal.abort())).rejects.toThrow();
});

test('fields are found in their record, quotes and all', () => {
  const record = 'a;"b;""c""";;d';
  expect(fieldPlaces(record, ';').map(({ from, to }) => record.slice(from, to))).toEqual(['a', '"b;""c"""', '', 'd']);
});
