import { afterAll, describe, expect, test } from 'vitest';
import { runStatement } from '../../core/data/console/run';
import { namesIn, statementProblem } from '../../core/data/console/statement';
import { consoleTables, numberColumns, sqlName } from '../../core/data/console/tables';
import { profileTable } from '../../core/data/profile';
import { readRows } from '../../core/data/read-rows';
import { DataRefused } from '../../core/problem';
import { engine, openText, refusal } from './table-of';

async function named(name: string, text: string) {
  const { table, columns, decimal } = await openText(text);
  return { name, table, columns, decimal, numbers: numberColumns(await profileTable(engine, table, columns, decimal)) };
}

async function rowsOf(sql: string, tables: Awaited<ReturnType<typeof named>>[]) {
  const result = await runStatement(engine, sql, tables, 'result');
  const { columns } = await readRows(engine, 'result', result.columns, 0, result.rows);
  return { ...result, cells: Array.from({ length: result.rows }, (_, i) => result.columns.map((name) => columns[name]![i])) };
}

describe('statements', () => {
  test('numbers are numbers, codes stay text, the order of the statement is kept', async () => {
    const tea = await named('tea', 'firm,code,"my value"\nA,007,1.5\nB,010,"2,000"\nC,1,3\n');
    const result = await rowsOf('SELECT firm, code, "my value" * 2 AS twice FROM tea ORDER BY "my value" DESC;', [tea]);
    expect(result.cells).toEqual([['B', '010', '4000.0'], ['C', '1', '6.0'], ['A', '007', '3.0']]);
    expect([...result.numbers]).toEqual(['twice']);
  });

  test('tables can be joined, grouped and pivoted; a comment at the end does no harm', async () => {
    const sales = await named('sales', 'brand,v\nx,1\ny,2\nz,4\n');
    const owners = await named('owners', 'brand,owner\nx,P\ny,P\nz,Q\n');
    expect((await rowsOf('WITH s AS (FROM sales) SELECT owner, sum(v) AS v FROM s JOIN owners USING (brand) GROUP BY 1 ORDER BY 1 -- by owner; done', [sales, owners])).cells).toEqual([['P', '3.0'], ['Q', '4.0']]);
    expect((await rowsOf('PIVOT owners ON owner USING count(*) GROUP BY brand ORDER BY brand', [owners])).columns).toEqual(['brand', 'P', 'Q']);
    expect((await rowsOf('SUMMARIZE sales', [sales])).rows).toBe(2);
  });

  test('a column called line, a repeated one and one without a name are renamed and told', async () => {
    const result = await rowsOf('SELECT 1 AS line, 2 AS a, 3 AS A, NULL AS "  "', []);
    expect(result.columns).toEqual(['line (2)', 'a', expect.stringMatching(/a/i), 'column 4']);
    expect(result.problems.length).toBeGreaterThanOrEqual(2);
  });

  test('what is no single reading statement is refused before it runs', () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['', /no statement/], ['-- nothing', /no statement/], ['DROP TABLE x', /only reads/], ['INSERT INTO x VALUES (1)', /only reads/], ['COPY x TO \'f\'', /only reads/], ['ATTACH \'f\'', /only reads/],
      ['SELECT 1; DROP TABLE x', /more than one/], ['SELECT 1) ; DROP TABLE x; SELECT * FROM (SELECT 1', /more than one/], ['SELECT 1) UNION (SELECT 2', /no opening/], ['SELECT (1', /not closed/], ["SELECT 'a", /not closed/],
      ["SELECT * FROM read_csv('/etc/passwd')", /reads files/], ["SELECT * FROM '/etc/passwd'", /cannot be read/], ['SELECT * FROM "read_csv"(\'x\')', /reads files/], ["SELECT * FROM glob('*')", /reads files/],
      ["SELECT * FROM a JOIN 'b.csv' ON true", /cannot be read/], ["SELECT getenv('HOME')", /reads files/], ['SELECT * FROM query(\'DROP TABLE x\')', /reads files/], ['SET memory_limit = \'1GB\'', /only reads/], ['PRAGMA x', /only reads/],
    ];
    for (const [sql, why] of refused) expect(statementProblem(sql)?.message, sql).toMatch(why);
    for (const sql of ['SELECT 1', '(SELECT 1)', 'select \';\' as "a;b"', 'FROM t', "SELECT 'read_csv(' AS x", 'SELECT 1 /* ; */;  -- end', 'WITH a AS (SELECT 1) SELECT * FROM a', "SELECT $$;'$$ AS x", "SELECT 1 WHERE 'a' IS DISTINCT FROM 'b'"]) expect(statementProblem(sql), sql).toBeNull();
  });

  test('what the database would read as the end of a text, and the check would not, is refused', async () => {
    const tail = ') r); DROP TABLE victim; SELECT * FROM (SELECT * FROM (SELECT 1 AS a';
    await engine.query('CREATE OR REPLACE TABLE victim AS SELECT 1 AS a');
    const hidden = [`SELECT E'\\'' AS x${tail} --'`, `SELECT e'\\'' AS x${tail} --'`, `SELECT 1 AS x --\r${tail}`, `SELECT 1 AS x /* /* */ ' */ ${tail} -- '`, `SELECT $é$ ' $é$ AS x ${tail} -- '`, 'SELECT ?', 'SELECT $1'];
    for (const sql of hidden) await expect(runStatement(engine, sql, [], 'result'), sql).rejects.toMatchObject({ problems: [{ code: 'statement-refused' }] });
    expect((await engine.query('SELECT a FROM victim')).numRows).toBe(1);
    await engine.dropTable('victim');
    expect((await rowsOf("SELECT $$what?$$ AS a, '?' AS b, 'e' AS c -- ?", [])).cells).toEqual([['what?', '?', 'e']]);
  });

  test('what the database refuses is told in its words', async () => {
    const problems = await refusal(runStatement(engine, 'SELECT nope FROM tea', [await named('tea', 'a,b\n1,2\n')], 'result'));
    expect(problems[0]!.message).toMatch(/^The database could not run the statement: Binder Error: Referenced column "nope" not found/);
    await expect(runStatement(engine, 'DELETE FROM tea', [], 'result')).rejects.toBeInstanceOf(DataRefused);
  });
});

describe('names', () => {
  test('tables are called after their files, each once', () => {
    expect(['US online retail (2024).csv', 'data/Größe.tsv.gz', '2023.csv', 'Table.csv', '…', 'seg.ment.CSV'].map(sqlName)).toEqual(['us_online_retail_2024', 'data_große', 't_2023', 't_table', 'data', 'seg_ment']);
    const source = (name: string) => ({ name }) as Parameters<typeof consoleTables>[0][number];
    expect(consoleTables([source('a.csv'), source('A.csv'), source('a.json')]).map(({ name }) => name)).toEqual(['a', 'a_2', 'a_3']);
  });

  test('names in a statement are found whatever their quotes', () => {
    expect([...namesIn('SELECT "My ""x""".a FROM b -- c\n')]).toEqual(['select', 'my "x"', 'a', 'from', 'b']);
  });
});

afterAll(() => engine.dropTable('result'));
