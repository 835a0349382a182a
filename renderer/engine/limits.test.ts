import { expect, test } from 'vitest';
import type { Engine } from '../../core/data/engine';
import { QueryFailed } from '../../core/data/engine';
import { DataRefused } from '../../core/problem';
import { TOO_LARGE, needOf, withLimit } from './limits';

const dialect = { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 } as const;
const refusal = (work: Promise<unknown>): Promise<string | null> => work.then(() => null, (error: unknown) => (error instanceof DataRefused ? error.problems[0]!.code : String(error)));

/** A blob that says it is larger than what is in it. */
function large(size: number): Blob {
  const blob = new Blob(['market,period,firm,sales\n', 'Market 1,2020,Firm 7,12.5\n'.repeat(20_000)]);
  return Object.defineProperty(blob, 'size', { value: size });
}

function engineOf(query: Engine['query']): { engine: Engine; loads: () => number } {
  let loads = 0;
  const load = async () => ({ rows: ++loads, rejected: [] });
  return { engine: withLimit({ name: 'fake', state: 'ready', load, loadRows: load, query, onChange: () => () => undefined, dropTable: async () => undefined, close: async () => undefined }), loads: () => loads };
}

test('a file past the limit is refused before it is loaded, a sample of it and a smaller one are not', async () => {
  const { engine, loads } = engineOf(() => Promise.reject(new Error('not asked')));
  const request = (bytes: number, more = {}) => ({ table: 't', content: { kind: 'blob', blob: large(bytes) }, dialect: { ...dialect, ...more }, columns: ['market', 'period', 'firm', 'sales'] }) as const;
  expect(await refusal(engine.load(request(1.5e9)))).toBe(TOO_LARGE);
  expect(loads()).toBe(0);
  expect(await refusal(engine.load(request(1.5e9, { sample: { first: 1000 } })))).toBeNull();
  expect(await refusal(engine.load(request(3e8)))).toBeNull();
  expect(loads()).toBe(2);
});

test('memory that ends in the middle is said in the same way, other faults as they are', async () => {
  const full = engineOf(() => Promise.reject(new QueryFailed('Out of Memory Error: could not allocate', 'SELECT 1')));
  expect(await refusal(full.engine.query('SELECT 1'))).toBe(TOO_LARGE);
  const other = engineOf(() => Promise.reject(new QueryFailed('Catalog Error', 'SELECT 1')));
  expect(await refusal(other.engine.query('SELECT 1'))).toBe('QueryFailed: Catalog Error');
});

test('more rows and more columns need more', () => {
  expect(needOf({ bytes: 1e8, rows: 1e6, columns: 4 })).toBeLessThan(needOf({ bytes: 1e8, rows: 2e6, columns: 4 }));
  expect(needOf({ bytes: 1e8, rows: 1e6, columns: 4 })).toBeLessThan(needOf({ bytes: 1e8, rows: 1e6, columns: 8 }));
});
