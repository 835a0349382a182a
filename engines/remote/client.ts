import type { Table } from 'apache-arrow';
import { tableFromIPC } from 'apache-arrow';
import type { Engine, EngineState, FileContent, LoadOptions, LoadRequest, LoadResult, Progress, QueryOptions, RowChunk } from '../../core/data/engine';
import { EngineDied, QueryCancelled, QueryFailed } from '../../core/data/engine';
import { assertTypes } from '../arrow-types';
import type { ClientPort, FileRef, FromEngine, RemoteFailure, ToEngine } from './protocol';
import { rowsToBytes } from './rows';

export interface RemoteEngineOptions {
  readonly name: string;
  /** Opens a connection to a database that has no tables yet. */
  readonly connect: () => Promise<ClientPort>;
  /** The host's token of a file, by which it is read where it lies; `null` where its bytes must be sent. */
  readonly tokenOf: (blob: Blob) => string | null;
}

type Done = Extract<FromEngine, { type: 'done' }>;

interface Call {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** The other end takes another piece, or wants none because the call is over. */
  onMore: () => void;
}

/** One connection, and what waits for an answer on it. */
interface Life {
  readonly port: ClientPort;
  readonly calls: Map<number, Call>;
  over: boolean;
}

/** Bytes of a file that are sent at once. */
const SENT = 4 << 20;
/** Rows that are sent at once. */
const ROWS_SENT = 50_000;
/** Restarts in a row without an answer in between, after which the engine is given up. */
const RESTARTS = 3;

/** A database in another process. Its end rejects what waits with `EngineDied`; it is started again and its tables are loaded again. */
export function createRemoteEngine(options: RemoteEngineOptions): Engine {
  return new RemoteEngine(options);
}

class RemoteEngine implements Engine {
  readonly name: string;
  private current: EngineState = 'starting';
  private readonly listeners = new Set<(state: EngineState) => void>();
  private readonly reloads = new Map<string, (life: Life) => Promise<LoadResult>>();
  private life: Promise<Life>;
  private ids = 0;
  private restarts = 0;

  constructor(private readonly options: RemoteEngineOptions) {
    this.name = options.name;
    this.life = this.begin();
    this.life.catch(() => undefined);
  }

  get state(): EngineState {
    return this.current;
  }

