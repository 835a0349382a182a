import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { tableToIPC } from 'apache-arrow';
import type { Engine, LoadResult, RowChunk } from '../../core/data/engine';
import { QueryFailed } from '../../core/data/engine';
import { ownFolder } from '../box';
import type { EnginePort, FileRef, RemoteFailure, ToEngine } from './protocol';
import { rowsFromBytes } from './rows';

export interface ServeEngineOptions {
  /** Whether the other end may name files by their path: only a process of the host may, never the window. */
  readonly paths: boolean;
}

interface Answer {
  readonly result: LoadResult | null;
  readonly bytes: Uint8Array | null;
}

/** Answers the calls that come in at `port` with `engine`, which is closed when the other end is gone. */
export function serveEngine(engine: Engine, port: EnginePort, { paths }: ServeEngineOptions): void {
  const running = new Map<number, AbortController>();
  const incoming = new Map<number, Incoming>();
  const uploads = new Uploads();
  let last = 0;

  const pathOf = (file: FileRef): string => {
    if (file.kind === 'upload') return uploads.path(file.upload);
    if (file.kind === 'path' && paths) return file.path;
    throw new QueryFailed('That file was not opened here. Open it again.', '');
  };

  const answer = async (message: Extract<ToEngine, { id: number }>, signal: AbortSignal): Promise<Answer> => {
    const { id } = message;
    const onProgress = (progress: { fraction: number | null; rows: number | null }): void => {
      // The last one always arrives; of the others a few a second are enough for anybody.
      if (progress.fraction !== 1 && performance.now() - last < 100) return;
      last = performance.now();
      port.post({ type: 'progress', id, progress });
    };
    if (message.type === 'query') return { result: null, bytes: tableToIPC(await engine.query(message.sql, message.params, { signal }), 'stream') };
    if (message.type === 'load') {
      const { file, ...request } = message.request;
      return { result: await engine.load({ ...request, content: { kind: 'path', path: pathOf(file) } }, { signal, onProgress }), bytes: null };
    }
    if (message.type === 'rows') return { result: await engine.loadRows(message.table, message.columns, () => chunksOf(incoming.get(id)!), { signal, onProgress }), bytes: null };
    if (message.type === 'upload') await uploads.take(id, incoming.get(id)!);
    if (message.type === 'drop') await engine.dropTable(message.table);
    return { result: null, bytes: null };
  };

  const run = async (message: Extract<ToEngine, { id: number }>): Promise<void> => {
    const { id } = message;
    const controller = new AbortController();
    running.set(id, controller);
    if (message.type === 'rows' || message.type === 'upload') incoming.set(id, new Incoming(() => port.post({ type: 'more', id }), controller.signal));
    try {
      port.post({ type: 'done', id, ...(await answer(message, controller.signal)) });
    } catch (error) {
      port.post({ type: 'failed', id, failure: failureOf(error, controller.signal.aborted) });
    } finally {
      running.delete(id);
      incoming.delete(id);
    }
  };

  port.onMessage((message) => {
    if (message.type === 'cancel') running.get(message.id)?.abort();
    else if (message.type === 'piece') incoming.get(message.id)?.push(message.bytes);
    else if (message.type === 'release') void uploads.release(message.upload).catch(leaveIt);
    else void run(message);
  });
  port.onClosed(() => {
    for (const controller of running.values()) controller.abort();
    void engine.close().finally(() => uploads.remove()).catch(leaveIt);
  });
}

/** A file that cannot be deleted now is swept up when the next engine starts. */
function leaveIt(): void {}

function failureOf(error: unknown, aborted: boolean): RemoteFailure {
  const name = aborted ? 'QueryCancelled' : error instanceof Error ? error.name : 'Error';
  return { name, message: error instanceof Error ? error.message : String(error), sql: error instanceof QueryFailed ? error.sql : '' };
}

/** The pieces of one call, asked for one at a time. */
class Incoming implements AsyncIterable<Uint8Array> {
  private readonly waiting: (Uint8Array | null)[] = [];
  private wake: () => void = () => undefined;
  private first = true;

  constructor(
    private readonly more: () => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.wake());
  }

  push(piece: Uint8Array | null): void {
    this.waiting.push(piece);
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    for (;;) {
      if (!this.first) this.more();
      this.first = false;
      while (this.waiting.length === 0 && !this.signal.aborted) await new Promise<void>((wake) => (this.wake = wake));
      this.signal.throwIfAborted();
      const piece = this.waiting.shift() ?? null;
      if (piece === null) return;
      yield piece;
    }
  }
}

async function* chunksOf(pieces: AsyncIterable<Uint8Array>): AsyncIterable<RowChunk> {
  for await (const piece of pieces) yield rowsFromBytes(piece);
}

/** Files that were sent, on the disk until they are released. */
class Uploads {
  private folder: string | null = null;
  private readonly files = new Map<number, string>();

  path(upload: number): string {
    const path = this.files.get(upload);
    if (path === undefined) throw new QueryFailed('The file was not sent completely. Open it again.', '');
    return path;
  }

  async take(upload: number, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    this.folder ??= ownFolder();
    const path = join(this.folder, String(upload));
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await pipeline(pieces, createWriteStream(path, { mode: 0o600 }));
      this.files.set(upload, path);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  async release(upload: number): Promise<void> {
    const path = this.files.get(upload);
    this.files.delete(upload);
    if (path !== undefined) await rm(path, { force: true });
  }

  async remove(): Promise<void> {
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
  }
}
