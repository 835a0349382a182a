import { expect, test } from 'vitest';
import { LineScanner, OffsetLines, lineShifts } from './line-scanner';

const bytes = (text: string) => new TextEncoder().encode(text);

function scan(text: string, skip = 0, step = Infinity, hasHeader = true) {
  const scanner = new LineScanner(',', skip, hasHeader);
  const all = bytes(text);
  for (let at = 0; at < all.length; at += step) scanner.push(all.subarray(at, at + step));
  return scanner.end();
}

test('a plain file has a record on each line', () => {
  expect(scan('a,b\n1,2\n3,4\n')).toMatchObject({ header: 1, without: [], mixedBreaks: false, oddQuotes: false });
});

test('blank lines and line breaks in quotes start no record, whatever the breaks are', () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    const text = ['a,b', '', '"x', '', 'y",1', '2,3', '', '4,"z', '"'].join(newline);
    expect(scan(text).without).toEqual([2, 4, 5, 7, 9]);
    expect(scan(text, 0, 1).without).toEqual([2, 4, 5, 7, 9]);
    expect(scan(text).mixedBreaks).toBe(false);
  }
});

test('a quote opens only at the start of a field, and two of them are one quote', () => {
  expect(scan('a,b\nx "inch,1\n"say ""hi""",2\n').without).toEqual([]);
  expect(scan('\ufeff"a\nb",c\n1,2\n')).toMatchObject({ header: 1, without: [2], mixedBreaks: false, oddQuotes: false });
});

test('lines before the header are passed over, quotes in them too', () => {
  expect(scan('Report "of\n\na,b\n1,2\n\n3,4\n', 2)).toMatchObject({ header: 3, without: [5], mixedBreaks: false, oddQuotes: true });
});

test('quotes that programs read in different ways are noticed, wherever the pieces of the file end', () => {
  for (const step of [1, 2, Infinity]) {
    for (const text of ['a,b\n"x" y,1\n', 'a,b\n1, "x"\n', 'a,b\n1,"x\n', 'a,b\n"x" ,1\n']) expect([text, scan(text, 0, step).oddQuotes]).toEqual([text, true]);
  }
  for (const text of ['a,b\n"x ""y""",1\n', 'a,b\nx "y",1\n', 'a,b\n1,"x"', 'a,b\n"",""\n', 'a,b\nx  "y",1\n']) expect([text, scan(text).oddQuotes]).toEqual([text, false]);
});

test('without a header rows begin after the lines that are passed over', () => {
  expect(scan('1,2\n\n3,4\n', 0, Infinity, false)).toMatchObject({ header: 0, without: [2], mixedBreaks: false, oddQuotes: false });
  expect(scan('Title\n\n1,2\n', 2, Infinity, false)).toMatchObject({ header: 2, without: [], mixedBreaks: false, oddQuotes: false });
});

test('records are counted, whatever the last line ends with', () => {
  for (const [text, records] of [['a,b\n1,2\n3,4\n', 2], ['a,b\n1,2\n3,4', 2], ['a,b\r\n\r\n"x\r\ny",2\r\n', 1], ['a,b\n', 0], ['a,b', 0], ['', 0], ['a,b\r1,2\r3,4\r', 2]] as const) {
    expect([text, scan(text).records, scan(text, 0, 1).records]).toEqual([text, records, records]);
  }
});

test('mixed line breaks are noticed, but not those inside quotes', () => {
  expect(scan('a,b\r\n1,2\n').mixedBreaks).toBe(true);
  expect(scan('a,b\r1,2\n').mixedBreaks).toBe(true);
  expect(scan('a,b\r\n"1\n2",3\r\n').mixedBreaks).toBe(false);
  expect(scan('a,b\n"1\r\n2",3\n', 0, 1).mixedBreaks).toBe(false);
});

test('offsets become lines, those on a line break the line of the text after it', () => {
  for (const step of [1, 100]) {
    const lines = new OffsetLines([0, 2, 4, 5, 7, 8]);
    const all = bytes('a\nb\r\nc\n\nd');
    for (let at = 0; at < all.length; at += step) lines.push(all.subarray(at, at + step));
    expect(lines.end()).toEqual([1, 2, 3, 3, 5, 5]);
  }
});

test('shifts lead each row to its line', () => {
  const without = [2, 4, 5, 7];
  const rowLines = [3, 6, 8, 9];
  const shifts = lineShifts(1, without);
  rowLines.forEach((line, row) => {
    const shift = shifts.filter(({ from }) => from <= row).at(-1)?.shift ?? 0;
    expect(1 + 1 + row + shift).toBe(line);
  });
});
