/**
 * Comparison of 20 scenarios over 1,000 market definitions: `npx tsx tests/bench/compare.ts`, and part of `npm run bench`.
 * Medians and ratios against the same in SQL on native DuckDB with one thread, and against `analyse` as it is without memory.
 */
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { analyse } from '../../core/analysis/analyse';
import { definitionSweep } from '../../core/analysis/compare/definition-sweep';
import { explain } from '../../core/analysis/compare/explain';
import type { CompareCase, OpenedWorkspace } from '../../core/analysis/compare/opened';
import type { Step } from '../../core/deal/step';
import type { ShareTable } from '../../core/market/share-table';
import { ruleSet } from '../../core/rules/rule-sets';
import { newWorkspace } from '../../core/workspace/new';
import { median, ms, ratio } from './median';

const MARKETS = 1000;
const FIRMS = 20;
const SCENARIOS = 20;
const ROUNDS = 15;
const FRAME = 1000 / 60;
const rule = ruleSet('us-2023')!;

/** One section of the benchmarks, as Markdown. */
export async function benchCompare(): Promise<string> {
  const table = madeTable();
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const db = await instance.connect();
  try {
    await load(db, table);
    const mergers = workspaceOf(table, (at) => [{ type: 'merge', parties: [`F${at % 5}`, `F${5 + at % 7}`] }]);
    const remedies = workspaceOf(table, (at) => [{ type: 'merge', parties: [`F${at % 5}`, `F${5 + at % 7}`] }, { type: 'divest', from: `F${at % 5}`, to: 'F19', share: 0.001 }]);
    await agree(db, mergers);
    const rows = [
      row('One merger a scenario', await times(() => sweepOf(mergers)), await times(() => screenSql(db)), await times(() => analysed(mergers), 5)),
      row('A merger and a divestiture', await times(() => sweepOf(remedies)), null, await times(() => analysed(remedies), 5)),
    ];
    const explained = await times(() => explain(casesOf(remedies)[0]!, casesOf(remedies)[1]!, 'm0'));
    return [
      '## Comparison',
      '',
      `HHI, change, merged share and the outcome under \`us-2023\` of ${SCENARIOS} scenarios in ${MARKETS.toLocaleString('en')} market definitions of ${FIRMS} firms, ${ROUNDS} rounds. Aim: within a frame of 16.7 ms where each scenario is one merger.`,
      '',
      '| what | Proforma, ms | slowest, ms | ratio to a frame | SQL on native DuckDB, 1 thread, ms | ratio to SQL | analyse without memory, ms | ratio to it |',
      '|---|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
      '',
      `What explains the difference of two scenarios with two steps each, over all orders: ${ms(median(explained))} ms.`,
    ].join('\n');
  } finally {
    db.closeSync();
  }
}

function row(what: string, own: readonly number[], sql: readonly number[] | null, whole: readonly number[]): string {
  const at = median(own);
  return `| ${what} | ${ms(at)} | ${ms(Math.max(...own))} | ${ratio(at, FRAME)} | ${sql === null ? '' : ms(median(sql))} | ${sql === null ? '' : ratio(at, median(sql))} | ${ms(median(whole))} | ${ratio(at, median(whole))} |`;
}

async function times(work: () => unknown, rounds = ROUNDS): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < rounds + 2; round++) {
    const start = performance.now();
    await work();
    if (round >= 2) found.push(performance.now() - start);
  }
  return found;
}

const casesOf = (workspace: OpenedWorkspace): CompareCase[] => workspace.document.scenarios.map((scenario) => ({ workspace, scenario, period: null }));
const sweepOf = (workspace: OpenedWorkspace) => definitionSweep(casesOf(workspace), workspace.document.markets, rule);
const analysed = ({ document, tables }: OpenedWorkspace) => analyse({ ...document, rules: [rule.id] }, tables);

