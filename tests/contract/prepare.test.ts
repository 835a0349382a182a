import { expect, test } from 'vitest';
import type { Preparation } from '../../core/data/preparation';
import { preparationSchema } from '../../core/data/preparation';
import { filterProblem, prepare } from '../../core/data/prepare';
import { leftOutRows } from '../../core/data/prepare-preview';
import { buildShares } from '../../core/data/build-shares';
import { engine, openText, refusal, shares } from './table-of';

/** The prepared rows as arrays of cells with their line at the end. */
async function prepared(text: string, preparation: Preparation) {
  const { table, decimal } = await openText(text);
  const made = await prepare(engine, table, preparation, { file: 'f.csv', decimal });
  const rows = [...(await engine.query(`SELECT * FROM "${made.table}" ORDER BY "line", 1, 2`))].map((row) => Object.values(row.toJSON()));
  await made.drop();
  return { ...made, rows };
}

const sales = 'firm,year,sales\nWalmart,2023,10\n Wal-Mart Inc. ,2023,5\nAmazon,2023,-\nAmazon,2024,7\nAmazon,2024,7\n';

test('cells are corrected, names made one, texts that mean nothing emptied; the source stays as it is', async () => {
  const { rows, leftOut, columns } = await prepared(sales, {
    corrected: [{ line: 2, column: 'sales', text: '12' }, { line: 6, column: 'firm', text: null }],
    renamed: [{ column: 'firm', from: 'Wal-Mart Inc.', to: 'Walmart' }],
    missing: [{ column: null, text: '-' }],
  });
  expect(rows).toEqual([['Walmart', '2023', '12', 2], ['Walmart', '2023', '5', 3], ['Amazon', '2023', null, 4], ['Amazon', '2024', '7', 5], [null, '2024', '7', 6]]);
  expect([leftOut, columns]).toEqual([[], ['firm', 'year', 'sales']]);
});

test('rows are left out by hand, by a filter and as repeats, each counted and listed with its reason', async () => {
  const preparation: Preparation = { leftOut: [{ lines: [3], reason: 'a spelling that nobody knows' }], filter: { conditions: [{ test: 'is-not', column: 'sales', values: ['-'] }] }, dropRepeats: true };
  const { rows, leftOut, problems } = await prepared(sales, preparation);
  expect(rows.map((row) => row[3])).toEqual([2, 5]);
  expect(leftOut).toEqual([
    { why: 'by-hand', reason: 'a spelling that nobody knows', rows: 1 },
    { why: 'filter', reason: 'outside of: "sales" is not -', rows: 1 },
    { why: 'repeat', reason: 'equal to an earlier row in every column', rows: 1 },
  ]);
  expect(problems.map(({ message }) => message)).toContain('1 of 5 rows of f.csv is left out (a spelling that nobody knows).');
  const { table, decimal } = await openText(sales);
  const listed = await leftOutRows(engine, table, preparation, { file: 'f.csv', decimal });
  expect(listed.rows).toEqual([
    { line: 3, reason: 'a spelling that nobody knows', cells: [' Wal-Mart Inc. ', '2023', '5'] },
    { line: 4, reason: 'outside of: "sales" is not -', cells: ['Amazon', '2023', '-'] },
    { line: 6, reason: 'equal to an earlier row in every column', cells: ['Amazon', '2024', '7'] },
  ]);
  expect((await leftOutRows(engine, table, preparation, { file: 'f.csv', decimal }, { from: 1, count: 1 })).rows.map(({ line }) => line)).toEqual([4]);
});

test.each<[string, Preparation['filter'], number[]]>([
  ['is, blank among the values', { conditions: [{ test: 'is', column: 'uf', values: ['NA', ''] }] }, [2, 4]],
  ['is-not keeps blank cells', { conditions: [{ test: 'is-not', column: 'uf', values: ['NA'] }] }, [3, 4, 5]],
  ['contains, whatever the case', { conditions: [{ test: 'contains', column: 'name', text: 'BAN' }] }, [2, 5]],
  ['contains not', { conditions: [{ test: 'contains', column: 'name', text: 'ban', not: true }] }, [3, 4]],
  ['blank', { conditions: [{ test: 'blank', column: 'uf' }] }, [4]],
  ['not blank', { conditions: [{ test: 'blank', column: 'uf', not: true }] }, [2, 3, 5]],
  ['between numbers, both ends in', { conditions: [{ test: 'between', column: 'kw', low: '22', high: '1,000.5' }] }, [3, 5]],
  ['between numbers, one end', { conditions: [{ test: 'between', column: 'kw', low: null, high: '22' }] }, [2, 3]],
  ['between periods, the whole of the last', { conditions: [{ test: 'between', column: 'when', low: '2023', high: 'Q1 2024' }] }, [3, 4]],
  ['two conditions', { conditions: [{ test: 'contains', column: 'name', text: 'ban' }, { test: 'is', column: 'uf', values: ['RJ'] }] }, [5]],
  ['SQL', { conditions: [], sql: `TRY_CAST("kw" AS DOUBLE) > 20 AND uf IS DISTINCT FROM 'x;--(?'` }, [3]],
])('filter: %s', async (_, filter, lines) => {
  const text = 'uf,name,kw,when\nNA,Banco,3,Dec 2022\nSP,Outro,22,2023-12\n ,x,,März 2024\nRJ,urban,"1,000.5",Apr 2024\n';
  expect((await prepared(text, { filter })).rows.map((row) => row[4])).toEqual(lines);
});

