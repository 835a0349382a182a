import { expect, test } from 'vitest';
import { inOneChunk } from '../data/engine';
import { shareMappingSchema } from '../data/mapping';
import { sourceSchema } from '../data/source';
import { createNodeEngine } from '../../engines/duckdb-node';
import { buildMapped } from './build-table';

test('owners with dates and periods that are no date are warned of, by name; periods that are dates are not', async () => {
  const engine = await createNodeEngine({ threads: 1 });
  const mapping = shareMappingSchema.parse({ kind: 'shares', market: null, period: 'p', firm: 'f', value: 'v', unit: 'level', fringe: [] });
  const source = sourceSchema.parse({ id: 's', name: 's.csv', bytes: 1, sha256: 'a'.repeat(64), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8' }, columns: ['p', 'f', 'v'], rows: 2, opened: '' });
  const warned = async (periods: string[], ownership: { product: string; owner: string; from?: string }[]): Promise<string[]> => {
    await engine.loadRows('t', ['p', 'f', 'v'], inOneChunk({ p: periods, f: ['A', 'B'], v: ['1', '2'] }, Int32Array.of(2, 3)));
    const { problems } = await buildMapped(source, mapping, { load: () => Promise.resolve({ engine, table: 't' }), sources: [source], ownership });
    return problems.filter(({ code }) => code === 'undated-period').map(({ message }) => message);
  };
  const dated = [{ product: 'A', owner: 'P', from: '2020' }];
  expect(await warned(['wave one', 'Q1 2021'], dated)).toEqual(['A period of s.csv ("wave one") is no date, so owners whose time has no end are read there.']);
  expect(await warned(['2021', 'Mar 2021'], dated)).toEqual([]);
  expect(await warned(['wave one', 'wave two'], [{ product: 'A', owner: 'P' }])).toEqual([]);
  await engine.close();
});
