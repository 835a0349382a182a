import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { JsonParser } from '../../core/data/formats/json/parser';
import { jsonText } from '../../core/data/formats/json/value';
import { codes, engine, openBytes, openText, refusal } from './open-bytes';

afterAll(() => engine.close());

describe('a JSON document', () => {
  test('keeps numbers as they are written, reads nulls as missing and titles that are numbers as texts', async () => {
    const text = '[\n{"title": 300, "gross": 1.10, "id": 12345678901234567890, "rate": 1e400, "ok": true, "note": null},\n{"title": "1776", "gross": -0.5, "ok": false, "note": "a\\u00e9\\n\\"b\\"", "id": 1}]';
    const { columns, cells, dialect, problems } = await openText('films.json', text);
    expect(columns).toEqual(['title', 'gross', 'id', 'rate', 'ok', 'note']);
    expect(cells).toEqual([
      [1, '300', '1.10', '12345678901234567890', '1e400', 'true', null],
      [2, '1776', '-0.5', '1', null, 'false', 'aé\n"b"'],
    ]);
    expect(dialect).toMatchObject({ format: 'json', decimal: '.' });
    expect(problems).toEqual([]);
  });

  test('takes objects inside objects apart and keeps lists as JSON text', async () => {
    const { columns, cells } = await openText('nested.json', '[{"firm": {"name": "A", "owner": {"id": 1.50}}, "tags": ["x", 2.0, {"k": null}], "empty": {}}]');
    expect(columns).toEqual(['firm.name', 'firm.owner.id', 'tags', 'empty']);
    expect(cells).toEqual([[1, 'A', '1.50', '["x",2.0,{"k":null}]', '{}']]);
  });

  test.each<[string, string, unknown, readonly string[], unknown]>([
    ['a list of lists with its header', '[["firm","share"],["A",1],["B",2]]', {}, ['firm', 'share'], [[1, 'A', '1'], [2, 'B', '2']]],
    ['a list of lists without one', '[["A",1],["B",2,3]]', { header: false }, ['column 1', 'column 2', 'column 3'], [[1, 'A', '1', null], [2, 'B', '2', '3']]],
    ['an object of columns', '{"firm":["A","B"],"share":[1.5,null]}', {}, ['firm', 'share'], [[1, 'A', '1.5'], [2, 'B', null]]],
    ['an object of columns by index', '{"firm":{"0":"A","1":"B"},"share":{"0":1.5,"1":2}}', {}, ['firm', 'share'], [[1, 'A', '1.5'], [2, 'B', '2']]],
    ['an object of rows by name', '{"US":{"firm":"A","n":1},"DE":{"firm":"B","n":2}}', {}, ['name', 'firm', 'n'], [[1, 'US', 'A', '1'], [2, 'DE', 'B', '2']]],
    ['columns and data apart', '{"columns":["firm","share"],"index":[0,1],"data":[["A",1],["B","C"]]}', { path: 'data' }, ['firm', 'share'], [[1, 'A', '1'], [2, 'B', 'C']]],
    ['NaN as Python writes it', '[{"firm":"A","share":NaN},{"firm":"B","share":-Infinity}]', {}, ['firm', 'share'], [[1, 'A', null], [2, 'B', null]]],
    ['names that repeat when trimmed', '[{" firm ":"A","firm":"B","line":3}]', {}, ['firm', 'firm (2)', 'line (2)'], [[1, 'A', 'B', '3']]],
  ])('may be %s', async (_, text, dialect, columns, cells) => {
    const opened = await openText('t.json', text);
    expect(opened.columns).toEqual(columns);
    expect(opened.cells).toEqual(cells);
    expect(opened.dialect).toMatchObject(dialect as object);
  });

  test('offers the lists that it holds: the longest first, another by its path', async () => {
    const text = '{"meta": {"source": "X", "regions": [{"code": "US"}, {"code": "DE"}]}, "data": {"rows": [{"firm": "A"}, {"firm": "B"}, {"firm": "C"}]}}';
    const opened = await openText('d.json', text);
    expect(opened.choices).toEqual({ paths: [{ name: 'meta.regions', rows: 2, columns: 1 }, { name: 'data.rows', rows: 3, columns: 1 }] });
    expect(opened.dialect.path).toBe('data.rows');
    expect((await openText('d.json', text, { path: 'meta.regions' })).cells).toEqual([[1, 'US'], [2, 'DE']]);
    expect(codes(await refusal(openText('d.json', text, { path: 'nowhere' })))).toEqual(['no-list']);
  });

  test('reads decimal commas in texts, alone and beside numbers', async () => {
    const texts = await openText('t.json', '[{"firm":"A","share":"37,5"},{"firm":"B","share":"1.234,5"}]');
    expect([texts.dialect.decimal, texts.cells]).toEqual([',', [[1, 'A', '37,5'], [2, 'B', '1.234,5']]]);
    const both = await openText('t.json', '[{"firm":"A, B","share":"37,5 %","x":1.5},{"firm":"C","share":"1.234,5","x":2}]');
    expect([both.dialect.decimal, both.cells, codes(both.problems)]).toEqual(['.', [[1, 'A, B', '37.5 %', '1.5'], [2, 'C', '1,234.5', '2']], ['numbers-as-text']]);
  });

  test.each<[string, string, string]>([
    ['[{"a": 1,\n "b" 2}]', 'json-fault', 'line 2, character 6'],
    ['[{"a": 1},\n]', 'json-fault', 'comma stands before a closing bracket'],
    ['[{"a": 1}', 'json-fault', 'ends in the middle'],
    ['[{"a": "x]', 'json-fault', 'not closed'],
    ['[{"a": 01}]', 'json-fault', 'line 1, character 8'],
    ['{"a": 1}', 'no-list', 'list of rows'],
    ['[1, 2, 3]', 'no-list', 'list of rows'],
    [`${'['.repeat(300)}${']'.repeat(300)}`, 'json-fault', 'deeper'],
  ])('that is %s is refused with the place', async (text, code, said) => {
    const [problem] = await refusal(openText('bad.json', text));
    expect(problem).toMatchObject({ code, file: 'bad.json' });
    expect(problem!.message).toContain(said);
    expect(problem!.remedy).not.toBe('');
  });

  test('is parsed as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (text, space) => {
        const parser = new JsonParser(`${space}${text}${space}`);
        const value = parser.value();
        parser.end();
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(text));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  test('a document of one line is not taken for lines, nor lines for a document', async () => {
    expect((await openText('t', '{"a":[{"x":1},{"x":2}]}')).dialect.format).toBe('json');
    expect((await openText('t', '{"x":1}\n{"x":2}\n')).dialect.format).toBe('ndjson');
    expect((await openText('t.ndjson', '{"x":1}')).dialect.format).toBe('ndjson');
    expect((await openText('t', '[{"x":1},\n{"x":2}]')).dialect.format).toBe('json');
  });
});

