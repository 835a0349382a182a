import { sourceKey } from '../data/source';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ShareTable } from '../market/share-table';
import { openArchive, packArchive } from './archive';
import { documentText } from './document-text';
import { newWorkspace } from './new';
import { readZip } from './zip-read';
import type { Workspace } from './schema';
import type { MappedTable } from './tables';

const sha256 = 'a'.repeat(64);
const shares: ShareTable = {
  measure: 'level',
  unit: 'USD bn',
  markets: ['Tea', 'Coffee'],
  periods: ['2023', '2024'],
  firms: ['Beta', 'Alpha'],
  cellMarket: Int32Array.of(0, 1, 1),
  cellPeriod: Int32Array.of(1, 0, 1),
  offsets: Int32Array.of(0, 2, 2, 3),
  firm: Int32Array.of(1, 0, 1),
  value: Float64Array.of(0.1 + 0.2, 5, 7.25),
  row: Int32Array.of(2, 3, 9),
  estimate: Uint8Array.of(0, 1, 0),
  total: Float64Array.of(5.300000000000001, 4, 7.25),
  fringe: Float64Array.of(0, 4, 0),
};
const respondents = {
  platforms: ['TikTok', '1'],
  cohorts: ['Gen Z'],
  weight: Float64Array.of(1.2, 0.8),
  cohort: Int32Array.of(0, -1),
  use: [Uint8Array.of(1, 2), Uint8Array.of(0, 1)],
};
const marginals = {
  platforms: ['TikTok', 'Instagram'],
  cohorts: ['18-29'],
  reach: [
    { cohort: '18-29', platform: 'TikTok', reach: 0.48 },
    { cohort: '18-29', platform: 'Instagram', reach: 0.71 },
  ],
  overlaps: [{ cohort: '18-29', platforms: ['TikTok', 'Instagram'] as [string, string], both: 0.405 }],
};
const source = {
  id: 's1', name: 'tea.csv', path: null, bytes: 120, sha256, columns: ['market', 'fi"rm'], rows: 2, opened: '2026-01-01T00:00:00.000Z',
  dialect: { delimiter: ',', decimal: '.' as const, encoding: 'utf-8' as const, skip: 0 }, synthetic: false, citation: '',
};
const respondentMapping = {
  kind: 'respondents' as const, id: null, weight: null, cohort: null, platforms: ['TikTok'], yes: ['1'], no: ['0'], missing: 'complete' as const, reasons: {},
};
const document: Workspace = {
  ...newWorkspace('w1', 'Tea and coffee'),
  sources: [source],
  datasets: [
    {
      id: 'd/1', name: 'Shares', source: 's1',
      mapping: {
        kind: 'shares', market: 'market', period: null, firm: 'firm', product: null, value: 'v', status: null, unit: 'level', unitName: 'USD bn', basis: '', fringe: [], reasons: {},
      },
    },
    { id: 'd2', name: 'Panel', source: 's1', mapping: respondentMapping },
    { id: 'd3', name: 'Published', source: 's1', mapping: { kind: 'marginals', period: null, cohort: 'c', platform: 'p', reach: 'r', unit: 'percent', overlaps: null, reasons: {} } },
  ],
};
const tables = new Map<string, MappedTable>([
  ['d/1', { kind: 'shares', table: shares }],
  ['d2', { kind: 'respondents', table: respondents }],
  ['d3', { kind: 'marginals', table: marginals }],
]);
const raw = new Map([[sourceKey(source), { columns: { market: ['Tea', null], 'fi"rm': ['NA', ''] }, lines: Int32Array.of(2, 4) }]]);

test('save, open, save gives the same bytes, and every table comes back as it was', async () => {
  const bytes = packArchive({ document, tables, raw });
  const opened = await openArchive(bytes);
  expect(opened.repairs).toEqual([]);
  expect(opened.document).toEqual(document);
  expect(opened.tables.get('d/1')).toEqual({ kind: 'shares', table: shares });
  expect(opened.tables.get('d2')).toEqual({ kind: 'respondents', table: respondents });
  expect(opened.tables.get('d3')).toEqual({ kind: 'marginals', table: marginals });
  expect(opened.raw).toEqual(raw);
  expect(packArchive(opened)).toEqual(bytes);
});

test('what the schema does not know is kept, at every depth', async () => {
  const bytes = edit((json) => {
    json['future'] = { a: 1 };
    (json['sources'] as Record<string, unknown>[])[0]!['note'] = 'kept';
  });
  const text = documentText((await openArchive(bytes)).document);
  expect(JSON.parse(text)).toMatchObject({ future: { a: 1 }, sources: [{ note: 'kept' }] });
});

test.each([
  ['a file that is no zip', strToU8('market,firm\n'), 'not-a-workspace'],
  ['a zip without a document', zipSync({ 'a.txt': strToU8('a') }), 'not-a-workspace'],
  ['a file that ends within its first header', packArchive({ document, tables, raw }).slice(0, 40), 'damaged'],
  ['a document that is not JSON', zipSync({ 'workspace.json': strToU8('{') }), 'damaged'],
  ['a document of a newer version', edit((json) => void (json['version'] = 99)), 'newer'],
  ['a document whose version is no number', edit((json) => void (json['version'] = 'two')), 'invalid'],
  ['a workspace whose document is lost', zipSync({ 'tables/d1.parquet': strToU8('rows') }), 'damaged'],
] as const)('%s is refused with its own message', async (_, bytes, code) => {
  await expect(openArchive(bytes)).rejects.toMatchObject({ name: 'ArchiveError', code });
});

