import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildMarginals } from '../core/data/build-marginals';
import { buildRespondents } from '../core/data/build-respondents';
import { buildShares } from '../core/data/build-shares';
import type { Mapping } from '../core/data/mapping';
import { decodeHere } from '../core/data/formats/decode';
import { openFile } from '../core/data/open';
import { readRows } from '../core/data/read-rows';
import type { Source } from '../core/data/source';
import { sourceKey } from '../core/data/source';
import { packArchive } from '../core/workspace/archive';
import { newWorkspace } from '../core/workspace/new';
import type { Workspace } from '../core/workspace/schema';
import type { RawTable } from '../core/workspace/snapshot';
import type { MappedTable } from '../core/workspace/tables';
import { createNodeEngine } from '../engines/duckdb-node';
import { DIGITAL, GEN_Z, PANEL, PLATFORM_USE, RETAIL, contexts, markets, ownership, scenarios } from './sample-workspace';

/** Builds the sample workspace from the data packages. Run: `npx tsx scripts/build-sample.ts`. The same packages give the same bytes. */

interface Input {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly file: string;
  /** Absent: a source that another dataset refers to. */
  readonly mapping?: Mapping;
}

const noReasons = {};
const shares = (basis: string): Mapping => ({
  kind: 'shares', market: 'market', period: 'period', firm: 'firm', product: 'product', value: 'share', status: 'status',
  unit: 'percent', unitName: '', basis, fringe: ['Other'], reasons: noReasons,
});
const PANEL_PLATFORMS = ['Amazon', 'TikTok', 'TikTok Shop', 'Shein', 'Temu', 'Walmart', 'Instagram', 'Facebook', 'YouTube', 'Snapchat', 'Pinterest'];
const OVERLAPS = 'platform-overlaps';

const inputs: readonly Input[] = [
  { id: RETAIL, name: 'US online retail', package: 'us-online-retail', file: 'shares.csv', mapping: shares('sales') },
  { id: DIGITAL, name: 'US advertising and social commerce', package: 'us-digital-markets', file: 'shares.csv', mapping: shares('spending or sales') },
  {
    id: PANEL, name: 'Synthetic US panel', package: 'synthetic-us-panel', file: 'respondents.csv',
    mapping: {
      kind: 'respondents', id: 'id', weight: 'weight', cohort: 'cohort', platforms: PANEL_PLATFORMS, yes: ['1'], no: ['0'], missing: 'complete', reasons: noReasons,
    },
  },
  { id: OVERLAPS, name: 'Published overlaps', package: 'us-platform-use', file: 'overlaps.csv' },
  {
    id: PLATFORM_USE, name: 'Published platform use (Pew)', package: 'us-platform-use', file: 'reach.csv',
    mapping: { kind: 'marginals', period: 'year', cohort: 'cohort', platform: 'platform', reach: 'reach', unit: 'percent', overlaps: OVERLAPS, reasons: noReasons },
  },
];

interface DataPackage {
  readonly title: string;
  readonly created: string;
  readonly synthetic?: boolean;
  readonly sources: readonly { readonly title: string }[];
}

/** The bytes of the sample workspace. */
export async function buildSample(datasets: URL): Promise<Uint8Array> {
  const engine = await createNodeEngine({ threads: 1 });
  const sources: Source[] = [];
  const raw = new Map<string, RawTable>();
  const tables = new Map<string, MappedTable>();
  const owners = new Map(ownership.map(({ product, owner }) => [product, owner]));
  const tableOf = (id: string): string => `t_${id.replaceAll('-', '_')}`;
  try {
    for (const { id, package: folder, file, mapping } of inputs) {
      const bytes = new Uint8Array(readFileSync(new URL(`${folder}/${file}`, datasets)));
      const about = JSON.parse(readFileSync(new URL(`${folder}/datapackage.json`, datasets), 'utf8')) as DataPackage;
      const name = `${folder}/${file}`;
      const opened = await openFile(engine, { name, content: { kind: 'bytes', bytes }, tableName: tableOf(id), bytes: bytes.length, decode: decodeHere });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      sources.push({
        id, name, path: null, bytes: bytes.length, sha256, dialect: opened.dialect, columns: [...opened.columns], rows: opened.rows,
        opened: about.created, synthetic: about.synthetic ?? false, citation: `${about.title}: ${about.sources.map(({ title }) => title).join('; ')}`,
      });
      raw.set(sourceKey({ sha256, dialect: opened.dialect }), await readRows(engine, tableOf(id), opened.columns, 0, opened.rows));
      const options = { file: name, decimal: opened.dialect.decimal };
      if (mapping?.kind === 'shares') tables.set(id, { kind: 'shares', table: (await buildShares(engine, tableOf(id), mapping, { ...options, owners })).table });
      if (mapping?.kind === 'respondents') tables.set(id, { kind: 'respondents', table: (await buildRespondents(engine, tableOf(id), mapping, options)).table });
      if (mapping?.kind === 'marginals') {
        const built = await buildMarginals(engine, tableOf(id), mapping, { ...options, overlaps: tableOf(OVERLAPS) });
        tables.set(id, { kind: 'marginals', table: built.table });
      }
    }
  } finally {
    await engine.close();
  }
  const document: Workspace = {
    ...newWorkspace('amazon-and-tiktok', 'Amazon and TikTok'),
    note: 'The running example: who would buy which TikTok, in which market, and whom would it reach? Figures on shares are published or estimated, as marked; the respondent panel is synthetic; the contexts of the platforms (shopping, video, social, search, messaging) are our own classification.',
    sources,
    datasets: inputs.flatMap(({ id, name, mapping }) => (mapping === undefined ? [] : [{ id, name, source: id, mapping }])),
    ownership,
    markets,
    scenarios,
    baseline: 'status-quo',
    audience: { dataset: PANEL, cohort: GEN_Z, rivals: ['Shein', 'Temu'], contexts },
    report: { title: 'Amazon and TikTok: concentration and Gen-Z reach', author: '', note: '' },
  };
  return packArchive({ document, tables, raw });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const datasets = new URL('../datasets/', import.meta.url);
  const bytes = await buildSample(datasets);
  writeFileSync(new URL('amazon-and-tiktok.proforma', datasets), bytes);
  process.stdout.write(`datasets/amazon-and-tiktok.proforma: ${bytes.length} bytes\n`);
}
