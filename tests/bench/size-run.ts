/** One run of the bench of sizes in a process of its own: `size-run.ts proforma|duckdb FILE`. */
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { createNodeEngine } from '../../engines/duckdb-node';
import { openToHhi } from './open-to-hhi';

const [, , way, path] = process.argv as [string, string, 'proforma' | 'duckdb', string];

async function proforma(): Promise<{ markets: number; hhi: number }> {
  const engine = await createNodeEngine();
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(new Uint8Array(1 << 20), 0, 1 << 20, 0);
  await file.close();
  const { markets, hhi } = await openToHhi(engine, { kind: 'path', path }, buffer.subarray(0, bytesRead), statSync(path).size, 'size');
  await engine.close();
  return { markets, hhi };
}

/** As a skilled user would write it. */
async function duckdb(): Promise<{ markets: number; hhi: number }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`
    WITH firms AS (SELECT market, period, firm, sum(sales) AS sales FROM read_csv('${path}') WHERE sales > 0 GROUP BY ALL),
      shares AS (SELECT market, period, 100 * sales / sum(sales) OVER (PARTITION BY market, period) AS share FROM firms),
      cells AS (SELECT market, period, sum(share * share) AS hhi FROM shares GROUP BY ALL)
    SELECT CAST(count(*) AS INTEGER) AS markets, sum(hhi) AS hhi FROM cells`);
  const [markets, hhi] = reader.getRows()[0]! as [number, number];
  instance.closeSync();
  return { markets, hhi };
}

const began = performance.now();
const found = await (way === 'proforma' ? proforma() : duckdb());
process.send!({ ...found, ms: performance.now() - began, rss: process.resourceUsage().maxRSS / 1000 }, () => process.disconnect());
