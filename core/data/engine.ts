import type { Table } from 'apache-arrow';
import type { Dialect } from './dialect';

/** Bytes or a place that an engine can read. A window has bytes or a `File`; the command line has a path. */
export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'blob'; readonly blob: Blob }
  | { readonly kind: 'path'; readonly path: string };

/** A delimited file to load: every column arrives as text, in file order, so that nothing is guessed away. */
export interface LoadRequest {
  /** Name of the table to make; made of letters, digits and underscores. */
  readonly table: string;
  readonly content: FileContent;
  readonly dialect: Dialect;
  /** Column names in file order, as `sniff` found them. */
  readonly columns: readonly string[];
}

/** A row of the file that has another number of fields than the header, or a broken quote. */
export interface RejectedRow {
  readonly row: number;
  readonly column: string | null;
  /** Follows the name of the row: "has 2 fields instead of 3". */
  readonly reason: string;
  readonly text: string;
}

/** A row that breaks the rules of the file: how it was read, and its line. It is in the table, unless nothing stands in it. */
export interface MendedRow {
  readonly row: number;
  /** `windows-1252`: letters that are not UTF-8. `quotes`: quotes that do not close where a field ends. `empty`: nothing but delimiters; left out. */
  readonly how: 'windows-1252' | 'quotes' | 'empty';
}

export interface LoadResult {
  readonly rows: number;
  readonly rejected: readonly RejectedRow[];
  readonly mended?: readonly MendedRow[];
}

/** Rows that are handed over at once: one array of texts a column, in the order of the columns, and the file line of each row. */
export interface RowChunk {
  readonly columns: readonly (readonly (string | null)[])[];
  readonly lines: Int32Array;
}

/** Text columns of equal length; a missing field is `null`. */
export type TextColumns = Readonly<Record<string, readonly (string | null)[]>>;

/** Columns in memory as the one chunk of `loadRows`. */
export function inOneChunk(columns: TextColumns, lines: Int32Array): () => AsyncIterable<RowChunk> {
  return async function* () {
    yield { columns: Object.values(columns), lines };
  };
}

/** How far a load has come; `null` where that is not known. */
export interface Progress {
  /** 0 to 1. */
  readonly fraction: number | null;
  readonly rows: number | null;
}

export interface QueryOptions {
  readonly signal?: AbortSignal;
}

export interface LoadOptions extends QueryOptions {
  readonly onProgress?: (progress: Progress) => void;
}

export type EngineState = 'starting' | 'ready' | 'restarting' | 'failed' | 'closed';

/**
 * A database that loads files and answers SQL. Queries can be cancelled, and never hang when the engine dies:
 * they reject with `EngineDied`, the engine restarts and loads its tables again.
 */
export interface Engine {
  readonly name: string;
  readonly state: EngineState;
  /** Loads a file as a table of text columns plus `"line"` (INTEGER), the file line of each row. Replaces a table of that name. */
  load(request: LoadRequest, options?: LoadOptions): Promise<LoadResult>;
  /** The same from rows that a reader of another format hands over. `chunks` is called again where the engine has to start anew. */
  loadRows(table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, options?: LoadOptions): Promise<LoadResult>;
  /** Runs one statement. Parameters are `?`. Numbers arrive as DOUBLE or INTEGER; alias every expression. */
  query(sql: string, params?: readonly (string | number | null)[], options?: QueryOptions): Promise<Table>;
  /** Called at each change of state. */
  onChange(listener: (state: EngineState) => void): () => void;
  dropTable(table: string): Promise<void>;
  close(): Promise<void>;
}

/** The engine's worker or process ended while it had work. */
export class EngineDied extends Error {
  override readonly name = 'EngineDied';
  constructor(cause?: unknown) {
    super('The database stopped unexpectedly and was started again. Repeat what you did last.', { cause });
  }
}

/** The person cancelled. */
export class QueryCancelled extends Error {
  override readonly name = 'QueryCancelled';
  constructor() {
    super('Cancelled.');
  }
}

/** The engine refused a statement; `sql` is what it was given. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  constructor(
    message: string,
    readonly sql: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
