import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createNodeEngine } from '../../engines/duckdb-node';
import { answers, contract } from './engine-contract';

const shared = createNodeEngine();
afterAll(async () => (await shared).close());

for (const { name, run } of contract) {
  if (name.startsWith('a worker that dies')) continue;
  test(`native engine: ${name}`, () => run({ engine: () => shared, makeEngine: () => createNodeEngine(), killWorker: null }));
}

test('native engine: the statements both engines share give the values that were worked out by hand', async () => {
  const engine = await createNodeEngine({ threads: 1 });
  const tables = await answers(engine, readFileSync(new URL('statements.sql', import.meta.url), 'utf8'));
  await engine.close();
  expect(tables).toHaveLength(11);
  expect(tables[0]!.rows.map(([line]) => line)).toEqual([2, 3, 5, 7, 8, 9, 10]);
  expect(tables[1]!.rows).toEqual([[7, 6, 6]]);
  expect(tables[3]!.rows.find(([market]) => market === 'Retail')?.[2]).toBeCloseTo((37.6 ** 2 + 6.4 ** 2 + 0.1 ** 2) / 44.1 ** 2 * 10_000, 8);
  expect(tables[5]!.columns).toEqual([{ name: 'big', type: 'double' }]);
  expect(tables[10]!.rows).toEqual([]);
});
