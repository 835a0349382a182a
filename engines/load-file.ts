import type { Table } from 'apache-arrow';
import { LineMender, newlineNormaliser, transcoder } from '../core/data/encoding';
import { gunzip } from '../core/data/formats/gzip';
import type { FileContent, LoadOptions, LoadRequest, LoadResult, RejectedRow, RowChunk } from '../core/data/engine';
import { EngineDied, QueryCancelled } from '../core/data/engine';
import type { FileLines } from '../core/data/line-scanner';
import { OffsetLines, lineShifts } from '../core/data/line-scanner';
import { ODD_QUOTE, RecordRows, needsOwnReader, widthInWords } from '../core/data/record-rows';
import { REJECTS_KEPT, countRows, dropTable, loadFile, rejectedRows, replaceTable, shiftLines } from '../core/data/sql/load';
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

/** Puts rows that this program read into the table of the request. */
export type Insert = (chunks: () => AsyncIterable<RowChunk>, options: LoadOptions) => Promise<LoadResult>;

/**
 * Loads a delimited file: the database reads it while its lines are counted beside. Lines that are not UTF-8 are mended first;
 * a file whose quotes programs read in different ways, or whose dialect the database does not know, is read by this program.
 * The table appears when all is done; a load that fails or is cancelled leaves the earlier one.
 */
export async function loadDelimited(session: Session, shelf: Shelf, insert: Insert, request: LoadRequest, options: LoadOptions): Promise<LoadResult> {
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
    const mender = new LineMender();
    const done = new Set<Obstacle>();
    for (;;) {
      const result = needsOwnReader(request.dialect) ? 'odd quotes' : await fill(session, file, request, options);
      if (typeof result !== 'string') return withMended(result, mender);
      if (done.has(result)) throw new Error(`The file could not be read: ${result}.`);
      done.add(result);
      if (result === 'mixed line breaks') await rewrite(newlineNormaliser());
      else if (result === 'not UTF-8') await rewrite((piece, last) => mender.step(piece, last));
      else return withMended(await readHere(file, insert, request, options), mender);
    }
  } finally {
    await file.remove();
  }
}

/**
 * What the database does not read: it takes the first kind of line break for all, refuses lines that are not UTF-8, and rows
 * with quotes that close inside a field. The first two are written anew, the third is read here.
 */
type Obstacle = 'mixed line breaks' | 'not UTF-8' | 'odd quotes';

function withMended(result: LoadResult, { mended }: LineMender): LoadResult {
  return mended.length === 0 ? result : { ...result, mended: [...(result.mended ?? []), ...mended.map((row) => ({ row, how: 'windows-1252' as const }))] };
}

/** Reads the rows without the database. */
async function readHere(file: PlacedFile, insert: Insert, request: LoadRequest, { signal, onProgress }: LoadOptions): Promise<LoadResult> {
  let read = 0;
  let mender = new LineMender();
  let records = new RecordRows(request.dialect, request.columns.length);
  const step = (piece: Uint8Array, last: boolean): Uint8Array => {
    read += piece.length;
    return mender.step(piece, last);
  };
  const chunks = (): AsyncIterable<RowChunk> => {
    read = 0;
    mender = new LineMender();
    records = new RecordRows(request.dialect, request.columns.length);
    return records.read(changed(file.pieces(), step, signal));
  };
  const { rows } = await insert(chunks, {
    ...(signal === undefined ? {} : { signal }),
    onProgress: (progress) => onProgress?.({ fraction: file.size === 0 ? null : Math.min(0.99, read / file.size), rows: progress.rows }),
  });
  onProgress?.({ fraction: 1, rows });
  return withMended({ rows, rejected: records.rejected, ...(records.mended.length === 0 ? {} : { mended: records.mended }) }, mender);
}

async function fill(session: Session, file: PlacedFile, request: LoadRequest, { signal, onProgress }: LoadOptions): Promise<LoadResult | Obstacle> {
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
    (found) => obstacleIn(found) !== null && stop.abort(),
    () => stop.abort(),
  );
  try {
    const result = await session(async (run) => {
      await run(loadFile(loading, file.name, header, rejects), (fraction) => {
        databaseTells = true;
        tell(fraction);
      });
      const found = await lines;
      const obstacle = obstacleIn(found);
      const refused = await run(rejectedRows(rejects));
      const stands = obstacle ?? obstacleAmong(refused);
      if (stands !== null) {
        await run(dropTable(loading.table));
        return stands;
      }
      const rejected = await rejectedOf(refused, file);
      // Nothing is lost: where the database counts other rows than the lines say, this program reads them. Rows of blanks are such a case.
      const loaded = Number((await run(countRows(loading.table))).getChildAt(0)?.get(0) ?? 0);
      if (request.dialect.sample === undefined && loaded + rejected.length !== found.records) {
        await run(dropTable(loading.table));
        return 'odd quotes';
      }
      const without = [...new Set([...found.without, ...rejected.map(({ row }) => row)])].sort((a, b) => a - b);
      for (const statement of without.length === 0 ? [] : shiftLines(loading.table, header, lineShifts(header, without))) await run(statement);
      for (const statement of replaceTable(loading.table, request.table)) await run(statement);
      return { rows: loaded, rejected: rejected.filter(({ text }) => text !== '') };
    }, either);
    if (typeof result !== 'string') onProgress?.({ fraction: 1, rows: result.rows });
    return result;
  } catch (error) {
    // What the database does not read makes it fail in many ways; what the lines say comes first.
    const found = await lines.catch(() => null);
    const obstacle = found === null ? null : obstacleIn(found);
    if (!(error instanceof EngineDied)) await session((run) => run(dropTable(loading.table)), undefined).catch(() => undefined);
    if (obstacle !== null && signal?.aborted !== true) return obstacle;
    throw error;
  } finally {
    stop.abort();
  }
}

function obstacleIn({ mixedBreaks, oddQuotes }: FileLines): Obstacle | null {
  if (oddQuotes) return 'odd quotes';
  return mixedBreaks ? 'mixed line breaks' : null;
}

function obstacleAmong(rejected: Table): Obstacle | null {
  const kinds = new Set(Array.from(rejected, (row) => String(row['kind'])));
  if (kinds.has('INVALID ENCODING')) return 'not UTF-8';
  return kinds.has('UNQUOTED VALUE') || kinds.has('LINE SIZE OVER MAXIMUM') || rejected.numRows >= REJECTS_KEPT ? 'odd quotes' : null;
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
  if (fields !== null) return widthInWords(Number(fields[2]), Number(fields[1]));
  if (kind === 'UNQUOTED VALUE') return ODD_QUOTE;
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
