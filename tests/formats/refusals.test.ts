import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { gunzip } from '../../core/data/formats/gzip';
import { decodeHere } from '../../core/data/formats/decode';
import { openTogether } from '../../core/data/open-together';
import { numberOf } from '../../core/data/sql/cell';
import { cellsOf, codes, engine, openBytes, openText, refusal } from './open-bytes';
import { workbook, rowsOf } from './workbook';

afterAll(() => engine.close());

const binary = (text: string, length = 600): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set([...text].map((char) => char.charCodeAt(0)));
  return bytes;
};
const utf16 = (text: string): string => [...text].map((char) => `${char}\0`).join('');

test.each<[string, Uint8Array, string]>([
  ['old.xls', binary('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old-format'],
  ['secret.xlsx', binary(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(392)}${utf16('EncryptedPackage')}`), 'encrypted'],
  ['old.feather', binary('FEA1'), 'old-format'],
  ['secret.parquet', binary('PARE'), 'encrypted'],
  ['survey.sav', binary('$FL2@(#) SPSS DATA FILE'), 'spss'],
  ['survey.dta', binary('<stata_dta><header><release>118</release>'), 'stata'],
  ['survey.dta', binary('\x73\x02\x01\x00'), 'stata'],
  ['data.7z', binary('7z\xbc\xaf\x27\x1c'), 'packed'],
  ['data.csv.bz2', binary('BZh91AY&SY'), 'packed'],
  ['data.rda', binary('RDX3\n'), 'no-table'],
  ['scan.pdf', binary('%PDF-1.7'), 'no-table'],
  ['table.ods', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<office:document-content/>') }), 'open-document'],
  ['tables.zip', zipSync({ 'a.csv': strToU8('firm,n\nA,1\n') }), 'zip-archive'],
  ['empty.zip', binary('PK\x05\x06'), 'no-table'],
  ['empty.csv', new Uint8Array(0), 'empty-file'],
  ['empty.csv.gz', gzipSync(''), 'empty-file'],
  ['cut.csv.gz', gzipSync(Buffer.from('firm,n\n'.repeat(9000))).subarray(0, 60), 'gzip-damaged'],
])('%s is refused with what it is and what to do', async (name, bytes, code) => {
  const problems = await refusal(openBytes(name, bytes));
  expect(problems).toMatchObject([{ code, severity: 'error', file: name }]);
  expect(problems[0]!.message).toContain(name);
  expect(problems[0]!.remedy.length).toBeGreaterThan(10);
});

describe('a packed file', () => {
  const csv = Array.from({ length: 30_000 }, (_, i) => `Firm ${i},${i}`).join('\n');

  test('of text is read as it is inside, with its lines', async () => {
    const { cells, rows, dialect } = await openBytes('f.csv.gz', gzipSync(`title\nfirm,n\n${csv}`));
    expect([rows, cells[0], cells.at(-1)]).toEqual([30_000, [3, 'Firm 0', '0'], [30_002, 'Firm 29999', '29999']]);
    expect(dialect).toMatchObject({ gzip: true, skip: 1, delimiter: ',' });
  });

  test.each<[string, Uint8Array]>([
    ['b.xlsx.gz', workbook([{ name: 'S', rows: rowsOf([['firm', 'n'], ['A', 1]]) }])],
    ['b.json.gz', strToU8('[{"firm":"A","n":1}]')],
  ])('of another format is read as that: %s', async (name, bytes) => {
    const opened = await openBytes(name, gzipSync(bytes));
    expect([opened.columns, opened.cells.map(([, ...rest]) => rest), opened.dialect.gzip]).toEqual([['firm', 'n'], [['A', '1']], true]);
  });

  test('that is damaged far behind its beginning is refused, and leaves no table', async () => {
    const bytes = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${(i * 7919) % 9973},${i}`).join('\n')), { level: 1 });
    bytes.fill(0, bytes.length - 2000, bytes.length - 1000);
    expect(codes(await refusal(openBytes('far.csv.gz', bytes)))).toEqual(['gzip-damaged']);
  });

  test('that swells beyond measure is given up', async () => {
    const zeros = gzipSync(Buffer.alloc(32 << 20), { level: 9 });
    const packed = async function* (): AsyncIterable<Uint8Array> {
      yield new Uint8Array(zeros);
    };
    let size = 0;
    await expect(async () => {
      for await (const piece of gunzip(packed(), 16 << 20)) size += piece.length;
    }).rejects.toMatchObject({ kind: 'swells' });
    expect(size).toBeLessThan(17 << 20);
  });
});

