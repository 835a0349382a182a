import { copyFileSync, createWriteStream, existsSync, mkdirSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { serve } from '../../cli/serve/server';
import { createNodeEngine } from '../../engines/duckdb-node';
import { root } from '../../scripts/build.mjs';
import { median, ms, ratio } from './median';
import type { MillionPage } from './million-page';
import { openToHhi } from './open-to-hhi';

declare const millionPage: MillionPage;

const MARKETS = 2_000;
const PERIODS = 5;
const FIRMS = 100;
const ROUNDS = 7;

/** A CSV of a million rows opened to the HHI of its 10,000 markets: DuckDB-Wasm in Chromium against native DuckDB on one thread. */
export async function benchMillion(browser: Browser): Promise<string> {
  const folder = join(root, '.cache', 'bench', 'million');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'million.csv');
  await generate(path);
  const server = await servePage(join(folder, 'page'));
  const native = await createNodeEngine({ threads: 1 });
  const context = await browser.newContext();
  const times = { wasm: [] as number[], native: [] as number[] };
  const bytes = statSync(path).size;
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    await page.setInputFiles('input', path);
    const head = readHead(path);
    // The first round warms both and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const here = await openToHhi(native, { kind: 'path', path }, head, bytes, `million_${round}`);
      const there = await page.evaluate((n) => millionPage.open(n), round);
      if (here.markets !== MARKETS * PERIODS || there.markets !== here.markets || Math.abs(there.hhi / here.hhi - 1) > 1e-12) {
        throw new Error(`The engines disagree: ${JSON.stringify(here)} and ${JSON.stringify(there)}.`);
      }
      if (round === 0) continue;
      times.native.push(here.ms);
      times.wasm.push(there.ms);
    }
  } finally {
    await context.close();
    await native.close();
    await server.close();
  }
  const base = median(times.native);
  return [
    '## A million rows',
    '',
    `CSV of ${(MARKETS * PERIODS * FIRMS).toLocaleString('en')} rows (${Math.round(bytes / 1e6)} MB, seeded generator) opened to the HHI of ${(MARKETS * PERIODS).toLocaleString('en')} markets: dialect, load, roles, checks, shares, measures; engine already up; median of ${ROUNDS}, the two in turn. Aim: within 1.5 times native.`,
    '',
    '| what | ms | ratio |',
    '|---|---:|---:|',
    `| Native DuckDB, 1 thread, in Node | ${ms(base)} | 1.00 |`,
    `| DuckDB-Wasm in Chromium | ${ms(median(times.wasm))} | ${ratio(median(times.wasm), base)} |`,
  ].join('\n');
}

/** The same million rows on every machine. */
async function generate(path: string): Promise<void> {
  if (existsSync(path)) return;
  let seed = 20_250_402;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const file = createWriteStream(`${path}.part`);
  file.write('market,period,firm,sales\n');
  for (let market = 0; market < MARKETS; market++) {
    let rows = '';
    for (let period = 0; period < PERIODS; period++) {
      for (let firm = 0; firm < FIRMS; firm++) rows += `Market ${market},${2020 + period},Firm ${firm},${(1000 / (firm + 1) ** (0.5 + random())).toFixed(2)}\n`;
    }
    if (!file.write(rows)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  copyFileSync(`${path}.part`, path);
  rmSync(`${path}.part`);
}

async function servePage(folder: string) {
  mkdirSync(folder, { recursive: true });
  const dist = join(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), '..');
  for (const name of ['duckdb-eh.wasm', 'duckdb-browser-eh.worker.js']) copyFileSync(join(dist, name), join(folder, name));
  await build({ entryPoints: [join(root, 'tests/bench/million-page.ts')], bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022', outfile: join(folder, 'page.js'), logLevel: 'error' });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Bench</title><input type="file"><script type="module" src="page.js"></script>');
  return serve({ folder, port: 0, workspace: null });
}

function readHead(path: string): Uint8Array {
  const head = new Uint8Array(1 << 20);
  const file = openSync(path, 'r');
  return head.subarray(0, readSync(file, head, 0, head.length, 0));
}
