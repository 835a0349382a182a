/**
 * Screens of a large table against the same in SQL on native DuckDB with one thread: `npx tsx tests/bench/screen.ts`.
 * Prints a Markdown table of medians and ratios. Both sides hold the shares in memory; both give figures for every market.
 */
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { measureIds, measureTable } from '../../core/analysis/measures';
import { sweep } from '../../core/analysis/sweep';
import { shareIndex } from '../../core/analysis/sweep-index';
import type { Step } from '../../core/deal/step';
import type { ShareTable } from '../../core/market/share-table';
import { ruleSet, ruleSets } from '../../core/rules/rule-sets';
import { allMeasuresSql, allRulesSql, screenSql } from './screen-sql';

const MARKETS = 10_000;
const FIRMS = 10;
const ROUNDS = 15;

const table = madeTable();
const us2023 = ruleSet('us-2023')!;
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const db = await instance.connect();
await load(db, table);
shareIndex(table);

/** A different share each time, as under a slider: nothing can be kept from the round before. */
const deal = (round: number): Step[] => [
  { type: 'merge', parties: ['F0', 'F1'] },
  { type: 'divest', from: 'F0', to: 'F2', share: 0.0001 * (round + 1) },
];
const merger: Step[] = [{ type: 'merge', parties: ['F0', 'F1'] }];

await agree();
const rows: string[] = [];
await race('One merger: HHI, change and merged share of all markets, and `us-2023`', () => sweep(table, merger, [us2023]).touched, screenSql(us2023));
await race('Two steps, a divestiture moved: the same', (round) => sweep(table, deal(round), [us2023]).touched, null);
await race(`One merger: all ${ruleSets.length} rule sets, all markets`, () => sweep(table, merger, ruleSets).touched, allRulesSql(ruleSets));
await race(`All ${measureIds.length} measures, all markets`, () => measureTable(table).values.length, allMeasuresSql);
process.stdout.write(
  `${MARKETS.toLocaleString('en')} markets, ${(MARKETS * FIRMS).toLocaleString('en')} market-firm rows; median of ${ROUNDS} rounds; Node ${process.version}, ${os.cpus()[0]?.model ?? 'unknown processor'}\n\n` +
    `| what | Proforma, ms | SQL on native DuckDB, 1 thread, ms | ratio |\n|---|---:|---:|---:|\n${rows.join('\n')}\n`,
);

/** Rank-size shares with noise, so that markets differ; F0 and F1 are in all of them. */
function madeTable(): ShareTable {
  const n = MARKETS * FIRMS;
  let seed = 20240229;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const value = new Float64Array(n);
  const total = new Float64Array(MARKETS);
  for (let c = 0; c < MARKETS; c++) {
    for (let i = 0; i < FIRMS; i++) {
      value[c * FIRMS + i] = Math.ceil((1000 * (0.2 + random())) / (1 + ((i * 7 + c) % FIRMS)));
      total[c] = total[c]! + value[c * FIRMS + i]!;
    }
  }
  return {
    measure: 'level', unit: 'units',
    markets: Array.from({ length: MARKETS }, (_, c) => `M${c}`), periods: [''],
    firms: Array.from({ length: FIRMS }, (_, i) => `F${i}`),
    cellMarket: Int32Array.from({ length: MARKETS }, (_, c) => c), cellPeriod: new Int32Array(MARKETS),
    offsets: Int32Array.from({ length: MARKETS + 1 }, (_, c) => c * FIRMS),
    firm: Int32Array.from({ length: n }, (_, i) => i % FIRMS), value,
    row: Int32Array.from({ length: n }, (_, i) => i + 2), estimate: new Uint8Array(n), total, fringe: new Float64Array(MARKETS),
  };
}

async function load(connection: DuckDBConnection, { markets, firms, firm, value, total }: ShareTable): Promise<void> {
  await connection.run('CREATE TABLE shares (market INTEGER, firm VARCHAR, share DOUBLE)');
  const appender = await connection.createAppender('shares');
  for (let c = 0; c < markets.length; c++) {
    for (let i = 0; i < FIRMS; i++) {
      appender.appendInteger(c);
      appender.appendVarchar(firms[firm[c * FIRMS + i]!]!);
      appender.appendDouble(value[c * FIRMS + i]! / total[c]!);
      appender.endRow();
    }
  }
  appender.closeSync();
}

/** The two sides must say the same before they are timed. */
async function agree(): Promise<void> {
  const ours = sweep(table, merger, ruleSets);
  const screened = await (await db.run(screenSql(us2023))).getRows();
  screened.forEach(([market, before, change, , , outcome]) => {
    const c = Number(market);
    const near = Math.abs(ours.hhiBefore[c]! - Number(before)) + Math.abs(ours.change[c]! - Number(change)) < 1e-6;
    if (!near || us2023.outcomes[ours.outcomes[0]![c]!]!.id !== outcome) throw new Error(`Market ${c} differs between the sweep and SQL.`);
  });
  const every = await (await db.run(allRulesSql(ruleSets))).getRows();
  for (const row of every) {
    ruleSets.forEach((rule, r) => {
      const c = Number(row[0]);
      if (rule.outcomes[ours.outcomes[r]![c]!]!.id !== row[r + 1]) throw new Error(`Market ${c} differs under ${rule.id}.`);
    });
  }
  const measured = await (await db.run(allMeasuresSql)).getRows();
  const columns = measureTable(table);
  const names = (await db.run(allMeasuresSql)).columnNames();
  if (names.slice(1).join() !== measureIds.join()) throw new Error('SQL gives other measures.');
  for (const row of measured) {
    names.slice(1).forEach((name, i) => {
      const own = columns.values[columns.ids.indexOf(name)]![Number(row[0])]!;
      const theirs = row[i + 1] === null ? NaN : Number(row[i + 1]);
      if (Number.isNaN(own) !== Number.isNaN(theirs) || Math.abs(own - theirs) > 1e-6 * Math.max(1, Math.abs(own))) throw new Error(`${name} of market ${String(row[0])}: ${own} here, ${theirs} in SQL.`);
    });
  }
}

async function race(what: string, ours: (round: number) => number, sql: string | null): Promise<void> {
  for (let round = 0; round < 20; round++) ours(round);
  const here = await timed((round) => Promise.resolve(ours(round)));
  const there = sql === null ? null : await timed(async () => (await db.runAndReadAll(sql)).currentRowCount);
  rows.push(`| ${what} | ${here.toFixed(2)} | ${there === null ? '' : there.toFixed(2)} | ${there === null ? '' : `${(there / here).toFixed(1)} x`} |`);
}

async function timed(run: (round: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run(round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}