test.each([
  ["1 = 1; DROP TABLE t", 'has a semicolon'],
  ['"a" IN (SELECT a FROM t)', 'has the word SELECT'],
  ["EXISTS (FROM read_csv('/etc/passwd'))", 'has the word FROM'],
  ["'x' IN (TABLE t)", 'has the word TABLE'],
  ["'x' IN (VALUES ('x'))", 'has the word VALUES'],
  ["getenv('HOME') = 'x'", 'has the word GETENV'],
  ["a = E'\\' OR (SELECT 1) = 1 --'", "has a string of the form E'…'"],
  ['a = $$x$$', 'has a sign'],
  ['a = ?', 'has a sign'],
  ['a = 1 -- rest', 'has a comment'],
  ['a = 1 /* rest */', 'has a comment'],
  ['a) OR (1 = 1', 'has a bracket that was not opened'],
  ['(a = 1', 'has a bracket that is not closed'],
  ["a = 'x", 'has a quote that is not closed'],
  [' ', 'is empty'],
  ['a = 1, 2', 'DuckDB says "'],
  ['nowhere = 1', 'Referenced column "nowhere" not found'],
  ['a > 5', 'Cannot compare values of type VARCHAR and type INTEGER_LITERAL'],
  [`CAST(a AS INTEGER) > 5`, "Could not convert string 'x' to INT32"],
  ["sum(a) = 'x'", 'a condition on rows cannot contain aggregates'],
  ["lag(a) OVER () = 'x'", 'a condition on rows cannot contain window functions'],
])('the condition %j is refused: %s', async (sql, why) => {
  const { table, decimal } = await openText('a,b\nx,1\n');
  const problem = await filterProblem(engine, table, { conditions: [], sql }, { file: 'f.csv', decimal });
  expect(problem).toMatchObject({ code: 'bad-condition', severity: 'error' });
  expect(problem!.message).toContain(why);
});

test('a column that is not there, and a filter that leaves nothing, are refused', async () => {
  const problems = await refusal(prepared(sales, { renamed: [{ column: 'brand', from: 'a', to: 'b' }] }));
  expect(problems).toEqual([expect.objectContaining({ code: 'unknown-column', column: 'brand' })]);
  expect((await refusal(prepared(sales, { filter: { conditions: [{ test: 'is', column: 'firm', values: ['Temu'] }] } })))[0]).toMatchObject({ code: 'nothing-left', message: 'No row of f.csv is left: 5 are left out (outside of: "firm" is Temu).' });
  expect((await refusal(prepared(sales, { filter: { conditions: [{ test: 'between', column: 'year', low: 'soon', high: null }] } })))[0]).toMatchObject({ code: 'bad-end' });
});

test('a preparation that does nothing makes nothing', async () => {
  const { table, decimal } = await openText(sales);
  expect((await prepare(engine, table, preparationSchema.parse({ filter: {}, renamed: [] }), { file: 'f.csv', decimal })).table).toBe(table);
});

test('rows are counted where that is asked for, after they are filtered and named', async () => {
  const { table, decimal } = await openText('city,brand\nRome,Eni\nRome,Eni\nRome,Q8\nMilan,Eni\nMilan,eni \n');
  const mapping = shares({ firm: 'brand', value: 'rows', market: 'city', preparation: { rowCount: 'rows', renamed: [{ column: 'brand', from: 'eni', to: 'Eni' }], filter: { conditions: [{ test: 'is', column: 'city', values: ['Rome', 'Milan'] }] } } });
  const built = await buildShares(engine, table, mapping, { file: 'f.csv', decimal });
  expect([...built.table.total]).toEqual([3, 2]);
  expect([...built.table.value]).toEqual([2, 1, 2]);
  const taken = await refusal(buildShares(engine, table, { ...mapping, value: 'brand', firm: 'city', market: null, preparation: { rowCount: 'Brand' } }, { file: 'f.csv', decimal }));
  expect(taken[0]).toMatchObject({ code: 'column-name-taken', column: 'Brand' });
});
