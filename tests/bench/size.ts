import { fork } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../scripts/build.mjs';
import { median, ms, ratio } from './median';

/** Fifty million rows take minutes and two gigabytes of disk: only where they are asked for. */
const SIZES = [1_000_000, 10_000_000, ...(process.env['BENCH_50M'] === undefined ? [] : [50_000_000])];
const WAYS = ['proforma', 'duckdb'] as const;
const ROUNDS = 3;

interface Run {
  readonly ms: number;
  /** Most memory that the process had, in MB. */
  readonly rss: number;
  readonly markets: number;
  readonly hhi: number;
}

/**
 * From a CSV to the HHI of every market in it, each run in a process of its own: this program's path on native DuckDB, which keeps
 * the rows as text with their lines and checks them, against the statement that a skilled user would write, which keeps nothing.
 */
export async function benchSize(): Promise<string> {
  const lines: string[] = [];
  for (const rows of SIZES) {
    const path = await generate(rows);
    const runs = { proforma: [] as Run[], duckdb: [] as Run[] };
    for (let round = 0; round < (rows > 10_000_000 ? 1 : ROUNDS); round++) {
      for (const way of WAYS) runs[way].push(await run(way, path));
    }
    const [ours, theirs] = [runs.proforma[0]!, runs.duckdb[0]!];
    if (ours.markets !== theirs.markets || Math.abs(ours.hhi / theirs.hhi - 1) > 1e-9) throw new Error(`The ways disagree: ${JSON.stringify([ours, theirs])}.`);
    const base = median(runs.duckdb.map((each) => each.ms));
    for (const [way, name] of [['duckdb', 'DuckDB: one statement over `read_csv`'], ['proforma', 'Proforma on native DuckDB']] as const) {
      const time = median(runs[way].map((each) => each.ms));
      lines.push(`| ${rows.toLocaleString('en')} (${Math.round(statSync(path).size / 1e6).toLocaleString('en')} MB) | ${name} | ${ms(time)} | ${ratio(time, base)} | ${Math.round(median(runs[way].map((each) => each.rss))).toLocaleString('en')} |`);
    }
  }
  return [
    '## Size',
    '',
    `CSV opened to the HHI of every market, all cores; median of ${ROUNDS} (one run at 50 million rows), the two in turn, each in a process of its own. Proforma reads every column as text with the line of each row, finds the roles, checks the rows and makes the share table; the statement alone does none of that and reports no row.`,
    '',
    '| rows | what | ms | ratio | most memory, MB |',
    '|---:|---|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

async function run(way: (typeof WAYS)[number], path: string): Promise<Run> {
  const child = fork(join(root, 'tests/bench/size-run.ts'), [way, path], { execArgv: ['--import', 'tsx'] });
  const [result] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(([code]) => Promise.reject(new Error(`The run ended with ${code}.`)))])) as [Run];
  await once(child, 'exit').catch(() => undefined);
  return result;
}

/** The same rows on every machine: markets of five periods and a hundred firms. */
async function generate(rows: number): Promise<string> {
  const folder = join(root, '.cache', 'bench', 'size');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${rows}.csv`);
  if (existsSync(path)) return path;
  let seed = 20_250_402;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const file = createWriteStream(`${path}.part`);
  file.write('market,period,firm,sales\n');
  for (let market = 0; market < rows / 500; market++) {
    let text = '';
    for (let period = 2020; period < 2025; period++) {
      for (let firm = 0; firm < 100; firm++) text += `Market ${market},${period},Firm ${firm},${(1000 / (firm + 1) ** (0.5 + random())).toFixed(2)}\n`;
    }
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  renameSync(`${path}.part`, path);
  return path;
}
