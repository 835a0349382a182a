import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeExcel from 'write-excel-file/node';
import { createNodeEngine } from '../../engines/duckdb-node';
import { root } from '../../scripts/build.mjs';
import { median, ms, ratio } from './median';
import { openToHhi } from './open-to-hhi';

const MARKETS = 200;
const PERIODS = 5;
const FIRMS = 100;
const ROUNDS = 3;

/** A workbook of 100,000 rows opened to the HHI of its markets, against read-excel-file and a loop, the plainest script. */
export async function benchFormats(): Promise<string> {
  const bytes = await workbook();
  const folder = join(root, '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'workbook.xlsx');
  writeFileSync(path, bytes);
  const engine = await createNodeEngine({ threads: 1 });
  const times = { ours: [] as number[], plain: [] as number[] };
  let peak = 0;
  try {
    // The first round warms both and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const before = process.memoryUsage.rss();
      const ours = await openToHhi(engine, { kind: 'bytes', bytes }, bytes.subarray(0, 256 * 1024), bytes.length, `book_${round}`);
      peak = Math.max(peak, process.memoryUsage.rss() - before);
      const plain = plainHhi(path);
      if (ours.markets !== MARKETS * PERIODS || Math.abs(ours.hhi / plain.hhi - 1) > 1e-9) throw new Error(`The two disagree: ${JSON.stringify(ours)} and ${plain.hhi}.`);
      if (round === 0) continue;
      times.ours.push(ours.ms);
      times.plain.push(plain.ms);
    }
  } finally {
    await engine.close();
  }
  const base = median(times.plain);
  return [
    '## A workbook of 100,000 rows',
    '',
    `XLSX of ${(MARKETS * PERIODS * FIRMS).toLocaleString('en')} rows and four columns (${(bytes.length / 1e6).toFixed(1)} MB, seeded) opened to the HHI of ${(MARKETS * PERIODS).toLocaleString('en')} markets on the command line's engine: cells, load, roles, checks, shares, measures; median of ${ROUNDS}. The plain script reads with read-excel-file and sums in a loop, without checks. The process grew by ${Math.round(peak / 2 ** 20)} MB at most in a round.`,
    '',
    '| what | ms | ratio |',
    '|---|---:|---:|',
    `| read-excel-file and a loop | ${ms(base)} | 1.00 |`,
    `| Proforma, native DuckDB | ${ms(median(times.ours))} | ${ratio(median(times.ours), base)} |`,
  ].join('\n');
}

async function workbook(): Promise<Uint8Array> {
  let seed = 20_240_101;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows: { value: string | number; type: StringConstructor | NumberConstructor }[][] = [['market', 'period', 'firm', 'sales'].map((value) => ({ value, type: String }))];
  for (let m = 0; m < MARKETS; m++) {
    for (let p = 0; p < PERIODS; p++) {
      for (let f = 0; f < FIRMS; f++) {
        rows.push([{ value: `Market ${m}`, type: String }, { value: 2020 + p, type: Number }, { value: `Firm ${f}`, type: String }, { value: 1 + Math.floor(random() * 1e6) / 100, type: Number }]);
      }
    }
  }
  return new Uint8Array(await writeExcel(rows as never, {}).toBuffer());
}

/** The plainest script, in a process of its own: its reader nests calls deeper than the usual stack at this size. */
function plainHhi(path: string): { readonly ms: number; readonly hhi: number } {
  const script = join(root, 'tests', 'bench', 'plain-workbook.mjs');
  return JSON.parse(execFileSync(process.execPath, ['--stack-size=7000', script, path], { encoding: 'utf8' })) as { ms: number; hhi: number };
}
