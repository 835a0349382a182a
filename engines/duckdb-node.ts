import { totalmem } from 'node:os';
import type { DuckDBAppender } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine, FileContent } from '../core/data/engine';
import { EngineDied, QueryCancelled } from '../core/data/engine';
import { literal } from '../core/data/sql/quote';
import { arrowTable } from './arrow-from-chunks';
import type { RowSink } from './base';
import { BaseEngine } from './base';
import { Box } from './box';
import type { PlacedFile, Session } from './load-file';

export interface NodeEngineOptions {
  readonly threads?: number;
  /** Bytes that the database may hold in memory; what is more goes to a temporary folder. 60% of the machine where absent. */
  readonly memory?: number;
}

/** How often the progress of a statement is asked for. */
const ASK_MS = 100;

/**
 * Native DuckDB in this process, in memory; for the command line and for files past the limits of the window. It reads no
 * file but those it is given to load, writes none, and loads no extension.
 */
export async function createNodeEngine(options: NodeEngineOptions = {}): Promise<Engine> {
  const box = new Box();
  const instance = await DuckDBInstance.create(':memory:', {
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    memory_limit: `${Math.round((options.memory ?? 0.6 * machineMemory()) / 1e6)}MB`,
    temp_directory: box.spill,
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_directories = [${box.folders.map(literal).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  connection.closeSync();
  return new NodeEngine(instance, box);
}

/** Memory of the machine, or of the container that this process runs in. */
function machineMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

class NodeEngine extends BaseEngine {
  readonly name = 'DuckDB';

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly box: Box,
  ) {
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
      return await work(async (sql, onFraction) => {
        if (onFraction !== undefined) for (const setting of SHOW_PROGRESS) await connection.run(setting);
        const asking = onFraction === undefined ? undefined : setInterval(() => {
          const { percentage } = connection.progress;
          if (percentage >= 0) onFraction(percentage / 100);
        }, ASK_MS);
        try {
          if (signal?.aborted === true) throw new QueryCancelled();
          return await arrowTable(await connection.run(sql), sql, signal);
        } catch (error) {
          throw signal?.aborted === true ? new QueryCancelled() : this.failure(error, sql);
        } finally {
          clearInterval(asking);
        }
      });
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  };

  place(content: FileContent): Promise<PlacedFile> {
    return this.box.place(content);
  }

  write(pieces: AsyncIterable<Uint8Array>): Promise<PlacedFile> {
    return this.box.write(pieces);
  }

  protected async sink(table: string): Promise<RowSink> {
    const connection = await this.instance.connect();
    const appender = await connection.createAppender(table);
    return {
      push: async ({ columns, lines }) => {
        for (let row = 0; row < lines.length; row++) {
          for (const values of columns) append(appender, values[row] ?? null);
          appender.appendInteger(lines[row]!);
          appender.endRow();
        }
        // Appending never waits: without a pause nobody could cancel.
        await new Promise((turn) => setImmediate(turn));
      },
      close: async (succeeded) => {
        try {
          // An appender that is left open would keep the table from being dropped.
          appender.closeSync();
        } catch (error) {
          if (succeeded) throw error;
        } finally {
          connection.closeSync();
        }
      },
    };
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.setState('closed');
    this.instance.closeSync();
    await this.box.remove();
  }
}

/** Progress is counted only on connections that would show it, and nothing is to be printed. */
const SHOW_PROGRESS = ['SET enable_progress_bar = true', 'SET enable_progress_bar_print = false'];

function append(appender: DuckDBAppender, value: string | null): void {
  if (value === null) appender.appendNull();
  else appender.appendVarchar(value);
}