describe('lines of JSON', () => {
  const lines = '{"sex":"f","tiktok":true}\r\n\r\n{"sex":"m","tiktok":null,"age":30}\r\n{"sex":\r\n{"age":1.50,"deep":{"a":[1]}}';

  test('keep their line, and a line that is no JSON is a rejected row', async () => {
    const { columns, cells, rows, problems } = await openText('g.ndjson', lines);
    expect(columns).toEqual(['sex', 'tiktok', 'age', 'deep.a']);
    expect(cells).toEqual([[1, 'f', 'true', null, null], [3, 'm', null, '30', null], [5, null, null, '1.50', '[1]']]);
    expect(rows).toBe(3);
    expect(problems).toMatchObject([{ code: 'rejected-row', severity: 'error', row: 4, file: 'g.ndjson' }]);
  });

  test('packed, with a mark at the beginning, and cut into pieces inside a letter', async () => {
    const many = Array.from({ length: 40_000 }, (_, i) => JSON.stringify({ firm: `Ünïcode ${i}`, n: i }));
    const bytes = gzipSync(new TextEncoder().encode(`\ufeff${many.join('\n')}`));
    const { rows, cells, dialect } = await openBytes('big.jsonl.gz', bytes);
    expect([rows, cells[0], cells.at(-1), dialect.gzip]).toEqual([40_000, [1, 'Ünïcode 0', '0'], [40_000, 'Ünïcode 39999', '39999'], true]);
  });

  test('of a sample, with the lines of the file', async () => {
    const text = Array.from({ length: 10 }, (_, i) => `{"n":${i}}`).join('\n');
    expect((await openText('t.ndjson', text, { sample: { every: 4 } })).cells).toEqual([[1, '0'], [5, '4'], [9, '8']]);
    expect((await openText('t.ndjson', text, { sample: { first: 2 } })).cells).toEqual([[1, '0'], [2, '1']]);
  });

  test('without one that is an object are refused', async () => {
    expect(await refusal(openText('t.ndjson', '{"a\n{"b'))).toMatchObject([{ code: 'json-fault', row: 1 }]);
  });
});
