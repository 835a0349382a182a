import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine, FileContent, LoadOptions, LoadResult, RowChunk } from '../core/data/engine';
import { EngineDied, QueryCancelled } from '../core/data/engine';
import { createTable } from '../core/data/sql/load';
import { arrowTable } from './arrow-from-chunks';
import type { Pieces, PlacedFile, Session } from './base';
import { BaseEngine } from './base';

/** Native DuckDB in this process, in memory; for the command line and for files past the limits of the window. */
export async function createNodeEngine(options: { readonly threads?: number } = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  return new NodeEngine(instance);
}

class NodeEngine extends BaseEngine {
  readonly name = 'DuckDB';

  constructor(private readonly instance: DuckDBInstance) {
    super();
    this.setState('ready');
  }

  protected readonly session: Session = async (work, signal) => {
    if (this.state === 'closed') throw new EngineDied();
    if (signal?.aborted === true) throw new QueryCancelled();
    const connection = await this.instance.connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      return await work(async (sql) => {
        try {
          if (signal?.aborted === true) throw new QueryCancelled();
          return await arrowTable(await connection.run(sql), sql);
        } catch (error) {
          throw signal?.aborted === true ? new QueryCancelled() : this.failure(error, sql);
        }
      });
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  };

  protected async place(content: FileContent): Promise<PlacedFile> {
    if (content.kind === 'path') return { name: content.path, remove: async () => undefined };
    const folder = await mkdtemp(join(tmpdir(), 'proforma-'));
    const name = join(folder, 'data.csv');
    await writeFile(name, content.kind === 'bytes' ? content.bytes : content.blob.stream());
    return { name, remove: () => rm(folder, { recursive: true, force: true }) };
  }

  protected async readPath(path: string): Promise<Pieces> {
    const { size } = await stat(path);
    return { size, pieces: createReadStream(path, { highWaterMark: 1 << 20 }) };
  }

  async loadRows(table: string, columns: readonly string[], chunks: () => AsyncIterable<RowChunk>, { signal, onProgress }: LoadOptions = {}): Promise<LoadResult> {
    await this.session((run) => run(createTable(table, columns)), signal);
    const connection = await this.instance.connect();
    let rows = 0;
    try {
      const appender = await connection.createAppender(table);
      for await (const { columns: cells, lines } of chunks()) {
        if (signal?.aborted === true) throw new QueryCancelled();
        for (let i = 0; i < lines.length; i++) {
          for (const values of cells) {
            const value = values[i] ?? null;
            if (value === null) appender.appendNull();
            else appender.appendVarchar(value);
          }
          appender.appendInteger(lines[i]!);
          appender.endRow();
        }
        rows += lines.length;
        onProgress?.({ fraction: null, rows });
      }
      appender.closeSync();
    } finally {
      connection.closeSync();
    }
    return { rows, rejected: [] };
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.setState('closed');
    this.instance.closeSync();
  }
}
