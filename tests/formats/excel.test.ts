import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import writeExcel from 'write-excel-file/node';
import { afterAll, describe, expect, test } from 'vitest';
import { codes, engine, openBytes, refusal } from './open-bytes';
import { rowsOf, workbook } from './workbook';

afterAll(() => engine.close());

const sheet = (rows: Parameters<typeof rowsOf>[0], merges: readonly string[] = [], name = 'Data') => ({ name, rows: rowsOf(rows), merges });
const open = (sheets: Parameters<typeof workbook>[0], dialect = {}, options = {}) => openBytes('book.xlsx', workbook(sheets, options), dialect);

describe('a sheet', () => {
  test('is read past titles, with the row of the sheet as line, up to the notes below', async () => {
    const { columns, cells, dialect, problems } = await open([
      sheet([['Market shares, 2024'], null, ['Source: agency'], ['firm', 'country', 'share'], ['A & B <1>', 'US', 0.1], ['C', null, 37.8], null, ['D', 'DE', 1e-7], null, ['Note: provisional']]),
    ]);
    expect(columns).toEqual(['firm', 'country', 'share']);
    expect(cells).toEqual([[5, 'A & B <1>', 'US', '0.1'], [6, 'C', null, '37.8'], [8, 'D', 'DE', '0.0000001']]);
    expect(dialect).toMatchObject({ format: 'excel', sheet: 'Data', skip: 3, footer: 1, decimal: '.' });
    expect(problems).toMatchObject([{ code: 'notes-below', severity: 'note', row: 9 }]);
  });

  test('has dates, times, durations, percentages, booleans, faults and the values of formulas', async () => {
    const { cells, problems } = await open([
      sheet([
        ['day', 'moment', 'time', 'percent', 'duration', 'yes', 'sum', 'text', 'fault'],
        ['<c s="1"><v>45292</v></c>', '<c s="2"><v>45292.75</v></c>', '<c s="3"><v>0.5</v></c>', '<c s="4"><v>0.28000000000000003</v></c>', '<c s="5"><v>1.5</v></c>', '<c t="b"><v>1</v></c>', '<c><f>A1+1</f><v>42</v></c>', '<c t="str"><f>"x"</f><v>x_x0041_</v></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
        ['<c s="1"><v>59</v></c>', '<c s="1"/>', '<c t="d"><v>2024-02-29T00:00:00</v></c>', 12345678901, 0, '<c t="b"><v>0</v></c>', '<c><f>A2+1</f></c>', 'a', 'b'],
      ]),
    ]);
    expect(cells).toEqual([
      [2, '2024-01-01', '2024-01-01T18:00:00', '12:00:00', '0.28', '1.5', 'true', '42', 'xA', '#DIV/0!'],
      [3, '1900-02-28', null, '2024-02-29', '12345678901', '0', 'false', null, 'a', 'b'],
    ]);
    expect(problems).toMatchObject([{ code: 'cell-faults', severity: 'warning', row: 2 }, { code: 'formulas-without-value', severity: 'warning', row: 3 }]);
  });

  test('whose dates count from 1904', async () => {
    expect((await open([sheet([['day', 'n'], ['<c s="1"><v>43830</v></c>', 1]])], {}, { from1904: true })).cells).toEqual([[2, '2024-01-01', '1']]);
  });

  test('under group headers: merged names go before the names that they cover where those repeat', async () => {
    const { columns, cells, dialect } = await open([
      sheet([['Shares'], ['firm', '2022', null, '2023', null], [null, 'share', 'rank', 'share', 'rank'], ['A', 40, 1, 45, 1], ['B', 30, 2, 20, 3]], ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2']),
    ]);
    expect(columns).toEqual(['firm', '2022 share', '2022 rank', '2023 share', '2023 rank']);
    expect(cells).toEqual([[4, 'A', '40', '1', '45', '1'], [5, 'B', '30', '2', '20', '3']]);
    expect(dialect).toMatchObject({ skip: 1, headerRows: 2 });
  });

  test('under a group header without merged cells, and one whose names need no group', async () => {
    const apart = await open([sheet([[null, '2022', null, '2023', null], ['firm', 'share', 'rank', 'share', 'rank'], ['A', 40, 1, 45, 1], ['B', 1, 2, 3, 4]])]);
    expect(apart.columns).toEqual(['firm', '2022 share', '2022 rank', '2023 share', '2023 rank']);
    const unique = await open([sheet([['Operator', null, 'Power', null], ['firm', 'town', 'kW', 'points'], ['A', 'X', 40, 1], ['B', 'Y', 2, 3]], ['A1:B1', 'C1:D1'])]);
    expect([unique.columns, unique.dialect.skip]).toEqual([['firm', 'town', 'kW', 'points'], 1]);
    const chosen = await open([sheet([['Operator', null, 'Power', null], ['firm', 'town', 'kW', 'points'], ['A', 'X', 40, 1], ['B', 'Y', 2, 3]], ['A1:B1', 'C1:D1'])], { skip: 0, headerRows: 2 });
    expect([chosen.columns, chosen.cells.length]).toEqual([['Operator firm', 'Operator town', 'Power kW', 'Power points'], 2]);
  });

  test('with a firm merged over its rows gives the firm to each; a number stays where it is', async () => {
    const { cells, problems } = await open([sheet([['firm', 'brand', 'total'], ['A', 'a1', 10], [null, 'a2', null], ['B', 'b1', 5]], ['A2:A3', 'C2:C3'])]);
    expect(cells).toEqual([[2, 'A', 'a1', '10'], [3, 'A', 'a2', null], [4, 'B', 'b1', '5']]);
    expect(codes(problems)).toEqual(['merged-filled']);
  });

  test('with rich texts, reading aids, prefixes and cells without names', async () => {
    const strings = ['<r><t>Ama</t></r><r><rPr><b/></rPr><t>zon</t></r><rPh sb="0" eb="1"><t>kana</t></rPh>', ' padded '];
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>';
    const { columns, cells } = await open([{ name: 'S', rows }], {}, { strings });
    expect([columns, cells]).toEqual([['Amazon', 'padded'], [[2, '1', '2']]]);
    expect((await open([sheet([['a', 'b'], ['x', 1]])], {}, { prefix: 'x' })).cells).toEqual([[2, 'x', '1']]);
  });

  test('with years as names, columns from C on, one column, or no header', async () => {
    expect((await open([sheet([['firm', 2022, 2023], ['A', 1, 2], ['B', 3, 4]])])).columns).toEqual(['firm', '2022', '2023']);
    expect((await open([sheet([null, [null, null, 'firm', 'n'], [null, null, 'A', 2]])])).cells).toEqual([[3, 'A', '2']]);
    expect((await open([sheet([['firm'], ['A'], ['B']])])).cells).toEqual([[2, 'A'], [3, 'B']]);
    expect((await open([sheet([['A', 1], ['B', 2]])], { header: false })).cells).toEqual([[1, 'A', '1'], [2, 'B', '2']]);
  });

  test('reads decimal commas in texts beside numbers', async () => {
    const { dialect, cells } = await open([sheet([['firm', 'share', 'x'], ['A', '37,5', 1.5], ['B', '1.234,5', 2]])]);
    expect([dialect.decimal, cells]).toEqual(['.', [[2, 'A', '37.5', '1.5'], [3, 'B', '1,234.5', '2']]]);
  });
});

describe('a workbook', () => {
  const book = [
    { ...sheet([['hidden', 'n'], ['H', 1]], [], 'Hidden'), hidden: true },
    sheet([['Contents']], [], 'Cover'),
    sheet([['firm', 'n'], ['A', 1], ['B', 2]], [], 'Ünïcode & "more"'),
    sheet([['x', 'y', 'z'], ['X', 1, 2]], [], 'Other'),
  ];

  test('opens at its first visible sheet with a table, and offers the others', async () => {
    const { dialect, cells, choices } = await open(book);
    expect([dialect.sheet, cells]).toEqual(['Ünïcode & "more"', [[2, 'A', '1'], [3, 'B', '2']]]);
    expect(choices?.sheets?.map(({ name, rows }) => [name, rows])).toEqual([['Hidden', 2], ['Cover', 1], ['Ünïcode & "more"', 3], ['Other', 2]]);
  });

  test('opens at the sheet and range that were chosen', async () => {
    expect((await open(book, { sheet: 'Hidden' })).cells).toEqual([[2, 'H', '1']]);
    expect((await open(book, { sheet: 'Other', range: 'B1:C2' })).cells).toEqual([[2, '1', '2']]);
    const side = [sheet([['a', 'b', null, 'c', 'd'], ['p', 1, null, 'q', 2], ['r', 3, null, 's', 4]])];
    const chosen = await open(side, { range: 'D1:E2' });
    expect([chosen.columns, chosen.cells, chosen.dialect.range]).toEqual([['c', 'd'], [[2, 'q', '2']], 'D1:E2']);
  });

  test('gives the same rows again by the dialect that was found', async () => {
    const book2 = [sheet([['T'], ['g', null, 'h', null], ['a', 'b', 'a', 'b'], ['p', 1, 'q', 2], ['r', 3, 's', 4], null, ['a note at the end']], ['A2:B2', 'C2:D2'])];
    const first = await open(book2);
    expect(first.columns).toEqual(['g a', 'g b', 'h a', 'h b']);
    const again = await open(book2, first.dialect);
    expect([again.columns, again.cells, again.dialect]).toEqual([first.columns, first.cells, first.dialect]);
  });

  test('is refused where it has no such sheet or range, no table, or is damaged', async () => {
    expect(await refusal(open(book, { sheet: 'None' }))).toMatchObject([{ code: 'no-sheet' }]);
    expect(await refusal(open(book, { range: 'A-B' }))).toMatchObject([{ code: 'range' }]);
    expect(await refusal(open(book, { sheet: 'Cover' }))).toMatchObject([{ code: 'no-table' }]);
    const bytes = workbook(book);
    expect(await refusal(openBytes('cut.xlsx', bytes.subarray(0, bytes.length - 60)))).toMatchObject([{ code: 'zip-damaged', file: 'cut.xlsx' }]);
  });
});

test('what write-excel-file writes is read as read-excel-file reads it', async () => {
  // A text that is the name of a method of objects confuses the writer.
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((letters) => `t ${letters.replace(/\p{C}|_x[0-9a-f]{4}_/giu, '')}.`);
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, number, fc.oneof(text, number, fc.boolean())), { minLength: 1, maxLength: 8 }), async (rows) => {
      const written = await writeExcel([['first', 'second', 'third'], ...rows].map((cells) => cells.map((value) => ({ value, type: value.constructor as StringConstructor }))) as never, {}).toBuffer();
      const [read] = await readExcel(written);
      const { cells } = await openBytes('w.xlsx', new Uint8Array(written), { footer: 0 });
      expect(cells.map(([line, ...rest]) => [line, ...rest.map((cell, c) => (typeof read!.data[Number(line) - 1]?.[c] === 'number' ? Number(cell) : cell))])).toEqual(
        read!.data.slice(1).map((values, i) => [i + 2, ...values.map((value) => (typeof value === 'number' ? value + 0 : String(value)))]),
      );
    }),
    { numRuns: 40, seed: 5 },
  );
});
