import { produce } from 'immer';
import { expect, test } from 'vitest';
import { mappingSchema } from '../../../core/data/mapping';
import type { Source } from '../../../core/data/source';
import type { ShareTable } from '../../../core/market/share-table';
import { newWorkspace } from '../../../core/workspace/new';
import { accept } from './accept';
import { acceptNext } from './accept-next';

const source = (id: string, name: string): Source => ({
  id, name, path: null, bytes: 1, sha256: id.repeat(64).slice(0, 64), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 },
  columns: ['market', 'period', 'firm', 'sales'], rows: 2, opened: '2026-01-01T00:00:00Z', synthetic: false, citation: '',
});
const mapping = mappingSchema.parse({ kind: 'shares', market: 'market', period: 'period', firm: 'firm', value: 'sales', unit: 'level', fringe: [] });
const tableOf = (markets: readonly string[], period: string): ShareTable => ({
  measure: 'level', unit: '', markets, periods: [period], firms: ['A'], cellMarket: Int32Array.from(markets.keys()), cellPeriod: new Int32Array(markets.length),
  offsets: Int32Array.from({ length: markets.length + 1 }, (_, i) => i), firm: new Int32Array(markets.length), value: new Float64Array(markets.length).fill(1), row: new Int32Array(markets.length),
  estimate: new Uint8Array(markets.length), total: new Float64Array(markets.length).fill(1), fringe: new Float64Array(markets.length),
});
const ids = (): (() => string) => {
  let n = 0;
  return () => `m${++n}`;
};
const first = produce(newWorkspace('w'), (draft) => {
  accept(draft, { name: 'Sales 2023', source: source('a', 'sales_2023.csv'), mapping, mapped: { kind: 'shares', table: tableOf(['Cement', 'Lime'], '2023') } }, 'd1', ids());
  draft.markets[0]!.name = 'Cement 2023';
  draft.markets[0]!.rows = { conditions: [{ test: 'is-not', column: 'firm', values: ['TOTAL'] }] };
  draft.markets[0]!.combined = ['Lime', 'Gravel'];
});
const next = (markets: readonly string[]) => ({ name: 'Sales 2024', source: source('b', 'sales_2024.csv'), mapping, mapped: { kind: 'shares', table: tableOf(markets, '2024') } }) as const;

test('markets of the old file are defined in the new one, in its period, with their rows', () => {
  const both = produce(first, (draft) => acceptNext(draft, next(['Cement', 'Lime']), 'd1', 'd2', ids()));
  expect(both.datasets.map(({ name }) => name)).toEqual(['Sales 2023', 'Sales 2024']);
  expect(both.markets.filter(({ dataset }) => dataset === 'd2').map(({ name, market, period, rows, combined }) => ({ name, market, period, rows, combined }))).toEqual([
    { name: 'Cement 2024', market: 'Cement', period: '2024', rows: first.markets[0]!.rows, combined: ['Lime'] },
    { name: 'Lime, 2024', market: 'Lime', period: '2024', rows: undefined, combined: undefined },
  ]);
});

test('a file without any of the markets gets its own', () => {
  const both = produce(first, (draft) => acceptNext(draft, next(['Gypsum']), 'd1', 'd2', ids()));
  expect(both.markets.filter(({ dataset }) => dataset === 'd2').map(({ market }) => market)).toEqual(['Gypsum']);
});
