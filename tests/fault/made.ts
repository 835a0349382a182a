import { sourceKey, type Source } from '../../core/data/source';
import type { Archive } from '../../core/workspace/archive';
import { newWorkspace } from '../../core/workspace/new';
import type { Dataset } from '../../core/workspace/schema';
import type { RawTable } from '../../core/workspace/snapshot';
import type { MappedTable } from '../../core/workspace/tables';

/**
 * A workspace with three datasets whose every name begins with `prefix`: what is read of it can be told from what is read
 * of another. `revision` is in its note and in a share.
 */
export function madeArchive(prefix: string, revision: number): Archive {
  const hash = (sign: string): string => `${prefix.toLowerCase().charCodeAt(0).toString(16)}${sign}`.repeat(22).slice(0, 64);
  const source = (id: string, columns: string[]): Source => ({
    id, name: `${prefix} ${id}.csv`, path: null, bytes: 100, sha256: hash(id), columns, rows: 3, opened: '2026-01-01T00:00:00.000Z',
    dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 }, synthetic: true, citation: '',
  });
  const names = ['A', 'B', 'C'].map((letter) => `${prefix} ${letter}`);
  const sources = [source('1', ['market', 'firm', 'v']), source('2', ['market', 'firm', 'v']), source('3', ['id', 'P', 'Q'])];
  const shares = (id: string, at: string): Dataset => ({
    id, name: `${prefix} ${id}`, source: at,
    mapping: { kind: 'shares', market: 'market', period: null, firm: 'firm', product: null, value: 'v', status: null, unit: 'level', unitName: 'USD', basis: '', fringe: [], reasons: {} },
  });
  const table = (value: number): MappedTable => ({
    kind: 'shares',
    table: {
      measure: 'level', unit: 'USD', markets: [`${prefix} market`], periods: [''], firms: names, cellMarket: Int32Array.of(0), cellPeriod: Int32Array.of(0), offsets: Int32Array.of(0, 3),
      firm: Int32Array.of(0, 1, 2), value: Float64Array.of(50, 30, value), row: Int32Array.of(2, 3, 4), estimate: Uint8Array.of(0, 0, 1), total: Float64Array.of(80 + value), fringe: Float64Array.of(0),
    },
  });
  const rows = (columns: readonly string[]): RawTable => ({ columns: Object.fromEntries(columns.map((column) => [column, names.map((name) => `${name} ${column}`)])), lines: Int32Array.of(2, 3, 4) });
  const panel: MappedTable = {
    kind: 'respondents',
    table: { platforms: [`${prefix} P`, `${prefix} Q`], cohorts: [`${prefix} young`], weight: Float64Array.of(1, 2, 1), cohort: Int32Array.of(0, 0, -1), use: [Uint8Array.of(1, 0, 2), Uint8Array.of(0, 1, 1)] },
  };
  return {
    document: {
      ...newWorkspace(`${prefix}-id`, `${prefix} case`),
      note: `revision ${revision}`,
      sources,
      datasets: [
        shares('d1', '1'),
        shares('d2', '2'),
        { id: 'd3', name: `${prefix} panel`, source: '3', mapping: { kind: 'respondents', id: 'id', weight: null, cohort: null, platforms: ['P', 'Q'], yes: ['1'], no: ['0'], missing: 'complete', reasons: {} } },
      ],
      markets: ['d1', 'd2'].map((dataset, i) => ({ id: `m${i}`, name: `${prefix} market ${i}`, dataset, market: `${prefix} market`, period: '', note: '' })),
      scenarios: [
        { id: 'status-quo', name: 'Status quo', note: '', steps: [] },
        { id: 'deal', name: `${prefix} deal`, note: '', steps: [{ id: 's1', type: 'merge', parties: [names[0]!, names[1]!], into: names[0]! }, { id: 's2', type: 'divest', from: names[0]!, to: names[2]!, share: 0.05 }] },
      ],
      audience: { dataset: 'd3', cohort: `${prefix} young`, rivals: [] },
    },
    tables: new Map([['d1', table(20 + revision)], ['d2', table(10)], ['d3', panel]]),
    raw: new Map(sources.map((one) => [sourceKey(one), rows(one.columns)])),
  };
}
