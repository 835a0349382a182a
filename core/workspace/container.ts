import { zipSync } from 'fflate';
import { isObject } from './keep-unknown';

export const DOCUMENT = 'workspace.json';
export const README = 'README.txt';
export const readme = `This is a workspace of Proforma, a workbench for market-concentration analysis.

workspace.json       the document: sources, mappings, markets, scenarios, rules
tables/*.parquet     each dataset after its mapping
data/KEY.parquet     each source file as it was loaded, all text; KEY begins with its SHA-256

It is a plain zip file: any zip program opens it, and any Parquet reader reads its tables.
`;

const TABLES = 'tables/';
const DATA = 'data/';
export const tableEntry = (datasetId: string): string => `${TABLES}${encodeURIComponent(datasetId)}.parquet`;
export const dataEntry = (key: string): string => `${DATA}${key}.parquet`;
/** Whether an entry of that name holds rows: a file with one is, or was, a workspace. */
export const holdsRows = (name: string): boolean => name.startsWith(TABLES) || name.startsWith(DATA);

/** Zip entries bear a fixed time, so that the same workspace gives the same bytes. */
const ENTRY_TIME = new Date(1980, 0, 1);

/** The bytes of the zip file; entries stand in the order of the map. Parquet is packed in itself. */
export function zipEntries(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const packed = [...entries].map(([name, content]) => [name, [content, { level: name.endsWith('.parquet') ? 0 : 6, mtime: ENTRY_TIME }]] as const);
  return zipSync(Object.fromEntries(packed) as Record<string, [Uint8Array, { level: 0 | 6; mtime: Date }]>);
}

/**
 * The order of a workspace's entries: document, readme, tables by dataset, rows by source, then what else there is by name.
 * `document` is the plain JSON of `workspace.json`.
 */
export function inEntryOrder(document: unknown, names: readonly string[]): string[] {
  const { datasets, markets, sources } = isObject(document) ? document : {};
  const idsOf = (list: unknown, key: string): string[] => (Array.isArray(list) ? list.filter(isObject).flatMap((entry) => (typeof entry[key] === 'string' ? [entry[key]] : [])) : []);
  const sorted = [...names].sort();
  const beginning = [DOCUMENT, README, ...idsOf(datasets, 'id').map(tableEntry), ...marketTables(markets).map(tableEntry), ...idsOf(sources, 'sha256').flatMap((hash) => sorted.filter((name) => name.startsWith(`${DATA}${hash}`)))];
  const present = new Set(names);
  return [...new Set([...beginning.filter((name) => present.has(name)), ...sorted])];
}

/** Ids of the tables that markets may have for themselves; see `tableIdOf`. */
function marketTables(markets: unknown): string[] {
  return Array.isArray(markets) ? markets.filter(isObject).map(({ dataset, id }) => `${String(dataset)}/rows/${String(id)}`) : [];
}
