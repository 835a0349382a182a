import type { Table } from 'apache-arrow';
import type { Engine, EngineState, FileContent, LoadOptions, LoadRequest, LoadResult, QueryOptions, RowChunk } from '../core/data/engine';
import { EngineDied, QueryCancelled, QueryFailed } from '../core/data/engine';
import { createTable, dropTable, replaceTable } from '../core/data/sql/load';
import { bind } from '../core/data/sql/quote';
import type { PlacedFile, Session, Shelf } from './load-file';
import { loadDelimited } from './load-file';

/** Bytes of a file that are read at once. */
export const PIECE = 1 << 20;
/** Rows that are handed over at once, so that a cancel is heard between. */
const SLICE = 20_000;

/** Takes rows into a table that exists. */
export interface RowSink {
  push(chunk: RowChunk): Promise<void>;
  /** Ends the work; where it did not succeed the rows may be lost. */
  close(succeeded: boolean): Promise<void>;
}

/** What the engines share: loading with file lines, states and listeners. A subclass brings the database. */
export abstract class BaseEngine implements Engine, Shelf {
  abstract readonly name: string;
  private current: EngineState = 'starting';
  private readonly listeners = new Set<(state: EngineState) => void>();
  private inserts = 0;

  protected abstract readonly session: Session;
  abstract place(content: FileContent): Promise<PlacedFile>;
  abstract write(pieces: AsyncIterable<Uint8Array>): Promise<PlacedFile>;
  /** Opens a table of these text columns and `line` for rows. */
  protected abstract sink(table: string, columns: readonly string[]): Promise<RowSink>;
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

  loadRows(table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, options: LoadOptions = {}): Promise<LoadResult> {
    return this.insertIn(this.session, table, columns, chunks, options);
  }

  protected loadIn(session: Session, request: LoadRequest, options: LoadOptions): Promise<LoadResult> {
    return loadDelimited(session, this, (chunks, inserting) => this.insertIn(session, request.table, request.columns, chunks, inserting), request, options);
  }

  /** Fills a table aside and puts it in place when all rows are there. */
  protected async insertIn(session: Session, table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, { signal, onProgress }: LoadOptions): Promise<LoadResult> {
    const aside = `${table}__rows_${++this.inserts}`;
    let rows = 0;
    try {
      await session((run) => run(createTable(aside, columns)), signal);
      const sink = await this.sink(aside, columns);
      let succeeded = false;
      try {
        for await (const chunk of chunks()) {
          for (const slice of slices(chunk)) {
            if (signal?.aborted === true) throw new QueryCancelled();
            await sink.push(slice);
            rows += slice.lines.length;
            onProgress?.({ fraction: null, rows });
          }
        }
        succeeded = true;
      } finally {
        await sink.close(succeeded);
      }
      await session(async (run) => {
        for (const statement of replaceTable(aside, table)) await run(statement);
      }, signal);
    } catch (error) {
      if (!(error instanceof EngineDied)) await session((run) => run(dropTable(aside)), undefined).catch(() => undefined);
      throw error;
    }
    return { rows, rejected: [] };
  }

  /** An error of the database as one of ours. */
  protected failure(error: unknown, sql: string): Error {
    if (error instanceof EngineDied || error instanceof QueryCancelled || error instanceof QueryFailed) return error;
    return new QueryFailed(error instanceof Error ? error.message : String(error), sql, error);
  }
}

function* slices({ columns, lines }: RowChunk): Iterable<RowChunk> {
  for (let at = 0; at < lines.length; at += SLICE) {
    yield { columns: columns.map((values) => values.slice(at, at + SLICE)), lines: lines.subarray(at, at + SLICE) };
  }
}
