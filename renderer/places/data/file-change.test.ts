import { expect, test } from 'vitest';
import { compareFiles } from './file-change';

const side = (columns: Readonly<Record<string, readonly string[]>>) => {
  const rows = Object.values(columns)[0]!.length;
  return { columns: Object.keys(columns), rows, raw: { columns, lines: Int32Array.from({ length: rows }, (_, i) => i + 2) } };
};

test('files with as many rows are compared cell by cell', async () => {
  const change = await compareFiles(side({ firm: ['A', 'B'], sales: ['1', '2'], note: ['', ''] }), side({ firm: ['A', 'B'], sales: ['1', '3'], price: ['9', '9'] }));
  expect(change).toEqual({ gone: ['note'], fresh: ['price'], rowsBefore: 2, rowsAfter: 2, rows: null, cells: { changed: 1, first: [{ line: 3, column: 'sales', before: '2', after: '3' }] } });
});

test('files with more or fewer rows are compared by what the rows say, repeats counted', async () => {
  const change = await compareFiles(side({ firm: ['A', 'A', 'B'] }), side({ firm: ['B', 'A', 'C', 'D'] }));
  expect(change.rows).toEqual({ gone: 1, fresh: 2 });
  expect(change.cells).toBeNull();
});

test('without the rows only columns and counts are compared', async () => {
  const before = { columns: ['firm'], rows: 10, raw: null };
  expect(await compareFiles(before, side({ firm: ['A'] }))).toEqual({ gone: [], fresh: [], rowsBefore: 10, rowsAfter: 1, cells: null, rows: null });
});
