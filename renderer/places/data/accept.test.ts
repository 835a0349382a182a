import { produce } from 'immer';
import { expect, test } from 'vitest';
import type { Source } from '../../../core/data/source';
import { mappingSchema } from '../../../core/data/mapping';
import type { ShareTable } from '../../../core/market/share-table';
import { newWorkspace } from '../../../core/workspace/new';
import { accept, datasetName, definitionsOf, MARKETS_DEFINED } from './accept';

const source: Source = {
  id: 's', name: 'cement_sales.csv', path: null, bytes: 1, sha256: 'a'.repeat(64), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 },
  columns: ['market', 'period', 'firm', 'sales'], rows: 3, opened: '2026-01-01T00:00:00Z', synthetic: false, citation: '',
};
const mapping = mappingSchema.parse({ kind: 'shares', market: 'market', period: 'period', firm: 'firm', value: 'sales', unit: 'level', fringe: [] });

/** Markets with one firm in one cell each: `[market, period, total]`. */
function tableOf(cells: readonly (readonly [number, number, number])[], markets: readonly string[], periods: readonly string[]): ShareTable {
  return {
    measure: 'level', unit: '', markets, periods, firms: ['A'],
    cellMarket: Int32Array.from(cells, ([m]) => m), cellPeriod: Int32Array.from(cells, ([, p]) => p),
    offsets: Int32Array.from({ length: cells.length + 1 }, (_, i) => i), firm: new Int32Array(cells.length),
    value: Float64Array.from(cells, ([, , total]) => total), row: new Int32Array(cells.length), estimate: new Uint8Array(cells.length),
    total: Float64Array.from(cells, ([, , total]) => total), fringe: new Float64Array(cells.length),
  };
}
const ids = (): (() => string) => {
  let n = 0;
  return () => `id${++n}`;
};

test('each market is defined in its own latest period', () => {
  const table = tableOf([[0, 0, 1], [0, 1, 1], [1, 0, 1]], ['Cement', 'Lime'], ['2023', '2024']);
  expect(definitionsOf(table, { id: 'd', name: 'D' }, ids())).toMatchObject([
    { name: 'Cement', market: 'Cement', period: '2024' },
    { name: 'Lime', market: 'Lime', period: '2023' },
  ]);
});

test('a file without a market column makes one market with the name of the dataset', () => {
  expect(definitionsOf(tableOf([[0, 0, 1]], [''], ['']), { id: 'd', name: 'Cement sales' }, ids())).toMatchObject([{ name: 'Cement sales', market: '', period: '' }]);
});

test('of many markets the largest are defined', () => {
  const n = MARKETS_DEFINED + 5;
  const markets = Array.from({ length: n }, (_, i) => `M${i}`);
  const table = tableOf(markets.map((_, i) => [i, 0, i + 1] as const), markets, ['']);
  const defined = definitionsOf(table, { id: 'd', name: 'D' }, ids());
  expect(defined.map(({ market }) => market)).toEqual(markets.slice(-MARKETS_DEFINED).reverse());
});

test('the same file twice is one source with two datasets of different names', () => {
  const mapped = { kind: 'shares', table: tableOf([[0, 0, 1]], ['Cement'], ['']) } as const;
  const once = produce(newWorkspace('w'), (draft) => accept(draft, { name: 'Cement', source, mapping, mapped }, 'd1', ids()));
  const twice = produce(once, (draft) => accept(draft, { name: 'Cement', source: { ...source, id: 's2' }, mapping, mapped }, 'd2', ids()));
  expect(twice.sources).toHaveLength(1);
  expect(twice.datasets.map(({ name, source: from }) => [name, from])).toEqual([['Cement', 's'], ['Cement 2', 's']]);
  expect(twice.markets.map(({ name, dataset }) => [name, dataset])).toEqual([['Cement', 'd1'], ['Cement 2', 'd2']]);
});

test('the first audience is chosen, a later one does not replace it', () => {
  const people = mappingSchema.parse({ kind: 'respondents', id: null, weight: null, cohort: null, platforms: ['Amazon'] });
  const mapped = { kind: 'respondents', table: { platforms: ['Amazon'], cohorts: ['Gen Z'], weight: new Float64Array(1), cohort: new Int32Array(1), use: [new Uint8Array(1)] } } as const;
  const once = produce(newWorkspace('w'), (draft) => accept(draft, { name: 'Panel', source, mapping: people, mapped }, 'd1', ids()));
  expect(once.audience).toMatchObject({ dataset: 'd1', cohort: 'Gen Z' });
  const twice = produce(once, (draft) => accept(draft, { name: 'Panel', source, mapping: people, mapped }, 'd2', ids()));
  expect(twice.audience.dataset).toBe('d1');
});

test.each([
  ['cement_sales-2024.csv', 'Cement sales 2024'],
  ['subscribers_long.csv.gz', 'Subscribers long'],
  ['.csv', '.csv'],
  ['Überblick.tsv', 'Überblick'],
])('the file %s gives the name %s', (file, name) => {
  expect(datasetName(file)).toBe(name);
});
