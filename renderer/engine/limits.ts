import type { Engine, LoadRequest } from '../../core/data/engine';
import { QueryFailed } from '../../core/data/engine';
import { formatCount } from '../../core/format';
import { DataRefused, problem } from '../../core/problem';

/** Code of the problem of a file that the database of the window cannot hold. */
export const TOO_LARGE = 'too-large-for-the-window';

/**
 * Bytes that the database of the window can work with: its address space of 4 GB less what is never returned.
 */
const LIMIT = 3e9;
/**
 * Bytes that a file needs while it is loaded and mapped, for each byte of its text and of its places. In Chromium a file of 16 million rows
 * of 4 short columns (500 MB; 0.8 GB of text and places) was loaded and then ran out of memory; one below four fifths of it has room.
 */
const WORK = 4.5;
/** Bytes at the beginning of a file from which the length of its rows is taken. */
const LOOKED_AT = 1 << 18;

/** Bytes that the database of the window needs for a delimited file: its text, a place for each cell, and room to work. */
export function needOf({ bytes, rows, columns }: { readonly bytes: number; readonly rows: number; readonly columns: number }): number {
  return WORK * (bytes + 4 * rows * (columns + 1));
}

/** Says before a load that it would not fit, and after it that it did not, as a problem that names the ways out. */
export function withLimit(engine: Engine): Engine {
  return {
    name: engine.name,
    get state() {
      return engine.state;
    },
    onChange: (listener) => engine.onChange(listener),
    dropTable: (table) => engine.dropTable(table),
    close: () => engine.close(),
    load: async (request, options) => {
      await refuseTooLarge(request);
      return refusing(engine.load(request, options));
    },
    loadRows: (table, columns, chunks, options) => refusing(engine.loadRows(table, columns, chunks, options)),
    query: (sql, params, options) => refusing(engine.query(sql, params, options)),
  };
}

async function refuseTooLarge({ content, columns, dialect }: LoadRequest): Promise<void> {
  if (content.kind !== 'blob' || dialect.sample !== undefined || content.blob.size < LIMIT / 20) return;
  const head = new Uint8Array(await content.blob.slice(0, LOOKED_AT).arrayBuffer());
  let lines = 1;
  for (const byte of head) if (byte === 10) lines++;
  const bytes = content.blob.size;
  const rows = Math.round((bytes / head.length) * lines);
  const need = needOf({ bytes, rows, columns: columns.length });
  if (need > LIMIT) throw tooLarge(`The file has about ${formatCount(Math.round(rows / 1e5) / 10)} million rows and would need about ${gigabytes(need)} of memory; the database of the window has ${gigabytes(LIMIT)}.`);
}

async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof QueryFailed && /out of memory/i.test(error.message)) throw tooLarge('The database of the window has no more memory for this file.');
    throw error;
  }
}

function tooLarge(message: string): DataRefused {
  return new DataRefused([problem(TOO_LARGE, message, 'Open all of it in the native database, which the desktop program and the local server have, or a sample of its rows.')]);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