  onChange(listener: (state: EngineState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async load(request: LoadRequest, options: LoadOptions = {}): Promise<LoadResult> {
    const result = await this.loadIn(await this.alive(), request, options);
    this.reloads.set(request.table, (life) => this.loadIn(life, request, {}));
    return result;
  }

  async loadRows(table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, options: LoadOptions = {}): Promise<LoadResult> {
    const result = await this.sendRows(await this.alive(), table, columns, chunks, options);
    this.reloads.set(table, (life) => this.sendRows(life, table, columns, chunks, {}));
    return result;
  }

  async query(sql: string, params: readonly (string | number | null)[] = [], { signal }: QueryOptions = {}): Promise<Table> {
    const { bytes } = await this.call(await this.alive(), (id) => ({ type: 'query', id, sql, params }), { ...(signal === undefined ? {} : { signal }) });
    const table = tableFromIPC(bytes!);
    assertTypes(table, sql);
    return table;
  }

  async dropTable(table: string): Promise<void> {
    this.reloads.delete(table);
    await this.call(await this.alive(), (id) => ({ type: 'drop', id, table }), {});
  }

  async close(): Promise<void> {
    if (this.current === 'closed') return;
    this.setState('closed');
    const life = await this.life.catch(() => null);
    if (life !== null) this.end(life, 'closed');
  }

  private setState(state: EngineState): void {
    this.current = state;
    for (const listener of this.listeners) listener(state);
  }

  private async alive(): Promise<Life> {
    if (this.current === 'closed') throw new EngineDied('closed');
    return this.life;
  }

  /** Connects and makes the tables again. */
  private async begin(): Promise<Life> {
    try {
      const port = await this.options.connect();
      const life: Life = { port, calls: new Map(), over: false };
      port.onMessage((message) => this.hear(life, message));
      port.onClosed(() => this.bury(life));
      for (const [table, reload] of this.reloads) {
        await reload(life).catch((error: unknown) => {
          if (life.over) throw error;
          // A file that can no longer be read is gone; the other tables are not.
          this.reloads.delete(table);
        });
      }
      if (this.current === 'closed') this.end(life, 'closed');
      else this.setState('ready');
      return life;
    } catch (error) {
      if (this.current !== 'closed') this.setState('failed');
      throw error instanceof EngineDied ? error : new EngineDied(error);
    }
  }

  private bury(life: Life): void {
    const wasReady = this.current === 'ready';
    if (life.over) return;
    this.end(life, 'the connection ended');
    if (!wasReady) return;
    if (++this.restarts > RESTARTS) {
      this.setState('failed');
      return;
    }
    this.setState('restarting');
    this.life = this.begin();
    this.life.catch(() => undefined);
  }

  private end(life: Life, cause: string): void {
    life.over = true;
    life.port.close();
    const calls = [...life.calls.values()];
    life.calls.clear();
    for (const call of calls) {
      call.onMore();
      call.reject(new EngineDied(cause));
    }
  }

  private hear(life: Life, message: FromEngine): void {
    this.restarts = 0;
    const call = life.calls.get(message.id);
    if (call === undefined) return;
    if (message.type === 'more') call.onMore();
    else if (message.type === 'progress') call.onProgress?.(message.progress);
    else {
      life.calls.delete(message.id);
      call.onMore();
      if (message.type === 'done') call.resolve(message);
      else call.reject(errorOf(message.failure));
    }
  }

  /** Posts a call and waits for its answer; `follow` sends what comes after it. */
  private async call(life: Life, messageOf: (id: number) => ToEngine, { signal, onProgress }: LoadOptions, follow?: (id: number, call: Call) => Promise<void>): Promise<Done> {
    if (signal?.aborted === true) throw new QueryCancelled();
    if (life.over) throw new EngineDied();
    const id = ++this.ids;
    const cancel = (): void => life.port.post({ type: 'cancel', id });
    signal?.addEventListener('abort', cancel);
    try {
      return await new Promise<Done>((resolve, reject) => {
        const call: Call = { resolve, reject, onProgress, onMore: () => undefined };
        life.calls.set(id, call);
        life.port.post(messageOf(id));
        follow?.(id, call).catch((error: unknown) => {
          life.calls.delete(id);
          cancel();
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  private async sendPieces(life: Life, id: number, call: Call, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const send = (bytes: Uint8Array | null): Promise<void> =>
      new Promise((more) => {
        call.onMore = more;
        life.port.post({ type: 'piece', id, bytes });
      });
    for await (const bytes of pieces) {
      if (!life.calls.has(id)) return;
      await send(bytes);
    }
    if (life.calls.has(id)) life.port.post({ type: 'piece', id, bytes: null });
  }

  private async sendFile(life: Life, id: number, call: Call, blob: Blob): Promise<void> {
    const unwanted = new AbortController();
    call.onMore = () => unwanted.abort();
    await life.port.sendFile!(id, blob, unwanted.signal);
  }

  private async loadIn(life: Life, { content, ...request }: LoadRequest, { signal, onProgress }: LoadOptions): Promise<LoadResult> {
    const { file, release } = await this.refer(life, content, signal, onProgress);
    try {
      const { result } = await this.call(life, (id) => ({ type: 'load', id, request: { ...request, file } }), { ...(signal === undefined ? {} : { signal }), ...(onProgress === undefined ? {} : { onProgress }) });
      return result!;
    } finally {
      release();
    }
  }

  /** The file as the host knows it, or sent to it. */
  private async refer(life: Life, content: FileContent, signal: AbortSignal | undefined, onProgress: LoadOptions['onProgress']): Promise<{ readonly file: FileRef; readonly release: () => void }> {
    if (content.kind === 'path') throw new QueryFailed(`The window may not name the path ${content.path}.`, '');
    const blob = content.kind === 'blob' ? content.blob : new Blob([content.bytes as Uint8Array<ArrayBuffer>]);
    const token = this.options.tokenOf(blob);
    if (token !== null) return { file: { kind: 'token', token }, release: () => undefined };
    let upload = 0;
    const sent = (fraction: number): void => onProgress?.({ fraction: 0.3 * fraction, rows: null });
    const follow = (id: number, call: Call): Promise<void> => (life.port.sendFile === undefined ? this.sendPieces(life, id, call, piecesOf(blob, sent)) : this.sendFile(life, id, call, blob));
    const release = (): void => {
      if (!life.over) life.port.post({ type: 'release', upload });
    };
    try {
      await this.call(life, (id) => ({ type: 'upload', id: (upload = id) }), { ...(signal === undefined ? {} : { signal }), onProgress: ({ fraction }) => sent(fraction ?? 0) }, follow);
    } catch (error) {
      release();
      throw error;
    }
    return { file: { kind: 'upload', upload }, release };
  }

  private async sendRows(life: Life, table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, { signal, onProgress }: LoadOptions): Promise<LoadResult> {
    const options = { ...(signal === undefined ? {} : { signal }), ...(onProgress === undefined ? {} : { onProgress }) };
    const { result } = await this.call(life, (id) => ({ type: 'rows', id, table, columns }), options, (id, call) => this.sendPieces(life, id, call, rowPieces(chunks())));
    return result!;
  }
}

async function* piecesOf(blob: Blob, onSent: (fraction: number) => void): AsyncIterable<Uint8Array> {
  for (let at = 0; at < blob.size; at += SENT) {
    onSent(at / blob.size);
    yield new Uint8Array(await blob.slice(at, at + SENT).arrayBuffer());
  }
}

async function* rowPieces(chunks: AsyncIterable<RowChunk>): AsyncIterable<Uint8Array> {
  for await (const { columns, lines } of chunks) {
    for (let at = 0; at < lines.length; at += ROWS_SENT) {
      yield rowsToBytes({ columns: columns.map((values) => values.slice(at, at + ROWS_SENT)), lines: lines.slice(at, at + ROWS_SENT) });
    }
  }
}

function errorOf({ name, message, sql }: RemoteFailure): Error {
  if (name === 'QueryCancelled') return new QueryCancelled();
  if (name === 'EngineDied') return new EngineDied(message);
  return new QueryFailed(message, sql);
}