describe('files of the same shape', () => {
  const part = (name: string, text: string | Uint8Array) => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return { name, content: { kind: 'bytes', bytes } as const, bytes: bytes.length };
  };

  test('become one table: columns by name, marks alike, lines counted on, the file beside each row', async () => {
    const latin = Uint8Array.from([...'firma;anteil;land\nMüller;1.234,5 %;DE\nO.N.;0,5;1,5 Länder\n'].map((char) => char.charCodeAt(0)));
    const parts = [part('2022.csv', 'title\nfirma,land,anteil\n"A, B",US,37.5\nC,DE,1200\n'), part('2023.csv', latin), part('2024.json', '[{"land":"FR","firma":"D","anteil":5e0}]')];
    const opened = await openTogether(engine, { parts, tableName: 'all', decode: decodeHere });
    expect(opened.columns).toEqual(['firma', 'land', 'anteil', 'file']);
    expect(await cellsOf('all', opened.columns, opened.rows)).toEqual([
      [3, 'A, B', 'US', '37.5', '2022.csv'],
      [4, 'C', 'DE', '1200', '2022.csv'],
      [6, 'Müller', 'DE', '1,234.5 %', '2023.csv'],
      [7, 'O.N.', '1,5 Länder', '0.5', '2023.csv'],
      [8, 'D', 'FR', '5e0', '2024.json'],
    ]);
    expect(opened.parts).toEqual([{ name: '2022.csv', rows: 2, lineOffset: 0 }, { name: '2023.csv', rows: 2, lineOffset: 4 }, { name: '2024.json', rows: 1, lineOffset: 7 }]);
    expect([opened.rows, opened.dialect.decimal]).toEqual([5, '.']);
  });

  test('with other marks keep their dates, and what stands around their numbers', async () => {
    const comma = 'tag;wert\n01.02.2024;EUR 1,234\n02.02.2024;1.234,5 [1]\n03.02.2024;1.234.567\n04.02.2024;0,5\n';
    const opened = await openTogether(engine, { parts: [part('us.csv', 'tag,wert\n2024-02-01,0.5\n2024-02-02,12.25\n'), part('de.csv', comma)], tableName: 'dates', decode: decodeHere });
    expect(opened.dialect.decimal).toBe('.');
    const read = await engine.query(`SELECT "tag", ${numberOf('"wert"', '.')} AS "value" FROM "dates" WHERE "line" > 3 ORDER BY "line"`);
    expect([...read].map((row) => [row['tag'], row['value']])).toEqual([['01.02.2024', 1.234], ['02.02.2024', 1234.5], ['03.02.2024', 1234567], ['04.02.2024', 0.5]]);
  });

  test('whose marks agree keep them, and a column "file" of their own keeps its name', async () => {
    const opened = await openTogether(engine, { parts: [part('a.csv', 'file;x\nf;0,5\n'), part('b.csv', 'file;x\ng;1,5\n')], tableName: 'own', decode: decodeHere });
    expect([opened.columns, opened.dialect.decimal, await cellsOf('own', opened.columns, 2)]).toEqual([['file', 'x', 'file (2)'], ',', [[2, 'f', '0,5', 'a.csv'], [4, 'g', '1,5', 'b.csv']]]);
  });

  test('that differ are refused with what differs, and nothing is left', async () => {
    const parts = [part('a.csv', 'firm,share\nA,1\n'), part('b.csv', 'firm,value\nB,2\n'), part('c.csv', 'firm,share,note\nC,3,x\n')];
    const problems = await refusal(openTogether(engine, { parts, tableName: 'none', decode: decodeHere }));
    expect(problems.map(({ code, file, message }) => [code, file, message])).toEqual([
      ['shapes-differ', 'b.csv', 'b.csv lacks "share" and has also "value", compared with a.csv.'],
      ['shapes-differ', 'c.csv', 'c.csv has also "note", compared with a.csv.'],
    ]);
    const left = await engine.query("SELECT count(*) :: INTEGER AS n FROM information_schema.tables WHERE table_name LIKE 'none%'");
    expect(left.getChildAt(0)?.get(0)).toBe(0);
  });
});

test('rows that do not fit keep their line beside the others', async () => {
  expect((await openText('f.csv', 'firm,n\nA,1\nB\nC,3\n')).problems).toMatchObject([{ code: 'rejected-row', row: 3 }]);
});
