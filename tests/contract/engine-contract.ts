import type { Table } from 'apache-arrow';
import { DataType } from 'apache-arrow';
import { buildShares } from '../../core/data/build-shares';
import { runStatement } from '../../core/data/console/run';
import type { Dialect } from '../../core/data/dialect';
import type { Engine, LoadResult, Progress, TextColumns } from '../../core/data/engine';
import { EngineDied, QueryCancelled, QueryFailed, inOneChunk } from '../../core/data/engine';
import { decodeHere } from '../../core/data/formats/decode';
import { openFile } from '../../core/data/open';
import { propose } from '../../core/data/propose';
import { numberOf, standsForMissing } from '../../core/data/sql/cell';
import { isFringeName } from '../../core/market/fringe';

/** What every engine must do, without a test framework, so that it runs in Node and in a page. */
export interface World {
  /** One engine for all cases that leave it in order. */
  readonly engine: () => Promise<Engine>;
  /** An engine of its own, for the cases that end it. `silenceMs`: when a silent worker is taken for dead. */
  readonly makeEngine: (silenceMs?: number) => Promise<Engine>;
  /** Ends the engine's worker at once; `null` where there is none. */
  readonly killWorker: (() => void) | null;
}

export interface ContractCase {
  readonly name: string;
  readonly run: (world: World) => Promise<void>;
}

/** A result in plain values, to be compared between engines. */
export interface PlainTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

const CSV: Dialect = { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 };
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The table that `statements.sql` asks about. */
const CONTRACT_CSV = `\ufeffmarket,period,firm,value
Retail,2023,Amazon,37.6
Retail,2023,"Walmart, Inc.",6.4

Retail,2023,"say ""hi""\r\nand more",0.1
Retail,2024,Amazon,40.9
NA,2024,NULL,12
NA,2024,nan,
"",2024,Ünïcode ☃,$1000.5
`;

/** All statements of the file, each with its plain result. */
export async function answers(engine: Engine, statements: string): Promise<PlainTable[]> {
  await load(engine, 'contract', CONTRACT_CSV);
  const tables: PlainTable[] = [];
  for (const statement of statements.replace(/^--.*$/gm, '').split(/;\s*(?:\n|$)/)) {
    if (statement.trim() !== '') tables.push(plain(await engine.query(statement)));
  }
  return tables;
}

/** A share table made by way of the whole path of a file, as plain values. */
export async function builtShares(engine: Engine): Promise<unknown> {
  const lines = ['market;period;firm;brand;share;status'];
  for (let i = 0; i < 4000; i++) {
    const market = `Market ${i % 7}`;
    const share = (((i * 7919) % 997) / 997 / 200).toFixed(6).replace('.', ',');
    lines.push(`${market};${2020 + (i % 3)};${i % 11 === 0 ? ' Other ' : `Firm ${i % 13}`};Brand ${i};${share};${i % 5 === 0 ? 'estimate' : 'published'}`);
  }
  const bytes = encode(lines.join('\r\n'));
  const opened = await openFile(engine, { name: 'built.csv', content: { kind: 'bytes', bytes }, tableName: 'built', bytes: bytes.length, decode: decodeHere });
  const { mappings } = await propose(engine, 'built', opened.columns, opened.dialect.decimal, isFringeName);
  const mapping = mappings[0];
  if (mapping?.kind !== 'shares') throw new Error('no shares were proposed');
  const { table, problems, assumptions } = await buildShares(engine, 'built', mapping, { file: 'built.csv', decimal: opened.dialect.decimal, owners: new Map([['Firm 3', 'Firm 4'], ['Brand 8', 'Firm 1']]) });
  return { mapping, problems, assumptions, table: JSON.parse(JSON.stringify(table, (_, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value))) };
}