/** Rank-size shares with noise, so that markets differ. */
function madeTable(): ShareTable {
  const n = MARKETS * FIRMS;
  let seed = 20240229;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const value = new Float64Array(n);
  const total = new Float64Array(MARKETS);
  for (let i = 0; i < n; i++) {
    const c = Math.floor(i / FIRMS);
    value[i] = Math.ceil((1000 * (0.2 + random())) / (1 + (((i % FIRMS) * 7 + c) % FIRMS)));
    total[c] = total[c]! + value[i]!;
  }
  return {
    measure: 'level', unit: 'units', markets: Array.from({ length: MARKETS }, (_, c) => `M${c}`), periods: [''], firms: Array.from({ length: FIRMS }, (_, i) => `F${i}`),
    cellMarket: Int32Array.from({ length: MARKETS }, (_, c) => c), cellPeriod: new Int32Array(MARKETS), offsets: Int32Array.from({ length: MARKETS + 1 }, (_, c) => c * FIRMS),
    firm: Int32Array.from({ length: n }, (_, i) => i % FIRMS), value, row: Int32Array.from({ length: n }, (_, i) => i + 2), estimate: new Uint8Array(n), total, fringe: new Float64Array(MARKETS),
  };
}

function workspaceOf(table: ShareTable, steps: (at: number) => Step[]): OpenedWorkspace {
  const document = {
    ...newWorkspace('bench'),
    markets: table.markets.map((market, at) => ({ id: `m${at}`, name: market, dataset: 'd', market, period: '', note: '' })),
    scenarios: Array.from({ length: SCENARIOS }, (_, at) => ({ id: `s${at}`, name: `Scenario ${at}`, note: '', steps: steps(at) })),
  };
  return { key: 'bench', label: 'bench', document, tables: new Map([['d', { kind: 'shares', table }]]) };
}

async function load(connection: DuckDBConnection, { markets, firms, firm, value, total }: ShareTable): Promise<void> {
  await connection.run('CREATE TABLE shares (market INTEGER, firm VARCHAR, share DOUBLE); CREATE TABLE deals (scenario INTEGER, a VARCHAR, b VARCHAR)');
  const appender = await connection.createAppender('shares');
  for (let i = 0; i < markets.length * FIRMS; i++) {
    const c = Math.floor(i / FIRMS);
    appender.appendInteger(c);
    appender.appendVarchar(firms[firm[i]!]!);
    appender.appendDouble(value[i]! / total[c]!);
    appender.endRow();
  }
  appender.closeSync();
  for (let at = 0; at < SCENARIOS; at++) await connection.run(`INSERT INTO deals VALUES (${at}, 'F${at % 5}', 'F${5 + (at % 7)}')`);
}

/** All scenarios in one statement: the change of a merger is twice the product of the parties' shares. */
async function screenSql(connection: DuckDBConnection): Promise<unknown[][]> {
  const result = await connection.run(`
    WITH own AS (SELECT market, 10000 * sum(share * share) AS hhi FROM shares GROUP BY market),
    deal AS (SELECT scenario, a.market, a.share + b.share AS merged, 20000 * a.share * b.share AS delta FROM deals JOIN shares a ON a.firm = deals.a JOIN shares b ON b.firm = deals.b AND b.market = a.market)
    SELECT scenario, market, hhi + delta AS post, delta, merged, (hhi + delta > 1800 AND delta > 100) OR (merged > 0.3 AND delta > 100) AS presumed FROM deal JOIN own USING (market) ORDER BY scenario, market`);
  return result.getRows();
}

/** The two sides must say the same before they are timed. */
async function agree(connection: DuckDBConnection, workspace: OpenedWorkspace): Promise<void> {
  const ours = sweepOf(workspace);
  for (const [scenario, market, post, delta, merged, presumed] of await screenSql(connection)) {
    const { hhiAfter, change, mergedShare, outcome } = ours.scenarios[Number(scenario)]!;
    const at = Number(market);
    const off = Math.abs(hhiAfter[at]! - Number(post)) + Math.abs(change[at]! - Number(delta)) + Math.abs(mergedShare[at]! - Number(merged));
    if (off > 1e-6 || (rule.outcomes[outcome[at]!]!.severity === 'concern') !== presumed) throw new Error(`Market ${at} under scenario ${Number(scenario)} differs between the sweep and SQL.`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(`${await benchCompare()}\n`);
