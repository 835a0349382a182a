import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch } from 'apache-arrow';
import { Table, makeVector } from 'apache-arrow';
import type { Engine, FileContent, LoadOptions, LoadRequest, LoadResult, QueryOptions, RowChunk } from '../core/data/engine';
import { EngineDied, QueryCancelled, QueryFailed } from '../core/data/engine';
import { assertTypes } from './arrow-types';
import type { RowSink } from './base';
import { BaseEngine, PIECE } from './base';
import type { PlacedFile, Session } from './load-file';
import { textVector } from './text-vector';
import { Watchdog } from './watchdog';

export interface WasmEngineOptions {
  /** Address of `duckdb-eh.wasm`. The bundle with threads is not used: it has given empty results in silence. */
  readonly wasmUrl: string;
  /** Address of `duckdb-browser-eh.worker.js`, of the same origin. */
  readonly workerUrl: string;
  /** A worker that does not answer for so long while it has work is taken for dead. */
  readonly silenceMs?: number;
}

/** Folder of the files that were opened, the only one that statements may read. */
const FOLDER = '/opened/';
/** Before anything else: nothing is fetched, no other file is read, and memory ends in an error rather than in an abort. */
const SETTINGS = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  "SET memory_limit = '3GB'",
  `SET allowed_directories = ['${FOLDER}']`,
  'SET enable_external_access = false',
];
/** Bytes after which written pieces are handed to the browser, which keeps large blobs on the disk. */
const BLOB_BYTES = 16 << 20;
const SILENCE_MS = 30_000;
const BOOT_MS = 120_000;

/** DuckDB-Wasm in a worker of its own, started at once; statements wait until it is up. */
export function createWasmEngine(options: WasmEngineOptions): Engine {
  return new WasmEngine(options);
}

/** One worker with its database, and the promise that rejects when it ends. */
interface Life {
  readonly worker: Worker;
  readonly db: AsyncDuckDB;
  readonly died: Promise<never>;
  readonly end: (cause: unknown) => void;
  over: boolean;
}

class WasmEngine extends BaseEngine {
  readonly name = 'DuckDB-Wasm';
  private life: Life;
  private ready: Promise<void>;
  private files = 0;
  /** How to make each loaded table again after a restart. */
  private readonly reloads = new Map<string, (session: Session) => Promise<LoadResult>>();
  private readonly watchdog: Watchdog;

  constructor(private readonly options: WasmEngineOptions) {
    super();
    this.watchdog = new Watchdog(options.silenceMs ?? SILENCE_MS, (cause) => this.bury(this.life, cause));
    this.life = this.begin();
    this.ready = this.start(this.life);
    this.ready.catch(() => undefined);
  }

  private begin(): Life {
    const worker = new Worker(this.options.workerUrl);
    let end: (cause: unknown) => void = () => undefined;
    const died = new Promise<never>((_, reject) => {
      end = (cause) => reject(new EngineDied(cause));
    });
    died.catch(() => undefined);
    const life: Life = { worker, db: new AsyncDuckDB(new VoidLogger(), worker), died, end, over: false };
    worker.addEventListener('error', (event) => this.bury(life, event.message));
    worker.addEventListener('messageerror', () => this.bury(life, 'a message could not be read'));
    return life;
  }

  /** Boots the database of a life and makes its tables again. */
  private async start(life: Life): Promise<void> {
    try {
      await booted(life, life.db.instantiate(this.options.wasmUrl));
      await booted(life, life.db.open({ path: ':memory:', query: { queryPollingInterval: 20, castBigIntToDouble: true } }));
      await this.sessionOf(life)(async (run) => {
        for (const setting of SETTINGS) await run(setting);
      }, undefined);
      for (const [table, reload] of this.reloads) await reload(this.sessionOf(life)).catch((error: unknown) => this.forget(life, table, error));
    } catch (error) {
      if (this.state !== 'closed') this.setState('failed');
      life.worker.terminate();
      throw error;
    }
    if (this.state !== 'closed') this.setState('ready');
  }

  /** A table whose file can no longer be read is gone after a restart; any other failure ends the restart. */
  private forget(life: Life, table: string, error: unknown): void {
    if (life.over) throw error;
    this.reloads.delete(table);
  }

  /** The life is over: what waits for it is told, and another one begins unless it ended while starting. */
  private bury(life: Life, cause: unknown): void {
    if (life.over || this.state === 'closed') return;
    life.over = true;
    const starting = this.state !== 'ready';
    life.worker.terminate();
    life.end(cause);
    if (starting) return;
    this.setState('restarting');
    this.life = this.begin();
    this.ready = this.start(this.life);
    this.ready.catch(() => undefined);
  }

  /** Waits for an answer of the worker, but not beyond its death. */
  private alive<T>(life: Life, answer: Promise<T>): Promise<T> {
    return this.watchdog.during(() => life.db.ping(), Promise.race([answer, life.died]));
  }

