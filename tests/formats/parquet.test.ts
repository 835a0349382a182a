import { DuckDBInstance } from '@duckdb/node-api';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { codes, engine, openBytes, refusal } from './open-bytes';

const folder = mkdtempSync(join(tmpdir(), 'proforma-parquet-'));
const writer = await (await DuckDBInstance.create(':memory:')).connect();
afterAll(async () => {
  writer.closeSync();
  rmSync(folder, { recursive: true });
  await engine.close();
});

/** A file as DuckDB writes it. */
async function written(select: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, 'f.parquet');
  await writer.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  return new Uint8Array(readFileSync(path));
}

const open = async (select: string, options = '') => openBytes('f.parquet', await written(select, options));

describe('a Parquet file', () => {
  test('keeps decimals, large integers and moments exactly', async () => {
    const { columns, cells } = await open(`SELECT * FROM (VALUES
      (0.57::DECIMAL(4,2), -1.10::DECIMAL(18,4), 12345678901234567890123456.789::DECIMAL(38,3), 9223372036854775807::BIGINT, 18446744073709551615::UBIGINT, 0.1::FLOAT, 1e-7::DOUBLE, 3::TINYINT, true, DATE '2024-02-29', TIMESTAMP '2025-12-20 09:00:06.942760', TIMESTAMPTZ '2024-01-01 12:30:00+00', TIMESTAMP_NS '2024-01-01 00:00:00', TIME '07:05:00.5'),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
    ) t("dec", "dec18", "dec38", "big", "ubig", "single", "double", "tiny", "yes", "day", "moment", "utc", "ns", "time")`);
    expect(columns).toEqual(['dec', 'dec18', 'dec38', 'big', 'ubig', 'single', 'double', 'tiny', 'yes', 'day', 'moment', 'utc', 'ns', 'time']);
    expect(cells).toEqual([
      [1, '0.57', '-1.1', '12345678901234567890123456.789', '9223372036854775807', '18446744073709551615', '0.1', '0.0000001', '3', 'true', '2024-02-29', '2025-12-20T09:00:06.94276', '2024-01-01T12:30:00Z', '2024-01-01', '07:05:00.5'],
      [2, ...Array.from({ length: 14 }, () => null)],
    ]);
  });

  test('takes structs apart, and keeps lists and maps as JSON text', async () => {
    const { columns, cells } = await open(`SELECT * FROM (VALUES
      ({'name': 'A', 'deep': {'share': 1.50::DECIMAL(4,2)}}, ['x', NULL, 'y'], MAP {'k': 1}, [[1, 2], [3]], [{'d': DATE '2024-01-01'}]),
      (NULL, [], NULL, NULL, NULL)
    ) t("firm", "tags", "map", "lists", "days")`);
    expect(columns).toEqual(['firm.name', 'firm.deep.share', 'tags', 'map', 'lists', 'days']);
    expect(cells).toEqual([[1, 'A', '1.5', '["x",null,"y"]', '{"k":1}', '[[1,2],[3]]', '[{"d":"2024-01-01"}]'], [2, null, null, '[]', null, null, null]]);
  });

  test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'lz4_raw'])('packed with %s is read group by group', async (codec) => {
    const { cells, rows } = await open("SELECT i::INTEGER AS n, 'firm ' || (i % 7) AS firm, CASE WHEN i % 3 = 0 THEN NULL ELSE i / 4 END AS x FROM range(5000) t(i)", `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`);
    expect(rows).toBe(5000);
    expect([cells[0], cells[2049], cells.at(-1)]).toEqual([[1, '0', 'firm 0', null], [2050, '2049', 'firm 5', null], [5000, '4999', 'firm 1', '1249.75']]);
  });

  test('has names as they are, and texts that hold decimal commas', async () => {
    const { columns, cells, dialect, problems } = await open(`SELECT 'A - B' AS "artist", '1,5' AS "(x?)", '=' AS "p+", 1 AS " Line "`);
    expect([columns, cells, dialect.decimal, codes(problems)]).toEqual([['artist', '(x?)', 'p+', 'Line (2)'], [[1, 'A - B', '1,5', '=', '1']], ',', ['column-name-repeated']]);
    expect((await open(`SELECT '1.234,5' AS "a", 0.5::DOUBLE AS "b"`)).cells).toEqual([[1, '1,234.5', '0.5']]);
  });

  test('as another program writes it', async () => {
    const bytes = parquetWriteBuffer({ columnData: [{ name: 'firm', data: ['A', 'A', 'B'], type: 'STRING' }, { name: 'when', data: [new Date('2024-05-01T10:00:00Z'), new Date(0), new Date(0)], type: 'TIMESTAMP' }] });
    expect((await openBytes('h.parquet', new Uint8Array(bytes))).cells.map(([, firm, when]) => [firm, when])).toEqual([['A', '2024-05-01T10:00:00Z'], ['A', '1970-01-01'], ['B', '1970-01-01']]);
  });

  test('without rows opens with its columns', async () => {
    expect(await open('SELECT 1 AS a WHERE false')).toMatchObject({ columns: ['a'], rows: 0 });
  });

  test('that is cut off or damaged is refused', async () => {
    const bytes = await written('SELECT i AS n FROM range(1000) t(i)');
    expect(await refusal(openBytes('cut.parquet', bytes.subarray(0, bytes.length - 20)))).toMatchObject([{ code: 'parquet-damaged', file: 'cut.parquet' }]);
    const damaged = bytes.slice();
    damaged.fill(0xff, 4, 60);
    expect(await refusal(openBytes('bad.parquet', damaged))).toMatchObject([{ code: 'parquet-damaged' }]);
  });
});
