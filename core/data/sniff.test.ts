import { expect, test } from 'vitest';
import { decodeText } from './encoding';
import { sniff } from './sniff';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((c) => (c === '€' ? 0x80 : c.charCodeAt(0))));
const read = (text: string | Uint8Array, whole = true) => sniff(typeof text === 'string' ? bytes(text) : text, 'f.csv', whole);
const codes = (text: string | Uint8Array, whole = true): string[] => read(text, whole).problems.map(({ code }) => code);

test('delimiters are found, quotes and all', () => {
  for (const d of [',', ';', '\t', '|']) {
    const { dialect, columns, problems } = read(`market${d}firm${d}value\n"a${d} b"${d}c${d}1\nd${d}"e\nf"${d}2\n`);
    expect([dialect.delimiter, columns, problems]).toEqual([d, ['market', 'firm', 'value'], []]);
  }
});

test('a decimal comma beside semicolons does not pass for a delimiter', () => {
  const { dialect, columns } = read('firm;share\nAmazon;37,6\nWalmart;6,4\n');
  expect(dialect).toEqual({ delimiter: ';', decimal: ',', encoding: 'utf-8', skip: 0 });
  expect(columns).toEqual(['firm', 'share']);
});

test('the decimal mark is decided by numbers that can be read in one way only', () => {
  const mark = (cells: string): string => read(`a;b\n${cells}\n`).dialect.decimal;
  expect(mark('x;1.234,50')).toBe(',');
  expect(mark('x;1,234.50')).toBe('.');
  expect(mark('x;1.234.567')).toBe(',');
  expect(mark('x;1,234,567')).toBe('.');
  expect(mark('x;0,125')).toBe(',');
  expect(mark('x;€ 12,5\ny;7,5 %')).toBe(',');
  expect(mark('x;3.14\ny;2,5\nz;0.5')).toBe('.');
  expect(codes('a;b\nx;1.234\ny;5.678\n')).toEqual(['decimal-mark-unclear']);
});

test('the encoding is told by its mark, by NUL bytes, by strict UTF-8, and is windows-1252 otherwise', () => {
  const encoding = (head: Uint8Array, whole = true): string => read(head, whole).dialect.encoding;
  const text = 'name,sign\nMüller,1\nØre,2\n';
  expect(encoding(bytes(`\ufeff${text}`))).toBe('utf-8');
  expect(encoding(bytes(text))).toBe('utf-8');
  expect(encoding(latin(text))).toBe('windows-1252');
  const pairs = (big: boolean, mark: boolean): Uint8Array =>
    Uint8Array.from([...(mark ? '\ufeff' : ''), ...text].flatMap((c) => (big ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])));
  for (const big of [true, false]) {
    for (const mark of [true, false]) {
      expect(encoding(pairs(big, mark))).toBe('utf-16');
      expect(read(pairs(big, mark)).columns).toEqual(['name', 'sign']);
    }
  }
});

test('a letter that the end of the head cuts in two is no fault', () => {
  const head = bytes('name,value\nMüller,1\nBü');
  expect(read(head.subarray(0, head.length - 1), false).dialect.encoding).toBe('utf-8');
  expect(decodeText(head.subarray(0, head.length - 1), 'utf-8')).toBe('name,value\nMüller,1\nBÃ');
});

test('a NUL in a cell does not make a file binary', () => {
  expect(read('a,b\nx\0y,1\n').columns).toEqual(['a', 'b']);
});

test('titles above the header are passed over, blank lines counted', () => {
  expect(read('Report of 2024\n\nmarket;firm;share\na;b;1\nc;d;2\n')).toMatchObject({ dialect: { skip: 2 }, columns: ['market', 'firm', 'share'], problems: [] });
  expect(read('Title;;\nmarket;firm;share\na;b;1\nc;d;2\n')).toMatchObject({ dialect: { skip: 1 }, columns: ['market', 'firm', 'share'] });
  expect(read('\n\na,b\n1,2\n').dialect.skip).toBe(2);
});

test('names are trimmed, made unique whatever their case, and told', () => {
  const { columns, problems } = read(' Firm ,firm,,FIRM (2),line,"two\nlines"\na,b,c,d,e,f\n');
  expect(columns).toEqual(['Firm', 'firm (3)', 'column 3', 'FIRM (2)', 'line (2)', 'two lines']);
  expect(problems.map(({ code, severity, row }) => [code, severity, row])).toEqual([
    ['column-name-repeated', 'note', 1],
    ['column-without-name', 'note', 1],
    ['column-name-repeated', 'note', 1],
  ]);
});

test('what is no table is refused with what it is', () => {
  const refused: [string | Uint8Array, string, RegExp][] = [
    [new Uint8Array(0), 'empty-file', /is empty/],
    ['\ufeff \n\n', 'empty-file', /blank space/],
    [Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'no-table', /Excel workbook/],
    [Uint8Array.from([0x50, 0x41, 0x52, 0x31, 21, 0]), 'no-table', /Parquet/],
    [Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 32), 'no-table', /binary/],
    ['[{"firm": "Amazon"}]', 'no-table', /JSON/],
    ['{"a": 1}\n{"a": 2}\n', 'no-table', /JSON/],
    ['<!DOCTYPE html><html><body>a,b</body></html>', 'no-table', /web page/],
    ['<?xml version="1.0"?><a/>', 'no-table', /XML/],
    ['Once upon a time.\nThere was a market.\nIt had one firm, alone.\nThe end.\n', 'no-table', /no columns/],
    ['value\n1\n2\n3\n', 'no-table', /no columns/],
    ['market,firm,value', 'header-only', /no rows/],
    ['market,firm,value\n', 'header-only', /no rows/],
    ['a,b\n1,2,3\n4,5,6\n7,8,9\n', 'header-width', /Line 1 of f.csv has 2 names, but the rows below it have 3 fields/],
  ];
  for (const [text, code, message] of refused) {
    const [problem, ...more] = read(text).problems;
    expect([problem?.code, problem?.severity, problem?.file, more.length]).toEqual([code, 'error', 'f.csv', 0]);
    expect(problem?.message).toMatch(message);
    expect(problem?.remedy).toMatch(/\.$/);
  }
});

test('a row that does not fit leaves the table a table', () => {
  expect(codes('a,b\n1\n')).toEqual([]);
  expect(codes('a,b,c\n1,2,3\n4,5\n')).toEqual([]);
  expect(read('a,b,c\n1,2,3\n4,5,6,7\n8,9\n1,2,3\n4,5,6\n').columns).toEqual(['a', 'b', 'c']);
});

test('a first line of numbers is data and said to be, years as names are not', () => {
  expect(read('1,2\n3,4\n')).toMatchObject({ dialect: { header: false, skip: 0 }, columns: ['column 1', 'column 2'], problems: [{ code: 'no-header', severity: 'warning', row: 1 }] });
  expect(codes('firm,2007,2008\nA,1,2\n')).toEqual([]);
});