  override async query(sql: string, params: readonly (string | number | null)[] = [], options: QueryOptions = {}): Promise<Table> {
    // The database of the window says yes and does nothing; nobody shall think that it did.
    if (/^\s*(FORCE\s+)?INSTALL\b/i.test(sql)) throw new QueryFailed('Extensions are not installed here.', sql);
    return super.query(sql, params, options);
  }

  protected readonly session: Session = async (work, signal) => {
    if (this.state === 'closed') throw new EngineDied('closed');
    await this.ready;
    return this.sessionOf(this.life)(work, signal);
  };

  private sessionOf(life: Life): Session {
    return async (work, signal) => {
      throwIfAborted(signal);
      const connection = await this.alive(life, life.db.connect());
      try {
        // How far a statement is stays unsaid: the library tells it by evaluating text, which the window's content policy forbids.
        return await work((sql) => this.send(life, connection, sql, signal));
      } finally {
        if (!life.over) await this.alive(life, connection.close()).catch(() => undefined);
      }
    };
  }

  /** Sends one statement so that it can be cancelled and others run beside it; `query` of the library blocks the worker. */
  private async send(life: Life, connection: AsyncDuckDBConnection, sql: string, signal: AbortSignal | undefined): Promise<Table> {
    const cancel = (): void => void connection.cancelSent().catch(() => undefined);
    signal?.addEventListener('abort', cancel);
    try {
      throwIfAborted(signal);
      const reader = await this.alive(life, connection.send(sql, true));
      await this.alive(life, reader.open());
      const batches: RecordBatch[] = [];
      for (;;) {
        throwIfAborted(signal);
        const { done, value } = await this.alive(life, reader.next());
        if (done === true) break;
        batches.push(value);
      }
      const table = batches.length === 0 ? new Table(reader.schema) : new Table(reader.schema, batches);
      assertTypes(table, sql);
      return table;
    } catch (error) {
      throw signal?.aborted === true && !(error instanceof EngineDied) ? new QueryCancelled() : this.failure(error, sql);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async place(content: FileContent): Promise<PlacedFile> {
    if (content.kind === 'path') throw new QueryFailed(`The database of the window cannot read the path ${content.path}.`, '');
    const { life } = this;
    const blob = content.kind === 'blob' ? content.blob : new Blob([content.bytes as Uint8Array<ArrayBuffer>]);
    const name = `${FOLDER}file_${++this.files}`;
    await this.alive(life, life.db.registerFileHandle(name, blob, DuckDBDataProtocol.BROWSER_FILEREADER, true));
    return {
      name,
      size: blob.size,
      pieces: () => piecesOf(blob),
      remove: async () => {
        if (!life.over) await this.alive(life, life.db.dropFile(name)).catch(() => undefined);
      },
    };
  }

  async write(pieces: AsyncIterable<Uint8Array>): Promise<PlacedFile> {
    const parts: Blob[] = [];
    let some: BlobPart[] = [];
    let bytes = 0;
    for await (const piece of pieces) {
      some.push(piece as Uint8Array<ArrayBuffer>);
      bytes += piece.length;
      if (bytes < BLOB_BYTES) continue;
      parts.push(new Blob(some));
      some = [];
      bytes = 0;
    }
    return this.place({ kind: 'blob', blob: new Blob([...parts, ...some]) });
  }

  override async load(request: LoadRequest, options: LoadOptions = {}): Promise<LoadResult> {
    await this.ready;
    const result = await super.load(request, options);
    this.reloads.set(request.table, (session) => this.loadIn(session, request, {}));
    return result;
  }

  override async loadRows(table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, options: LoadOptions = {}): Promise<LoadResult> {
    await this.ready;
    const result = await super.loadRows(table, columns, chunks, options);
    this.reloads.set(table, (session) => this.insertIn(session, table, columns, chunks, {}));
    return result;
  }

  protected async sink(table: string, names: readonly string[]): Promise<RowSink> {
    const { life } = this;
    const connection = await this.alive(life, life.db.connect());
    return {
      push: async ({ columns, lines }) => {
        const vectors = Object.fromEntries(names.map((name, i) => [name, textVector(columns[i]!)]));
        const part = new Table({ ...vectors, line: makeVector(lines) });
        await this.alive(life, connection.insertArrowTable(part, { name: table, create: false }));
      },
      close: async () => {
        if (!life.over) await this.alive(life, connection.close()).catch(() => undefined);
      },
    };
  }

  override async dropTable(table: string): Promise<void> {
    this.reloads.delete(table);
    await super.dropTable(table);
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.setState('closed');
    this.life.over = true;
    this.life.worker.terminate();
    this.life.end('closed');
  }
}

/** Waits for a step of the start; compiling keeps the worker from answering pings, so only time can tell that it is stuck. */
async function booted<T>(life: Life, step: Promise<T>): Promise<T> {
  const timer = setTimeout(() => life.end('the worker did not start'), BOOT_MS);
  try {
    return await Promise.race([step, life.died]);
  } finally {
    clearTimeout(timer);
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new QueryCancelled();
}

async function* piecesOf(blob: Blob): AsyncIterable<Uint8Array> {
  for (let at = 0; at < blob.size; at += PIECE) yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
}
