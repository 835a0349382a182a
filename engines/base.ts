import type { Table } from 'apache-arrow';
import { newlineNormaliser, transcoder } from '../core/data/encoding';
import type { Engine, EngineState, FileContent, LoadOptions, LoadRequest, LoadResult, Progress, QueryOptions, RejectedRow, RowChunk } from '../core/data/engine';
import { EngineDied, NOT_UTF8, QueryCancelled, QueryFailed } from '../core/data/engine';
import type { FileLines } from '../core/data/line-scanner';
import { LineScanner, OffsetLines, lineShifts } from '../core/data/line-scanner';
import { countRows, dropTable, loadFile, rejectedRows, shiftLines } from '../core/data/sql/load';
import { bind } from '../core/data/sql/quote';

/** Runs one statement on a connection. */
export type Run = (sql: string) => Promise<Table>;

/** Opens a connection, lets `work` run statements on it, and closes it. Rejects with `QueryCancelled` soon after the signal. */
export type Session = <T>(work: (run: Run) => Promise<T>, signal: AbortSignal | undefined) => Promise<T>;

/** A file under a name that the database can read. */
export interface PlacedFile {
  readonly name: string;
  remove(): Promise<void>;
}

/** Pieces of a file in order, and its size in bytes. */
export interface Pieces {
  readonly size: number;
  readonly pieces: AsyncIterable<Uint8Array>;
}

const PIECE = 1 << 20;
/** Characters of a rejected row that are shown. */
const TEXT_SHOWN = 200;

/** What the engines share: loading with file lines, states and listeners. A subclass brings the database. */
export abstract class BaseEngine implements Engine {
  abstract readonly name: string;
  private current: EngineState = 'starting';
  private readonly listeners = new Set<(state: EngineState) => void>();
  private reads = 0;

  protected abstract readonly session: Session;
  protected abstract place(content: FileContent): Promise<PlacedFile>;
  protected abstract readPath(path: string): Promise<Pieces>;
  abstract loadRows(table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, options?: LoadOptions): Promise<LoadResult>;
  abstract close(): Promise<void>;

  get state(): EngineState {
    return this.current;
  }

  onChange(listener: (state: EngineState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected setState(state: EngineState): void {
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }

  async query(sql: string, params: readonly (string | number | null)[] = [], options: QueryOptions = {}): Promise<Table> {
    const text = bind(sql, params);
    return this.session((run) => run(text), options.signal);
  }

  async dropTable(table: string): Promise<void> {
    await this.session((run) => run(dropTable(table)), undefined);
  }

  load(request: LoadRequest, options: LoadOptions = {}): Promise<LoadResult> {
    return this.loadIn(this.session, request, options);
  }

  protected async loadIn(session: Session, request: LoadRequest, { signal, onProgress }: LoadOptions): Promise<LoadResult> {
    let content = request.content;
    if (request.dialect.encoding !== 'utf-8') content = await this.rewrite(content, request, false, signal);
    let lines = await this.scan(content, request, signal, onProgress);
    if (lines.mixedBreaks) {
      content = await this.rewrite(content, { ...request, dialect: { ...request.dialect, encoding: 'utf-8' } }, true, signal);
      lines = await this.scan(content, request, signal, onProgress);
    }
    const file = await this.place(content);
    try {
      const result = await session((run) => this.fill(run, request, content, file.name, lines), signal);
      onProgress?.({ fraction: 1, rows: result.rows });
      return result;
    } finally {
      await file.remove();
    }
  }

  private async fill(run: Run, request: LoadRequest, content: FileContent, file: string, lines: FileLines): Promise<LoadResult> {
    const rejects = `rejects_${++this.reads}_${Date.now()}`;
    await run(loadFile(request, file, lines.header, rejects));
    const rejected = await this.rejected(await run(rejectedRows(rejects)), content);
    const without = [...new Set([...lines.without, ...rejected.map(({ row }) => row)])].sort((a, b) => a - b);
    for (const statement of without.length === 0 ? [] : shiftLines(request.table, lines.header, lineShifts(lines.header, without))) {
      await run(statement);
    }
    const rows = Number((await run(countRows(request.table))).getChildAt(0)?.get(0) ?? 0);
    return { rows, rejected };
  }

  /** One entry a row, at the line where its text begins; the database counts blank lines into it. */
  private async rejected(table: Table, content: FileContent): Promise<RejectedRow[]> {
    const found = new Map<number, Omit<RejectedRow, 'row'>>();
    for (const row of table) {
      const offset = Number(row['offset']) - 1;
      if (found.has(offset)) continue;
      const text = String(row['text'] ?? '').trim().slice(0, TEXT_SHOWN);
      found.set(offset, { column: row['column'], reason: reasonInWords(String(row['kind']), String(row['reason'])), text });
    }
    if (found.size === 0) return [];
    const offsets = [...found.keys()].sort((a, b) => a - b);
    const scanner = new OffsetLines(offsets);
    for await (const piece of (await this.read(content)).pieces) scanner.push(piece);
    return scanner.end().map((line, i) => ({ row: line, ...found.get(offsets[i]!)! }));
  }

  private async scan(content: FileContent, request: LoadRequest, signal: AbortSignal | undefined, onProgress: ((progress: Progress) => void) | undefined): Promise<FileLines> {
    const scanner = new LineScanner(request.dialect.delimiter, request.dialect.skip);
    const { size, pieces } = await this.read(content);
    let done = 0;
    for await (const piece of pieces) {
      if (signal?.aborted === true) throw new QueryCancelled();
      scanner.push(piece);
      done += piece.length;
      onProgress?.({ fraction: size === 0 ? null : (0.5 * done) / size, rows: null });
    }
    return scanner.end();
  }

  /** The file as UTF-8, with one kind of line break where `breaks` asks for it. */
  private async rewrite(content: FileContent, request: LoadRequest, breaks: boolean, signal: AbortSignal | undefined): Promise<FileContent> {
    const transcode = transcoder(request.dialect.encoding);
    const normalise = breaks ? newlineNormaliser() : (piece: Uint8Array) => piece;
    const parts: BlobPart[] = [];
    for await (const piece of (await this.read(content)).pieces) {
      if (signal?.aborted === true) throw new QueryCancelled();
      parts.push(normalise(transcode(piece, false)) as Uint8Array<ArrayBuffer>);
    }
    parts.push(normalise(transcode(new Uint8Array(0), true)) as Uint8Array<ArrayBuffer>);
    return { kind: 'blob', blob: new Blob(parts) };
  }

  private async read(content: FileContent): Promise<Pieces> {
    if (content.kind === 'path') return this.readPath(content.path);
    if (content.kind === 'bytes') return { size: content.bytes.length, pieces: slices(content.bytes) };
    return { size: content.blob.size, pieces: blobPieces(content.blob) };
  }

  /** An error of the database as one of ours. */
  protected failure(error: unknown, sql: string): Error {
    if (error instanceof EngineDied || error instanceof QueryCancelled || error instanceof QueryFailed) return error;
    return new QueryFailed(error instanceof Error ? error.message : String(error), sql, error);
  }
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

async function* slices(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* blobPieces(blob: Blob): AsyncIterable<Uint8Array> {
  for (let at = 0; at < blob.size; at += PIECE) yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
}
