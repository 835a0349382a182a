import { strToU8 } from 'fflate';
import { sourceKey, type Source } from '../data/source';
import { problem, type Problem } from '../problem';
import { ArchiveError } from './archive-error';
import { dataEntry, DOCUMENT, holdsRows, README, readme, tableEntry, zipEntries } from './container';
import { datasetsRead } from './datasets-read';
import { documentText } from './document-text';
import { readDocument } from './read-document';
import type { Dataset, Workspace } from './schema';
import { sealOf } from './seal';
import type { RawTable } from './snapshot';
import { readMapped, readRaw, SnapshotMismatch, writeMapped, writeRaw } from './snapshot';
import type { MappedTable, MappedTables } from './tables';
import { readZip, type ZipFile } from './zip-read';

/** Everything that a `.proforma` file holds. */
export interface Archive {
  readonly document: Workspace;
  readonly tables: MappedTables;
  /** Sources as loaded, by `sourceKey`. One that is left out must be opened again before its mapping can change. */
  readonly raw: ReadonlyMap<string, RawTable>;
}

export interface OpenedArchive extends Archive {
  /** Version of the document in the file, before it was migrated. */
  readonly version: number;
  /** What was found wrong; empty for a sound file. */
  readonly problems: readonly Problem[];
  /** The same in words alone: what was mended and what was lost. */
  readonly repairs: readonly string[];
  /** Whether something is lost that is not made again by itself: the file should not be saved over. */
  readonly damaged: boolean;
}

/** The bytes of a `.proforma` file; the same workspace gives the same bytes. */
export function packArchive({ document, tables, raw }: Archive): Uint8Array {
  const text = documentText(document);
  const json: unknown = JSON.parse(text);
  const entries = new Map<string, Uint8Array>([[DOCUMENT, strToU8(text)], [README, strToU8(readme)]]);
  for (const { id } of datasetsRead(document)) {
    const table = tables.get(id);
    if (table !== undefined) entries.set(tableEntry(id), writeMapped(table, sealOf(json, id)));
  }
  for (const key of document.sources.map(sourceKey)) {
    const rows = raw.get(key);
    if (rows !== undefined && !entries.has(dataEntry(key))) entries.set(dataEntry(key), writeRaw(rows, key));
  }
  return zipEntries(entries);
}

/**
 * Opens a `.proforma` file: envelope, refuse newer, migrate a copy, validate, repair what can be repaired. A damaged file
 * is opened as far as it goes, and what was lost is listed. Unknown keys of the document are kept. Throws `ArchiveError`.
 */
export async function openArchive(bytes: Uint8Array): Promise<OpenedArchive> {
  try {
    return await open(bytes);
  } catch (cause) {
    if (cause instanceof ArchiveError) throw cause;
    throw new ArchiveError('damaged', cause instanceof Error ? cause.message : String(cause), cause);
  }
}

async function open(bytes: Uint8Array): Promise<OpenedArchive> {
  const zip = readZip(bytes);
  if (zip === null) throw new ArchiveError(bytes[0] === 0x50 && bytes[1] === 0x4b ? 'damaged' : 'not-a-workspace');
  const entry = zip.read(DOCUMENT);
  if (entry === null) throw new ArchiveError(zip.whole && !zip.names.some(holdsRows) ? 'not-a-workspace' : 'damaged', `it has no ${DOCUMENT}`);
  const { document, json, version, problems: found, lost } = readDocument(entry);
  const problems = [...envelopeProblems(zip), ...found];
  const raw = new Map<string, RawTable>();
  let damaged = lost || !zip.whole;
  for (const source of document.sources) {
    const rows = await rowsOf(zip, source, version);
    if (typeof rows !== 'string') raw.set(sourceKey(source), rows);
    else if (rows !== 'absent') {
      damaged = true;
      problems.push(problem('rows-lost', `The rows of "${source.name}" in the file are ${rows}.`, `Open ${source.name} again to change what its columns mean.`));
    }
  }
  const tables = new Map<string, MappedTable>();
  for (const dataset of datasetsRead(document)) {
    const table = await tableOf(zip, dataset, version === 1 ? null : sealOf(json, dataset.id));
    if (typeof table !== 'string') {
      tables.set(dataset.id, table);
      continue;
    }
    const source = document.sources.find(({ id }) => id === dataset.source)!;
    const again = raw.has(sourceKey(source));
    damaged ||= !again;
    problems.push(
      problem('table-lost', `The table of "${dataset.name}" is ${table}; ${again ? 'it is made again from its source.' : 'its rows are not in the file either.'}`, again ? 'Save the workspace, so that the file is sound again.' : `Open ${source.name} again.`, { severity: again ? 'warning' : 'error' }),
    );
  }
  return { document, tables, raw, version, problems, repairs: problems.map(({ message }) => message), damaged };
}

function envelopeProblems({ whole, twice }: ZipFile): Problem[] {
  return [
    ...(whole ? [] : [problem('file-cut', 'The file is cut off or its directory is damaged; its parts were found one by one.', 'Look at what is missing, and save it under another name.')]),
    ...twice.map((name) => problem('entry-twice', `The file holds ${name} twice; the first was read.`, 'Check that the workspace is what you expect, and save it again.', { severity: 'warning' })),
  ];
}

const BELONGS_ELSEWHERE = 'made of something else than the document says';

/** The rows of a source, or what is wrong with them. */
async function rowsOf(zip: ZipFile, source: Source, version: number): Promise<RawTable | 'absent' | 'damaged' | typeof BELONGS_ELSEWHERE> {
  const key = sourceKey(source);
  // Files were named by the hash alone while each could be read in one way only.
  const entry = zip.read(dataEntry(key)) ?? (version === 1 ? zip.read(dataEntry(source.sha256)) : null);
  if (entry === null) return 'absent';
  if (entry.fault !== null) return 'damaged';
  try {
    const rows = await readRaw(entry.content, version === 1 ? null : key);
    const names = Object.keys(rows.columns);
    const fits = rows.lines.length === source.rows && names.length === source.columns.length && names.every((name) => source.columns.includes(name));
    return fits ? rows : BELONGS_ELSEWHERE;
  } catch (cause) {
    return cause instanceof SnapshotMismatch ? BELONGS_ELSEWHERE : 'damaged';
  }
}

/** The table of a dataset, or what is wrong with it. */
async function tableOf(zip: ZipFile, { id, mapping }: Dataset, seal: string | null): Promise<MappedTable | 'missing or damaged' | typeof BELONGS_ELSEWHERE> {
  const entry = zip.read(tableEntry(id));
  if (entry === null || entry.fault !== null) return 'missing or damaged';
  try {
    const table = await readMapped(entry.content, seal);
    return table.kind === mapping.kind ? table : BELONGS_ELSEWHERE;
  } catch (cause) {
    return cause instanceof SnapshotMismatch ? BELONGS_ELSEWHERE : 'missing or damaged';
  }
}
