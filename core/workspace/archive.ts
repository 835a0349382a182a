import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { z } from 'zod';
import { sourceKey } from '../data/source';
import { migrate } from './migrate';
import { repairReferences } from './repair';
import type { Workspace } from './schema';
import { WORKSPACE_VERSION, workspaceSchema } from './schema';
import type { RawTable } from './snapshot';
import { readMapped, readRaw, writeMapped, writeRaw } from './snapshot';
import type { MappedTable, MappedTables } from './tables';

/** Everything that a `.proforma` file holds. */
export interface Archive {
  readonly document: Workspace;
  readonly tables: MappedTables;
  /** Sources as loaded, by `sourceKey`. One that is left out must be opened again before its mapping can change. */
  readonly raw: ReadonlyMap<string, RawTable>;
}

/** Why a file cannot be opened as a workspace. */
export type ArchiveErrorCode = 'not-a-workspace' | 'damaged' | 'newer' | 'invalid';

const messages: Readonly<Record<ArchiveErrorCode, string>> = {
  'not-a-workspace': 'This file is not a Proforma workspace. Open it as data instead, or choose a .proforma file.',
  damaged: 'This workspace file is damaged and cannot be read. Open the previous version (the .bak file beside it), if there is one.',
  newer: 'This workspace was saved by a newer version of Proforma. Update Proforma to open it.',
  invalid: 'This workspace file has a document that Proforma cannot understand.',
};

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  constructor(
    readonly code: ArchiveErrorCode,
    readonly detail = '',
    cause?: unknown,
  ) {
    super(detail === '' ? messages[code] : `${messages[code]} (${detail})`, { cause });
  }
}

const DOCUMENT = 'workspace.json';
const README = 'README.txt';
const readme = `This is a workspace of Proforma, a workbench for market-concentration analysis.

workspace.json       the document: sources, mappings, markets, scenarios, rules
tables/*.parquet     each dataset after its mapping
data/KEY.parquet     each source file as it was loaded, all text; KEY begins with its SHA-256

It is a plain zip file: any zip program opens it, and any Parquet reader reads its tables.
`;
/** Zip entries bear a fixed time, so that the same workspace gives the same bytes. */
const ENTRY_TIME = new Date(1980, 0, 1);

/** The document as it stands in the file: keys in the order of the schema, then unknown ones, indented by two spaces. */
export function documentText(document: Workspace): string {
  return `${JSON.stringify(keepUnknown(document, workspaceSchema.parse(document)), null, 2)}\n`;
}

/** Puts back what a newer program of the same version added and the schema does not know. */
function keepUnknown<T>(original: unknown, parsed: T): T {
  if (Array.isArray(parsed) && Array.isArray(original)) return parsed.map((item, i) => keepUnknown(original[i], item)) as T;
  if (!isObject(parsed) || !isObject(original)) return parsed;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parsed)) kept[key] = keepUnknown(original[key], value);
  for (const [key, value] of Object.entries(original)) if (!(key in kept)) kept[key] = value;
  return kept as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bytes of a `.proforma` file; the same workspace gives the same bytes. */
export function packArchive({ document, tables, raw }: Archive): Uint8Array {
  const entries: Record<string, [Uint8Array, { level: 0 | 6; mtime: Date }]> = {
    [DOCUMENT]: [strToU8(documentText(document)), { level: 6, mtime: ENTRY_TIME }],
    [README]: [strToU8(readme), { level: 6, mtime: ENTRY_TIME }],
  };
  for (const dataset of document.datasets) {
    const table = tables.get(dataset.id);
    if (table !== undefined) entries[`tables/${encodeURIComponent(dataset.id)}.parquet`] = [writeMapped(table), { level: 0, mtime: ENTRY_TIME }];
  }
  for (const key of new Set(document.sources.map(sourceKey))) {
    const rows = raw.get(key);
    if (rows !== undefined) entries[`data/${key}.parquet`] = [writeRaw(rows), { level: 0, mtime: ENTRY_TIME }];
  }
  return zipSync(entries);
}

export interface OpenedArchive extends Archive {
  /** What was mended on opening, in words; empty for a sound file. */
  readonly repairs: readonly string[];
}

/**
 * Opens a `.proforma` file: envelope, refuse newer, migrate a copy, validate, repair what can be repaired.
 * Unknown keys of the document are kept. Throws `ArchiveError`.
 */
export async function openArchive(bytes: Uint8Array): Promise<OpenedArchive> {
  const entries = unzip(bytes);
  const document = readDocument(entries[DOCUMENT]!);
  const { repaired, repairs } = repairReferences(document);
  const lost = [...repairs];
  const tables = new Map<string, MappedTable>();
  for (const dataset of repaired.datasets) {
    const entry = entries[`tables/${encodeURIComponent(dataset.id)}.parquet`];
    const table = entry === undefined ? null : await readMapped(entry).catch(() => null);
    if (table?.kind === dataset.mapping.kind) tables.set(dataset.id, table);
    else lost.push(`The table of "${dataset.name}" is missing or damaged; it is made again from its source.`);
  }
  const raw = new Map<string, RawTable>();
  for (const source of repaired.sources) {
    const key = sourceKey(source);
    // Files were named by the hash alone while each could be read in one way only.
    const entry = entries[`data/${key}.parquet`] ?? entries[`data/${source.sha256}.parquet`];
    if (entry === undefined) continue;
    const table = await readRaw(entry).catch(() => null);
    if (table === null) lost.push(`The snapshot of "${source.name}" is damaged; open the file again to change its columns.`);
    else raw.set(key, table);
  }
  return { document: repaired, tables, raw, repairs: lost };
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) throw new ArchiveError('not-a-workspace');
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch (cause) {
    throw new ArchiveError('damaged', '', cause);
  }
  if (entries[DOCUMENT] === undefined) throw new ArchiveError('not-a-workspace', `it has no ${DOCUMENT}`);
  return entries;
}

function readDocument(entry: Uint8Array): Workspace {
  let parsed: unknown;
  try {
    parsed = JSON.parse(strFromU8(entry));
  } catch (cause) {
    throw new ArchiveError('damaged', `${DOCUMENT} is not JSON`, cause);
  }
  if (!isObject(parsed) || parsed['schema'] !== 'proforma.workspace') {
    throw new ArchiveError('not-a-workspace', `${DOCUMENT} has another schema`);
  }
  const version = parsed['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new ArchiveError('invalid', 'it has no version');
  if (version > WORKSPACE_VERSION) throw new ArchiveError('newer', `its version is ${version}, this program knows ${WORKSPACE_VERSION}`);
  const current = migrate(parsed, version);
  const checked = workspaceSchema.safeParse(current);
  if (!checked.success) throw new ArchiveError('invalid', describe(checked.error), checked.error);
  return keepUnknown(current, checked.data);
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0]!;
  const more = error.issues.length > 1 ? ` and ${error.issues.length - 1} more` : '';
  return `${issue.path.join('.') || 'document'}: ${issue.message}${more}`;
}
