import { expect, test } from 'vitest';
import { refuseMissingTables } from '../../cli/input/workspace-file';
import { analyse } from '../../core/analysis/analyse';
import { marketTable } from '../../core/analysis/market-table';
import { buildShares } from '../../core/data/build-shares';
import type { ShareMapping } from '../../core/data/mapping';
import { openArchive, packArchive } from '../../core/workspace/archive';
import { bothFilters, datasetsRead, tableIdOf } from '../../core/workspace/datasets-read';
import { newWorkspace } from '../../core/workspace/new';
import type { MarketDefinition, Workspace } from '../../core/workspace/schema';
import { tableKey } from '../../core/workspace/table-key';
import type { MappedTable } from '../../core/workspace/tables';
import { engine, openText, shares } from './table-of';

const text = `state,year,group,channel,accesses
SP,2022,Telefonica,fixed,50
SP,2022,Claro,fixed,30
SP,2022,Claro,mobile,20
BA,2022,Oi,fixed,60
BA,2022,Claro,fixed,40
BA,2023,Oi,fixed,10
RJ,2022,Oi,mobile,5
`;
const level = shares({ market: 'state', period: 'year', firm: 'group', value: 'accesses' });

function workspace(mapping: ShareMapping, markets: readonly (Partial<MarketDefinition> & { id: string })[]): Workspace {
  return {
    ...newWorkspace('w'),
    sources: [{ id: 's', name: 'f.csv', path: null, bytes: 1, sha256: 'a'.repeat(64), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 }, columns: ['state', 'year', 'group', 'channel', 'accesses'], rows: 7, opened: '2024-01-01T00:00:00Z', synthetic: false, citation: '' }],
    datasets: [{ id: 'd', name: 'Lines', source: 's', mapping }],
    markets: markets.map((market) => ({ name: market.id, dataset: 'd', market: 'SP', period: '2022', note: '', ...market })),
    scenarios: [{ id: 'x', name: 'x', note: '', steps: [] }],
    baseline: null,
  };
}

/** The tables that the window would make. */
async function tablesFor(document: Workspace): Promise<Map<string, MappedTable>> {
  const { table, decimal } = await openText(text);
  const tables = new Map<string, MappedTable>();
  for (const { id, mapping } of datasetsRead(document)) {
    tables.set(id, { kind: 'shares', table: (await buildShares(engine, table, mapping as ShareMapping, { file: 'f.csv', decimal })).table });
  }
  return tables;
}

const hhiOf = async (document: Workspace): Promise<(number | undefined)[]> => {
  const { scenarios } = analyse(document, await tablesFor(document));
  return document.markets.map(({ id }) => scenarios[0]?.markets.find(({ id: market }) => market === id)?.before.hhi);
};

test('a market takes its own rows, has a table of its own, and leaves the others as they are', async () => {
  const document = workspace(level, [
    { id: 'all' },
    { id: 'fixed', rows: { conditions: [{ test: 'is', column: 'channel', values: ['fixed'] }] } },
    { id: 'sql', rows: { conditions: [], sql: `"group" <> 'Claro' OR channel = 'mobile'` } },
  ]);
  expect(datasetsRead(document).map(({ id }) => id)).toEqual(['d', 'd/rows/fixed', 'd/rows/sql']);
  const [all, fixed, sql] = await hhiOf(document);
  expect(all).toBeCloseTo(10_000 * (0.5 ** 2 + 0.5 ** 2), 9);
  expect(fixed).toBeCloseTo(10_000 * ((50 / 80) ** 2 + (30 / 80) ** 2), 9);
  expect(sql).toBeCloseTo(10_000 * ((50 / 70) ** 2 + (20 / 70) ** 2), 9);
});

test('the same rows have the same key; the rows of a market come on top of those of its data', () => {
  const rows = { conditions: [{ test: 'is' as const, column: 'channel', values: ['fixed'] }] };
  const document = workspace({ ...level, preparation: { dropRepeats: true, filter: { conditions: [], sql: 'year = 2022' } } }, [{ id: 'a', rows }, { id: 'b', market: 'BA', rows }]);
  const [, a, b] = datasetsRead(document);
  expect(tableKey(document, a!)).toBe(tableKey(document, b!));
  expect(a?.mapping.preparation).toEqual({ dropRepeats: true, filter: { ...rows, sql: 'year = 2022' } });
  expect(bothFilters({ conditions: [], sql: 'a OR b' }, { conditions: [], sql: 'c' }).sql).toBe('(a OR b) AND (c)');
  expect(tableIdOf({ ...document.markets[0]!, rows: { conditions: [] } })).toBe('d');
});

test('levels of combined markets are added up by firm, over the periods that one of them has', async () => {
  const document = workspace(level, [{ id: 'south', combined: ['BA', 'RJ'] }, { id: 'fixed south', combined: ['BA'], rows: { conditions: [{ test: 'is', column: 'channel', values: ['fixed'] }] } }]);
  const tables = await tablesFor(document);
  const [south, fixed] = await hhiOf(document);
  const total = 205;
  expect(south).toBeCloseTo(10_000 * ((50 / total) ** 2 + (90 / total) ** 2 + (65 / total) ** 2), 9);
  expect(fixed).toBeCloseTo(10_000 * ((50 / 180) ** 2 + (70 / 180) ** 2 + (60 / 180) ** 2), 9);
  const table = marketTable(document.markets[0]!, tables)!;
  expect([table.markets, [...table.total], [...table.offsets]]).toEqual([['SP'], [205, 10], [0, 3, 4]]);
  expect(marketTable({ ...document.markets[0]!, name: 'renamed' }, tables)).toBe(table);
  expect(analyse(document, tables).trends[0]?.periods.map(({ period }) => period)).toEqual(['2022', '2023']);
});

test('shares of different markets are not added up, nor inside shares; a market that is not there is told', async () => {
  const combined = { id: 'c', combined: ['BA'] };
  const share = shares({ ...level, unit: 'percent' });
  for (const mapping of [share, { ...share, remainder: 'outside' as const }]) {
    const document = workspace(mapping, [combined]);
    const { problems, scenarios } = analyse(document, await tablesFor({ ...document, markets: [] }));
    expect(problems.map(({ code }) => code)).toEqual(['shares-not-added']);
    expect(scenarios[0]?.markets).toEqual([]);
  }
  const document = workspace(level, [{ id: 'c', combined: ['BA', 'MG'] }]);
  expect(analyse(document, await tablesFor(document)).problems).toEqual([expect.objectContaining({ code: 'market-not-in-data', severity: 'warning', message: '"c" combines "MG", which the data does not have.' })]);
});

test('the table of a market stands in the workspace file, tied to its rows', async () => {
  const document = workspace(level, [{ id: 'fixed', rows: { conditions: [{ test: 'is', column: 'channel', values: ['fixed'] }] } }]);
  const tables = await tablesFor(document);
  const bytes = packArchive({ document, tables, raw: new Map() });
  const opened = await openArchive(bytes);
  expect(opened.problems).toEqual([]);
  expect([...opened.tables.keys()]).toEqual(['d', 'd/rows/fixed']);
  expect(opened.tables.get('d/rows/fixed')).toEqual(tables.get('d/rows/fixed'));
  // Without it the market would be left out in silence.
  refuseMissingTables(opened, 'w.proforma', 'the report');
  const without = new Map([...opened.tables].filter(([id]) => id === 'd'));
  expect(() => refuseMissingTables({ document, tables: without }, 'w.proforma', 'the report')).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'table-missing', message: expect.stringContaining('The table of "fixed" in w.proforma') as string })] }) as Error);
});
