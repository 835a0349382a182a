import readExcel from 'read-excel-file/node';
import writeExcel from 'write-excel-file/node';
import { createNodeEngine } from '../../engines/duckdb-node';
import { median, ms, ratio } from './median';
import { openToHhi } from './open-to-hhi';

const MARKETS = 200;
const PERIODS = 5;
const FIRMS = 100;
const ROUNDS = 3;

/** A workbook of 100,000 rows opened to the HHI of its markets, against read-excel-file and a loop, the plainest script. */
export async function benchFormats(): Promise<string> {
  const bytes = await workbook();
  const engine = await createNodeEngine({ threads: 1 });
  const times = { ours: [] as number[], plain: [] as number[] };
  let peak = 0;
  try {
    // The first round warms both and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const before = process.memoryUsage.rss();
      const ours = await openToHhi(engine, { kind: 'bytes', bytes }, bytes.subarray(0, 256 * 1024), bytes.length, `book_${round}`);
      peak = Math.max(peak, process.memoryUsage.rss() - before);
      const began = performance.now();
      const hhi = await plainHhi(bytes);
      const plain = performance.now() - began;
      if (ours.markets !== MARKETS * PERIODS || Math.abs(ours.hhi / hhi - 1) > 1e-9) throw new Error(`The two disagree: ${JSON.stringify(ours)} and ${hhi}.`);
      if (round === 0) continue;
      times.ours.push(ours.ms);
      times.plain.push(plain);
    }
  } finally {
    await engine.close();
  }
  const base = median(times.plain);
  return [
    '## A workbook of 100,000 rows',
    '',
    `XLSX of ${(MARKETS * PERIODS * FIRMS).toLocaleString('en')} rows and four columns (${(bytes.length / 1e6).toFixed(1)} MB, seeded) opened to the HHI of ${(MARKETS * PERIODS).toLocaleString('en')} markets on the command line's engine: cells, load, roles, checks, shares, measures; median of ${ROUNDS}. The plain script reads with read-excel-file and sums in a loop, without checks. Memory taken beside: ${Math.round(peak / 2 ** 20)} MB.`,
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

/** What a person would write: the rows, a sum a market and period, and the squares. */
async function plainHhi(bytes: Uint8Array): Promise<number> {
  const [sheet] = await readExcel(Buffer.from(bytes));
  const markets = new Map<string, Map<string, number>>();
  for (const [market, period, firm, sales] of sheet!.data.slice(1)) {
    const key = `${String(market)} ${String(period)}`;
    const firms = markets.get(key) ?? new Map<string, number>();
    firms.set(String(firm), (firms.get(String(firm)) ?? 0) + Number(sales));
    markets.set(key, firms);
  }
  let hhi = 0;
  for (const firms of markets.values()) {
    const total = [...firms.values()].reduce((sum, value) => sum + value, 0);
    for (const value of firms.values()) hhi += ((100 * value) / total) ** 2;
  }
  return hhi;
}