export const contract: readonly ContractCase[] = [
  {
    name: 'text stays text, and every row knows its line whatever breaks lie in quotes, blank lines and line endings',
    run: withEngine(async (engine) => {
      for (const newline of ['\n', '\r\n', '\r']) {
        const text = ['\ufeffprovince,name', 'NA,"a, b"', '"x', '', 'y","say ""hi"""', '', '', 'NULL,\0', ' s ,nan'].join(newline) + newline;
        same(await load(engine, 't', text), { rows: 4, rejected: [] });
        same(plain(await engine.query('SELECT "line", "province", "name" FROM "t" ORDER BY "line"')).rows, [
          [2, 'NA', 'a, b'],
          [3, `x${newline}${newline}y`, 'say "hi"'],
          [8, 'NULL', '\0'],
          [9, ' s ', 'nan'],
        ]);
      }
    }),
  },
  {
    name: 'a file with different line endings is read as one with the same',
    run: withEngine(async (engine) => {
      same(await load(engine, 't', 'a,b\r\n1,"x\r\ny"\n\n2,3\r4,5\r\n'), { rows: 3, rejected: [] });
      same(plain(await engine.query('SELECT "line", "a", "b" FROM "t" ORDER BY "line"')).rows, [[2, '1', 'x\ny'], [5, '2', '3'], [6, '4', '5']]);
    }),
  },
  {
    name: 'rows that do not fit are reported with their line, and the others keep theirs',
    run: withEngine(async (engine) => {
      for (const newline of ['\n', '\r\n']) {
        const text = 'a,b,c\n"x\n\ny",1,2\n\n\nshort,1\nlong,1,2,3\n\n"p\nq",r\ngood,1,2\nbad,"q" q,2\nlast,1,2\n'.replaceAll('\n', newline);
        const { rows, rejected, mended } = await load(engine, 't', text);
        same(rows, 4);
        same(rejected.map(({ row, reason }) => [row, reason]), [
          [7, 'has 2 fields instead of 3'],
          [8, 'has 4 fields instead of 3'],
          [10, 'has 2 fields instead of 3'],
        ]);
        same(mended, [{ row: 13, how: 'quotes' }]);
        same(plain(await engine.query('SELECT "line", "a", "b" FROM "t" ORDER BY "line"')).rows, [[2, `x${newline}${newline}y`, '1'], [12, 'good', '1'], [13, 'bad', 'q q'], [14, 'last', '1']]);
      }
    }),
  },
  {
    name: 'numbers are read alike in the customs of many countries, and texts for missing ones are told from others',
    run: withEngine(async (engine) => {
      const cells: [string, number | null, number | null][] = [
        ['37.6', 37.6, null], ['1,234.5', 1234.5, null], ['1.234,5', null, 1234.5], ['12,34,567', 1234567, null], ["1'234", 1234, 1234], ['1\u202f234', 1234, 1234], ['1 234,5', null, 1234.5], ['\u20ac 5', 5, 5], ['R$ 5', 5, 5], ['5 CHF', 5, 5],
        ['(5)', -5, -5], ['5-', -5, -5], ['\u22125', -5, -5], ['376\u2030', 37.6, 37.6], ['5 %', 5, 5], ['5*', 5, 5], ['5 [1]', 5, 5], ['5\u00b2', 5, 5], ['1e15', 1e15, 1e15], ['12 MW', null, null], ['n/a', null, null], ['\u2013', null, null], ['', null, null],
      ];
      await loadColumns(engine, 't', { c: cells.map(([text]) => text) }, Int32Array.from(cells, (_, i) => i));
      const sql = `SELECT ${numberOf('"c"', '.')} AS "point", ${numberOf('"c"', ',')} AS "comma", ${standsForMissing('"c"')} AS "missing" FROM "t" ORDER BY "line"`;
      same(plain(await engine.query(sql)).rows, cells.map(([text, point, comma]) => [point, comma, text === 'n/a' || text === '\u2013']));
    }),
  },
  {
    name: 'headers of several rows or none, notes below, odd quotes and blanks between columns are read as the dialect says',
    run: withEngine(async (engine) => {
      const read = async (text: string, dialect: Partial<Dialect>, columns: string[]): Promise<unknown> => {
        const { rejected, mended = [] } = await engine.load({ table: 't', content: { kind: 'bytes', bytes: encode(text) }, dialect: { ...CSV, ...dialect }, columns });
        return [plain(await engine.query('SELECT * FROM "t" ORDER BY "line"')).rows, rejected.map(({ row }) => row), mended.map(({ row }) => row)];
      };
      same(await read('1,2\n\n3,4\n,\n5,6', { header: false }, ['a', 'b']), [[['1', '2', 1], ['3', '4', 3], ['5', '6', 5]], [], [4]]);
      same(await read('T\n,x\na,b\n1,2\n3\n4,5\n\nSource: x, y\n', { skip: 1, headerRows: 2, footer: 1 }, ['a', 'x b']), [[['1', '2', 4], ['4', '5', 6]], [5], []]);
      same(await read('a  b c\nx y   1\n', { delimiter: '  ' }, ['a', 'b c']), [[['x y', '1', 2]], [], []]);
      same(await read('a,b\n"x" IN "y,1\n "p,q" ,2\n"\\"z\\"",3\n', {}, ['a', 'b']), [[['x IN "y', '1', 2], ['p,q', '2', 3], ['"z"', '3', 4]], [], [2, 4]]);
      same(await read('"a\nb",c\r\n1,2\r\n3,4\r\n', {}, ['a b', 'c']), [[['1', '2', 3], ['3', '4', 4]], [], []]);
      same(await read(`a,b\n${'1\n'.repeat(1500)}1,2\n`, {}, ['a', 'b']), [[['1', '2', 1502]], Array.from({ length: 1500 }, (_, i) => i + 2), []]);
    }),
  },
  {
    name: 'a quote that is never closed is reported on the line where it opens',
    run: withEngine(async (engine) => {
      const { rows, rejected } = await load(engine, 't', 'a,b\n1,2\n3,"4\n5,6\n7,8\n');
      same([rows, rejected.map(({ row }) => row)], [3, [3]]);
    }),
  },
  {
    name: 'bytes of other encodings arrive as the letters they are',
    run: withEngine(async (engine) => {
      const text = 'name,sign\nMüller & Søn,€\n';
      const cp1252 = Uint8Array.from([...text].map((c) => (c === '€' ? 0x80 : c.charCodeAt(0))));
      const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
      for (const [encoding, bytes] of [['windows-1252', cp1252], ['utf-16', utf16]] as const) {
        await engine.load({ table: 't', content: { kind: 'bytes', bytes }, dialect: { ...CSV, encoding }, columns: ['name', 'sign'] });
        same(plain(await engine.query('SELECT "name", "sign" FROM "t"')).rows, [['Müller & Søn', '€']]);
        same(bytes.length > 0, true);
      }
    }),
  },
  {
    name: 'a line that is not UTF-8 after the head of a file is read as windows-1252 and says so, the others as they are',
    run: withEngine(async (engine) => {
      for (const newline of ['\n', '\r\n']) {
        const bytes = Uint8Array.from([...encode(`firm,value${newline}Amazon,1${newline}`), 0xa0, ...encode(`Mercedes,2${newline}Škoda,3${newline}`)]);
        const opened = await openFile(engine, { name: 'cars.csv', content: { kind: 'bytes', bytes }, tableName: 't', head: bytes.subarray(0, 15), bytes: bytes.length, decode: decodeHere });
        same([opened.dialect.encoding, opened.rows, opened.problems.map(({ code, row }) => [code, row])], ['utf-8', 3, [['encoding-mixed', 3]]]);
        same(plain(await engine.query('SELECT "firm" FROM "t" ORDER BY "line"')).rows, [['Amazon'], ['\u00a0Mercedes'], ['Škoda']]);
      }
    }),
  },
  {
    name: 'headers that repeat, are empty or hold quotes become columns of their own; lines above the header are passed over',
    run: withEngine(async (engine) => {
      const bytes = encode('A title, with "comma\n\nFirm;firm;;Line;"say ""so"""\na;b;c;d;e\nf;g;h;i;j\n');
      const opened = await openFile(engine, { name: 'h.csv', content: { kind: 'blob', blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) }, tableName: 't', bytes: bytes.length, decode: decodeHere });
      same(opened.columns, ['Firm', 'firm (2)', 'column 3', 'Line (2)', 'say "so"']);
      same(plain(await engine.query('SELECT * FROM "t" ORDER BY "line"')).rows, [['a', 'b', 'c', 'd', 'e', 4], ['f', 'g', 'h', 'i', 'j', 5]]);
    }),
  },
  {
    name: 'no rows keep their columns and types',
    run: withEngine(async (engine) => {
      await load(engine, 't', 'a,b\n1,2\n');
      const table = await engine.query('SELECT *, 1.5 :: DOUBLE AS "d", true AS "y" FROM "t" WHERE false');
      same([table.numRows, plain(table).columns.map(({ name, type }) => `${name} ${type}`)], [0, ['a text', 'b text', 'line integer', 'd double', 'y boolean']]);
    }),
  },
  {
    name: 'columns in memory become a table with their lines, nulls and odd letters kept',
    run: withEngine(async (engine) => {
      const columns = { 'a "quoted" name': ['x', null, '', "it's ☃"], b: ['1', '2', null, '4'] };
      same(await loadColumns(engine, 't', columns, Int32Array.of(2, 3, 5, 9)), { rows: 4, rejected: [] });
      same(plain(await engine.query('SELECT * FROM "t" ORDER BY "line"')).rows, [['x', '1', 2], [null, '2', 3], ['', null, 5], ["it's ☃", '4', 9]]);
      same((await loadColumns(engine, 't', { c: [] }, new Int32Array(0))).rows, 0);
      same(plain(await engine.query('SELECT * FROM "t"')).columns.map(({ name }) => name), ['c', 'line']);
    }),
  },
  {
    name: 'parameters are values, never SQL',
    run: withEngine(async (engine) => {
      const evil = `'; DROP TABLE x; -- ? \0 "`;
      same(plain(await engine.query(`SELECT ? AS "text", ? AS "whole", ? AS "part", CAST(? AS VARCHAR) AS "none", '?' AS "mark" -- ?`, [evil, 3, 0.1, null])).rows, [[evil, 3, 0.1, null, '?']]);
    }),
  },
  {
    name: 'a statement that fails says why and what it was, and the engine goes on',
    run: withEngine(async (engine) => {
      const error = await failure(engine.query('SELECT nowhere FROM nothing'));
      same(error instanceof QueryFailed && error.sql === 'SELECT nowhere FROM nothing' && /nothing/.test(error.message), true);
      same(plain(await engine.query('SELECT 1 AS "one"')).rows, [[1]]);
    }),
  },
  {
    name: 'types that the engines bring differently are refused rather than wrong',
    run: withEngine(async (engine) => {
      for (const expression of ['12.34 :: DECIMAL(9, 2)', "DATE '2024-01-31'", '[1, 2]', '1 :: SMALLINT']) {
        same([expression, (await failure(engine.query(`SELECT ${expression} AS "x"`))) instanceof QueryFailed], [expression, true]);
      }
    }),
  },
  {
    name: 'no extension is loaded or fetched',
    run: withEngine(async (engine) => {
      const started = performance.now();
      same((await failure(engine.query(`SELECT count(*) AS "n" FROM read_parquet('missing.parquet')`))) instanceof QueryFailed, true);
      same(performance.now() - started < 3000, true);
      same(plain(await engine.query(`SELECT current_setting('autoload_known_extensions') AS "load", current_setting('autoinstall_known_extensions') AS "install"`)).rows, [[false, false]]);
    }),
  },
  {
    name: 'no statement reads a file that was not opened, writes one, or reaches out',
    run: withEngine(async (engine) => {
      await load(engine, 't', 'a\n1\n');
      for (const statement of [
        `SELECT * FROM read_csv('/etc/passwd')`,
        `SELECT * FROM '/etc/passwd'`,
        `SELECT * FROM read_text('/etc/passwd')`,
        `SELECT * FROM glob('/etc/*')`,
        `ATTACH '/tmp/elsewhere.db' AS elsewhere`,
        `COPY "t" TO '/tmp/elsewhere.csv'`,
        `EXPORT DATABASE '/tmp/elsewhere'`,
        'INSTALL httpfs',
        'LOAD httpfs',
        `SELECT * FROM read_csv('http://127.0.0.1:9/a.csv')`,
        'SET enable_external_access = true',
        `SET allowed_directories = ['/']`,
        `SET allowed_paths = ['/etc/passwd']`,
      ]) {
        same([statement, (await failure(engine.query(statement))) instanceof QueryFailed], [statement, true]);
      }
      same(plain(await engine.query('SELECT "a" FROM "t"')).rows, [['1']]);
    }),
  },
  {
    name: 'a load, rows that are handed over and a large answer are cancelled within half a second',
    run: withEngine(async (engine) => {
      await load(engine, 't', 'a,b\n1,2\n');
      const bytes = encode(numbers(1_500_000));
      const values = Array.from({ length: 400_000 }, (_, i) => String(i));
      const works: ((signal: AbortSignal) => Promise<unknown>)[] = [
        (signal) => engine.load({ table: 't', content: { kind: 'bytes', bytes }, dialect: CSV, columns: ['a', 'b'] }, { signal }),
        (signal) => engine.loadRows('t', ['a', 'b'], inOneChunk({ a: values, b: values }, Int32Array.from(values, Number)), { signal }),
        (signal) => engine.query(`SELECT CAST(range AS DOUBLE) AS "x", CAST(range AS VARCHAR) AS "y" FROM range(6000000)`, [], { signal }),
      ];
      for (const [i, work] of works.entries()) {
        const controller = new AbortController();
        const pending = failure(work(controller.signal));
        await pause(120);
        const asked = performance.now();
        controller.abort();
        same([i, (await pending) instanceof QueryCancelled], [i, true]);
        same([i, performance.now() - asked < 500], [i, true]);
        same(plain(await engine.query('SELECT * FROM "t"')).rows, [['1', '2', 2]]);
        same(plain(await engine.query(`SELECT table_name AS "left" FROM duckdb_tables() WHERE table_name LIKE 't\\_\\_%' ESCAPE '\\'`)).rows, []);
      }
    }),
  },
  {
    name: 'a sample holds its rows alone, each with its line in the file',
    run: withEngine(async (engine) => {
      const bytes = encode('a,b\n1,x\n\n2,"y\nz"\n3,k\n4,k\n5,k\n');
      for (const [sample, expected] of [[{ first: 2 }, [['1', 2], ['2', 4]]], [{ every: 2 }, [['1', 2], ['3', 6], ['5', 8]]]] as const) {
        same((await engine.load({ table: 't', content: { kind: 'bytes', bytes }, dialect: { ...CSV, sample }, columns: ['a', 'b'] })).rows, expected.length);
        same(plain(await engine.query('SELECT "a", "line" FROM "t" ORDER BY "line"')).rows, expected);
      }
    }),
  },
  {
    name: 'a query is cancelled within half a second and leaves the engine usable',
    run: withEngine(async (engine) => {
      await load(engine, 't', numbers(20_000));
      const slow = `SELECT count(*) AS "n" FROM "t" a, "t" b, "t" c WHERE (a."line" * b."line" + c."line") % 7 = 3`;
      for (let round = 0; round < 3; round++) {
        const controller = new AbortController();
        const pending = failure(engine.query(slow, [], { signal: controller.signal }));
        await pause(150);
        same(plain(await engine.query('SELECT 1 AS "one"')).rows, [[1]]);
        const asked = performance.now();
        controller.abort();
        same((await pending) instanceof QueryCancelled, true);
        same(performance.now() - asked < 500, true);
        same(plain(await engine.query('SELECT CAST(count(*) AS INTEGER) AS "n" FROM "t"')).rows, [[20_000]]);
      }
      same((await failure(engine.query('SELECT 1 AS "one"', [], { signal: AbortSignal.abort() }))) instanceof QueryCancelled, true);
    }),
  },
  {
    name: 'a load that is cancelled or fails leaves the earlier table',
    run: withEngine(async (engine) => {
      await load(engine, 't', 'a,b\n1,2\n');
      const bytes = encode(numbers(300_000));
      const controller = new AbortController();
      const pending = failure(engine.load({ table: 't', content: { kind: 'bytes', bytes }, dialect: CSV, columns: ['a', 'b'] }, { signal: controller.signal }));
      await pause(20);
      controller.abort();
      same((await pending) instanceof QueryCancelled, true);
      same(plain(await engine.query('SELECT * FROM "t"')).rows, [['1', '2', 2]]);
    }),
  },
  {
    name: 'rows keep the order and the lines of the file over many parts',
    run: withEngine(async (engine) => {
      same((await load(engine, 't', numbers(300_000))).rows, 300_000);
      same(plain(await engine.query(`SELECT CAST(count(*) AS INTEGER) AS "wrong" FROM "t" WHERE "line" <> CAST("a" AS INTEGER) + 2 OR "line" <> rowid + 2`)).rows, [[0]]);
    }),
  },
  {
    name: 'a statement of the console gives its rows in its own order, as text',
    run: withEngine(async (engine) => {
      await load(engine, 't', 'a,b\n1,x\n3,y\n2,\n');
      const tables = [{ name: 'my_table', table: 't', columns: ['a', 'b'], numbers: new Set(['a']), decimal: '.' as const }];
      const result = await runStatement(engine, "SELECT a / 2 AS half, b || '!' AS \"b!\", CAST(a AS INTEGER) AS line FROM my_table ORDER BY a DESC", tables, 'r');
      same([result.columns, result.rows, [...result.numbers]], [['half', 'b!', 'line (2)'], 3, ['half', 'line (2)']]);
      same(plain(await engine.query('SELECT * FROM "r" ORDER BY "line"')).rows, [['1.5', 'y!', '3', 1], ['1.0', null, '2', 2], ['0.5', 'x!', '1', 3]]);
    }),
  },
  {
    name: 'progress and states are told, and a closed engine refuses',
    run: async ({ makeEngine }) => {
      const engine = await makeEngine();
      const fractions: (number | null)[] = [];
      const rows: (number | null)[] = [];
      await load(engine, 't', numbers(200_000), (progress) => {
        fractions.push(progress.fraction);
        rows.push(progress.rows);
      });
      same([fractions.at(-1), rows.at(-1), fractions.some((fraction) => fraction !== null && fraction > 0 && fraction < 1), engine.state], [1, 200_000, true, 'ready']);
      same([rows.some((count) => count !== null && count > 0 && count < 200_000), rows.every((count) => count === null || count <= 200_001)], [true, true]);
      await engine.dropTable('t');
      same((await failure(engine.query('SELECT * FROM "t"'))) instanceof QueryFailed, true);
      await engine.close();
      same([engine.state, (await failure(engine.query('SELECT 1 AS "one"'))) instanceof EngineDied], ['closed', true]);
    },
  },
  {
    name: 'a worker that dies mid-query rejects what waits, starts again and has its tables back',
    run: async ({ makeEngine, killWorker }) => {
      if (killWorker === null) return;
      const engine = await makeEngine(3000);
      const states: string[] = [];
      engine.onChange((state) => states.at(-1) !== state && states.push(state));
      await load(engine, 'file', numbers(1000));
      await loadColumns(engine, 'memory', { c: ['x', null] }, Int32Array.of(2, 3));
      const pending = [failure(engine.query('SELECT count(*) AS "n" FROM "file" a, "file" b, "file" c, "file" d WHERE a."line" + b."line" + c."line" = d."line"')), failure(engine.query('SELECT count(*) AS "n" FROM "file" a, "file" b, "file" c WHERE a."a" || b."a" = c."a"'))];
      await pause(200);
      killWorker();
      for (const error of await Promise.all(pending)) same(error instanceof EngineDied, true);
      same(plain(await engine.query('SELECT CAST(count(*) AS INTEGER) AS "n", max("line") AS "last" FROM "file"')).rows, [[1000, 1001]]);
      same(plain(await engine.query('SELECT * FROM "memory" ORDER BY "line"')).rows, [['x', 2], [null, 3]]);
      same([states.includes('restarting'), engine.state], [true, 'ready']);
      await engine.close();
    },
  },
];