test('a damaged table and dangling references are repaired and listed', async () => {
  const bytes = edit(
    (json) => {
      json['baseline'] = 'gone';
      json['markets'] = [{ id: 'm', name: 'Lost', dataset: 'gone', market: 'Tea', period: '' }];
    },
    { 'tables/d2.parquet': strToU8('not parquet') },
  );
  const { document: opened, tables: read, repairs } = await openArchive(bytes);
  expect(opened).toMatchObject({ baseline: null, markets: [] });
  expect(read.has('d2')).toBe(false);
  expect(repairs).toEqual([
    'The market "Lost" was left out: its dataset is not in the file.',
    'The baseline scenario is not in the file; the status quo is the baseline.',
    'The table of "Panel" is missing or damaged; it is made again from its source.',
  ]);
});

test('one part that is not understood loses that part alone, and is set aside as it was', async () => {
  const broken = { id: 's', name: 'Broken', steps: [{ type: 'merge' }] };
  const bytes = edit((json) => {
    (json['scenarios'] as unknown[]).unshift(broken);
    json['markets'] = [{ id: 'm', name: 'Tea', dataset: 'd/1', market: 'Tea', period: '', note: '' }, { id: 'n', dataset: 'd/1' }];
    json['audience'] = 'nobody';
    delete json['report'];
  });
  const opened = await openArchive(bytes);
  expect(opened.damaged).toBe(true);
  expect(opened.document.scenarios.map(({ name }) => name)).toEqual(['Status quo']);
  expect(opened.document.markets.map(({ name }) => name)).toEqual(['Tea']);
  expect(opened.document.audience).toEqual(newWorkspace('w1').audience);
  expect(opened.document.damaged).toMatchObject([{ part: 'markets[1]' }, { part: 'scenarios[0]', json: broken }, { part: 'audience', json: 'nobody' }, { part: 'report', why: 'it is missing' }]);
  expect(opened.repairs.join('\n')).toMatch(/The scenario "Broken" was left out: steps\.0/);
  const again = await openArchive(packArchive(opened));
  expect(again.problems).toEqual([]);
  expect(again.document).toEqual(opened.document);
});

test('a file that was cut off opens with what stands before the cut', async () => {
  const bytes = packArchive({ document, tables, raw });
  const { names } = readZip(bytes)!;
  const second = indexOf(bytes, strToU8('tables/d2.parquet'));
  const { document: opened, tables: read, raw: rows, damaged, repairs } = await openArchive(bytes.slice(0, second + 40));
  expect(names).toContain('tables/d2.parquet');
  expect(opened).toEqual(document);
  expect([...read.keys()]).toEqual(['d/1']);
  expect(rows.size).toBe(0);
  expect(damaged).toBe(true);
  expect(repairs[0]).toContain('cut off');
  const within = await openArchive(bytes.slice(0, 400));
  expect(within.document.name).toBe('Tea and coffee');
  expect(within.repairs.join(' ')).toContain('what stands behind that place is lost');
});

test('a byte that is not as it was written costs its table, and is said of the document', async () => {
  const bytes = packArchive({ document, tables, raw });
  const inTable = bytes.slice();
  inTable[indexOf(bytes, strToU8('tables/d2.parquet')) + 60]! ^= 1;
  const one = await openArchive(inTable);
  expect(one.tables.has('d2')).toBe(false);
  expect(one.damaged).toBe(false);
  const entries = unzipSync(bytes);
  const stored = zipSync(entries, { level: 0 });
  stored[indexOf(stored, strToU8('Tea and coffee'))] = 'S'.charCodeAt(0);
  const other = await openArchive(stored);
  expect(other.document.name).toBe('Sea and coffee');
  expect(other.repairs.join(' ')).toContain('a figure or a name in it may be wrong');
});

test('tables that were swapped or come from another workspace are not taken for their own', async () => {
  const bytes = packArchive({ document, tables, raw });
  const entries = unzipSync(bytes);
  const swapped = await openArchive(zipSync({ ...entries, 'tables/d2.parquet': entries['tables/d3.parquet']!, 'tables/d3.parquet': entries['tables/d2.parquet']! }));
  expect([...swapped.tables.keys()]).toEqual(['d/1']);
  expect(swapped.repairs.join(' ')).toContain('made of something else');
  const renamed = unzipSync(packArchive({ document: { ...document, ownership: [{ product: 'Alpha', owner: 'Omega' }] }, tables, raw }));
  const foreign = await openArchive(zipSync({ ...entries, 'tables/d%2F1.parquet': renamed['tables/d%2F1.parquet']! }));
  expect([...foreign.tables.keys()]).toEqual(['d2', 'd3']);
});

test('what unpacks without end is refused in time', async () => {
  const bomb = zipSync({ 'workspace.json': new Uint8Array(40 << 20) }, { level: 9 });
  await expect(openArchive(bomb)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('more than a document can be') as string });
});

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  return Buffer.from(bytes).indexOf(wanted);
}

/** The archive with its document edited and entries replaced. */
function edit(change: (json: Record<string, unknown>) => void, replaced: Record<string, Uint8Array> = {}): Uint8Array {
  const entries = unzipSync(packArchive({ document, tables, raw }));
  const json = JSON.parse(strFromU8(entries['workspace.json']!)) as Record<string, unknown>;
  change(json);
  return zipSync({ ...entries, 'workspace.json': strToU8(JSON.stringify(json)), ...replaced });
}
