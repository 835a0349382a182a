import type { Table } from 'apache-arrow';
import { newlineNormaliser, transcoder } from '../core/data/encoding';
import { gunzip } from '../core/data/formats/gzip';
import type { FileContent, LoadOptions, LoadRequest, LoadResult, RejectedRow } from '../core/data/engine';
import { EngineDied, NOT_UTF8, QueryCancelled } from '../core/data/engine';
import { OffsetLines, lineShifts } from '../core/data/line-scanner';
import { countRows, dropTable, loadFile, rejectedRows, replaceTable, shiftLines } from '../core/data/sql/load';
import { Scan } from './scan';

/** Runs one statement; `onFraction` hears how much of it is done (0 to 1) where the database says so. */
export type Run = (sql: string, onFraction?: (fraction: number) => void) => Promise<Table>;

/** Opens a connection, lets `work` run statements on it, and closes it. Rejects with `QueryCancelled` soon after the signal. */
export type Session = <T>(work: (run: Run) => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

/** A file under a name that the database can read. */
export interface PlacedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The file from its beginning, in order; may be read several times. */
  pieces(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
}

/** Puts files where the database can read them, without holding them in memory. */
export interface Shelf {
  place(content: FileContent): Promise<PlacedFile>;
  write(pieces: AsyncIterable<Uint8Array>): Promise<PlacedFile>;
}

/** Characters of a rejected row that are shown. */
const TEXT_SHOWN = 200;
let loads = 0;

/**
 * Loads a delimited file: the database reads it while its lines are counted beside. The table appears when both are done;
 * a load that fails or is cancelled leaves the earlier one.
 */
export async function loadDelimited(session: Session, shelf: Shelf, request: LoadRequest, options: LoadOptions): Promise<LoadResult> {
  const { signal } = options;
  let file = await shelf.place(request.content);
  const replace = async (pieces: AsyncIterable<Uint8Array>): Promise<void> => {
    const written = await shelf.write(pieces);
    await file.remove();
    file = written;
  };
  const rewrite = (step: (piece: Uint8Array, last: boolean) => Uint8Array): Promise<void> => replace(changed(file.pieces(), step, signal));
  try {
    if (request.dialect.gzip === true) await replace(heeding(gunzip(file.pieces()), signal));
    if (request.dialect.encoding !== 'utf-8') await rewrite(transcoder(request.dialect.encoding));
    const result = await fill(session, file, request, options);
    if (result !== MIXED_BREAKS) return result;
    await rewrite(newlineNormaliser());
    const again = await fill(session, file, request, options);
    if (again === MIXED_BREAKS) throw new Error('The line breaks of the file could not be made alike.');
    return again;
  } finally {
    await file.remove();
  }
}

/** The database takes the first kind of line break for all; such a file is written anew with one kind. */
const MIXED_BREAKS = 'mixed line breaks';

async function fill(session: Session, file: PlacedFile, request: LoadRequest, { signal, onProgress }: LoadOptions): Promise<LoadResult | typeof MIXED_BREAKS> {
  const id = ++loads;
  const loading: LoadRequest = { ...request, table: `${request.table}__loading_${id}` };
  const rejects = `rejects_${id}_${Date.now()}`;
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const scan = new Scan(file, request.dialect);
  const header = await scan.header(either);
  let databaseTells = false;
  const tell = (fraction: number): void => onProgress?.({ fraction: Math.min(fraction, 0.99), rows: scan.rowsAt(fraction) });
  const lines = scan.rest(either, (fraction) => databaseTells || tell(fraction / 2));
  lines.then(
    ({ mixedBreaks }) => mixedBreaks && stop.abort(),
    () => stop.abort(),
  );
  try {
    const result = await session(async (run) => {
      await run(loadFile(loading, file.name, header, rejects), (fraction) => {
        databaseTells = true;
        tell(fraction);
      });
      const found = await lines;
      if (found.mixedBreaks) return MIXED_BREAKS;
      const rejected = await rejectedOf(await run(rejectedRows(rejects)), file);
      const without = [...new Set([...found.without, ...rejected.map(({ row }) => row)])].sort((a, b) => a - b);
      for (const statement of without.length === 0 ? [] : shiftLines(loading.table, header, lineShifts(header, without))) await run(statement);
      const rows = Number((await run(countRows(loading.table))).getChildAt(0)?.get(0) ?? 0);
      for (const statement of replaceTable(loading.table, request.table)) await run(statement);
      return { rows, rejected };
    }, either);
    if (result !== MIXED_BREAKS) onProgress?.({ fraction: 1, rows: result.rows });
    return result;
  } catch (error) {
    // Mixed line breaks make the database fail in many ways; what the lines say comes first.
    const found = await lines.catch(() => null);
    if (!(error instanceof EngineDied)) await session((run) => run(dropTable(loading.table)), undefined).catch(() => undefined);
    if (found?.mixedBreaks === true && signal?.aborted !== true) return MIXED_BREAKS;
    throw error;
  } finally {
    stop.abort();
  }
}

/** One entry a row, at the line where its text begins; the database counts blank lines into it. */
async function rejectedOf(table: Table, file: PlacedFile): Promise<RejectedRow[]> {
  const found = new Map<number, Omit<RejectedRow, 'row'>>();
  for (const row of table) {
    const offset = Number(row['offset']) - 1;
    if (found.has(offset)) continue;
    const text = String(row['text'] ?? '').trim().slice(0, TEXT_SHOWN);
    found.set(offset, { column: row['column'], reason: reasonInWords(String(row['kind']), String(row['reason'])), text });
  }
  if (found.size === 0) return [];
  const offsets = [...found.keys()].sort((a, b) => a - b);
  const lines = new OffsetLines(offsets);
  for await (const piece of file.pieces()) {
    lines.push(piece);
    if (lines.done) break;
  }
  return lines.end().map((line, i) => ({ row: line, ...found.get(offsets[i]!)! }));
}

/** What is wrong with a rejected row, to follow the row's name: "has 2 fields instead of 3". */
function reasonInWords(kind: string, reason: string): string {
  const fields = /Columns: (\d+) Found: (\d+)/.exec(reason);
  if (fields !== null) return `has ${fields[2]} ${fields[2] === '1' ? 'field' : 'fields'} instead of ${fields[1]}`;
  if (kind === 'UNQUOTED VALUE') return 'has a quote that is not closed, or text after a closing quote';
  if (kind === 'INVALID ENCODING') return NOT_UTF8;
  if (kind === 'LINE SIZE OVER MAXIMUM') return 'is longer than 2 million characters, as when a quote is not closed';
  return `cannot be read (${reason.split('\n')[0]})`;
}

/** The pieces as they are, until the signal. */
async function* heeding(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw new QueryCancelled();
    yield piece;
  }
}

/** Each piece as `step` writes it, and what `step` held back at the end. */
async function* changed(pieces: AsyncIterable<Uint8Array>, step: (piece: Uint8Array, last: boolean) => Uint8Array, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw new QueryCancelled();
    yield step(piece, false);
  }
  yield step(new Uint8Array(0), true);
}