function withEngine(run: (engine: Engine) => Promise<void>): ContractCase['run'] {
  return async ({ engine }) => run(await engine());
}

/** Loads a comma-separated text whose first line names the columns. */
async function load(engine: Engine, table: string, text: string, onProgress?: (progress: Progress) => void): Promise<LoadResult> {
  const columns = /^\ufeff?([^\r\n]*)/.exec(text)![1]!.split(',');
  return engine.load({ table, content: { kind: 'bytes', bytes: encode(text) }, dialect: CSV, columns }, onProgress === undefined ? {} : { onProgress });
}

function loadColumns(engine: Engine, table: string, columns: TextColumns, lines: Int32Array): Promise<LoadResult> {
  return engine.loadRows(table, Object.keys(columns), inOneChunk(columns, lines));
}

function numbers(rows: number): string {
  const lines = ['a,b'];
  for (let i = 0; i < rows; i++) lines.push(`${i},${(i * 7919) % 1009}`);
  return lines.join('\n');
}

function plain(table: Table): PlainTable {
  const kind = (type: DataType): string => (DataType.isUtf8(type) ? 'text' : DataType.isFloat(type) ? 'double' : DataType.isInt(type) ? 'integer' : DataType.isBool(type) ? 'boolean' : String(type));
  const columns = table.schema.fields.map(({ name, type }) => ({ name, type: kind(type as DataType) }));
  const rows: (string | number | boolean | null)[][] = [];
  for (let i = 0; i < table.numRows; i++) rows.push(columns.map((_, c) => table.getChildAt(c)!.get(i) as string | number | boolean | null));
  return { columns, rows };
}

function same(actual: unknown, expected: unknown): void {
  const a = JSON.stringify(actual);
  const b = JSON.stringify(expected);
  if (a !== b) throw new Error(`expected ${b}\n     got ${a}`);
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
