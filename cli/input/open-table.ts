import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Dialect } from '../../core/data/dialect';
import type { Engine } from '../../core/data/engine';
import type { Choices } from '../../core/data/formats/decoded';
import type { Mapping, Reason } from '../../core/data/mapping';
import type { OpenedFile } from '../../core/data/open';
import { HEAD_BYTES, openFile } from '../../core/data/open';
import { openTogether } from '../../core/data/open-together';
import { runStatement } from '../../core/data/console/run';
import { numberColumns } from '../../core/data/console/tables';
import type { ColumnProfile } from '../../core/data/profile';
import { profileTable } from '../../core/data/profile';
import { propose } from '../../core/data/propose';
import { isFringeName } from '../../core/market/fringe';
import type { SourcePart } from '../../core/data/source';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import { createNodeEngine } from '../../engines/duckdb-node';
import { decodePath } from './decode-path';
import type { Reading } from './read-options';

const TABLE = 'data';
/** Names of files in a folder that may be tables. */
const TABLE_NAME = /^[^.].*\.(?:csv|tsv|tab|txt|dat|xlsx|xlsm|parquet|arrow|feather|ipc|json|ndjson|jsonl)(?:\.gz)?$/i;

/** What a result says about its file. */
export interface SourceFacts {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly dialect: Dialect;
  /** The files, where several are one table. */
  readonly parts?: readonly SourcePart[];
}

/** A file in the engine, with what its columns may mean. */
export interface OpenedTable {
  readonly engine: Engine;
  readonly table: string;
  readonly source: SourceFacts;
  readonly profile: readonly ColumnProfile[];
  /** Readings of the columns, best first. */
  readonly mappings: readonly Mapping[];
  readonly problems: readonly Problem[];
  /** The tables that the file holds, where it holds several. */
  readonly choices?: Choices;
  /** Why the parts of the dialect are as they are. */
  readonly dialectReasons: Readonly<Record<string, Reason>>;
}

/**
 * Opens a file with a table, or several files or a folder as one, runs `work` on it and closes the engine. Throws `DataRefused`
 * for what is no table, and for a row that does not fit: nobody is there to consent to leaving it out. `lenient`: such rows
 * are only told.
 */
export async function withTable<T>(path: string | readonly string[], { dialect, sql }: Reading, work: (opened: OpenedTable) => Promise<T>, { lenient = false } = {}): Promise<T> {
  const [first, ...others] = await filesOf(typeof path === 'string' ? [path] : path);
  const engine = await createNodeEngine();
  try {
    const loaded = others.length > 0 ? loadTogether(engine, [first!, ...others], dialect, lenient) : loadTable(engine, first!, TABLE, { ...(await readHead(first!)), dialect, lenient });
    const { source: file, problems, choices, reasons = {} } = await loaded;
    const { source, table } = sql === undefined ? { source: file, table: TABLE } : await rowsOfStatement(engine, file, sql);
    const { mappings, profile } = await propose(engine, table, source.columns, source.dialect.decimal, isFringeName);
    return await work({ engine, table, source, profile, mappings, problems, dialectReasons: reasons, ...(choices === undefined ? {} : { choices }) });
  } finally {
    await engine.close();
  }
}

/** The rows of a statement over the file, which is the table `data`; its columns of numbers are numbers. */
async function rowsOfStatement(engine: Engine, source: SourceFacts, sql: string): Promise<{ source: SourceFacts; table: string }> {
  const { columns, dialect } = source;
  const numbers = numberColumns(await profileTable(engine, TABLE, columns, dialect.decimal));
  const result = await runStatement(engine, sql, [{ name: 'data', table: TABLE, columns, numbers, decimal: dialect.decimal }], 'rows_of_statement');
  if (result.rows === 0) throw new DataRefused([problem('no-rows', `The statement gives no rows of ${source.file}.`, 'Change the statement given with --sql.', { file: source.file })]);
  return { source: { ...source, rows: result.rows, columns: result.columns, dialect: { ...dialect, decimal: '.' } }, table: result.table };
}

/** Opens one more file in the engine. Throws `DataRefused` as `withTable` does. */
export async function openBeside(engine: Engine, path: string, table: string): Promise<{ readonly source: SourceFacts; readonly problems: readonly Problem[] }> {
  return loadTable(engine, path, table, { ...(await readHead(path)), dialect: {}, lenient: false });
}

interface Loading {
  readonly head: Uint8Array;
  readonly size: number;
  readonly dialect: Partial<Dialect>;
  readonly lenient: boolean;
}

async function loadTable(engine: Engine, path: string, table: string, { head, size, dialect: chosen, lenient }: Loading): Promise<Pick<OpenedFile, 'problems' | 'choices' | 'reasons'> & { source: SourceFacts }> {
  const file = basename(path);
  const content = { kind: 'path', path: resolve(path) } as const;
  const request = { name: file, content, tableName: table, head, bytes: size, dialect: chosen, decode: decodePath };
  const [{ dialect, columns, rows, ...opened }, sha256] = await Promise.all([openFile(engine, request), sha256Of(path)]);
  if (!lenient && opened.problems.some(({ severity }) => severity === 'error')) throw new DataRefused(opened.problems);
  return { source: { file, bytes: size, sha256, rows, columns, dialect }, ...opened };
}

/** Several files as one table; its name is that of their folder. */
async function loadTogether(engine: Engine, paths: readonly string[], dialect: Partial<Dialect>, lenient: boolean): Promise<Pick<OpenedFile, 'problems' | 'choices' | 'reasons'> & { source: SourceFacts }> {
  const files = await Promise.all(paths.map(async (path) => ({ path: resolve(path), name: basename(path), ...(await readHead(path)) })));
  const parts = files.map(({ path, name, head, size }) => ({ name, content: { kind: 'path', path } as const, head, bytes: size }));
  const opened = await openTogether(engine, { parts, tableName: TABLE, dialect, decode: decodePath });
  if (!lenient && opened.problems.some(({ severity }) => severity === 'error')) throw new DataRefused(opened.problems);
  const hashes: string[] = [];
  for (const { path } of files) hashes.push(await sha256Of(path));
  const source: SourceFacts = {
    file: `${basename(dirname(files[0]!.path))} (${files.length} files)`, bytes: files.reduce((sum, { size }) => sum + size, 0), sha256: createHash('sha256').update(hashes.join('')).digest('hex'),
    rows: opened.rows, columns: opened.columns, dialect: opened.dialect,
    parts: opened.parts.map((part, i) => ({ ...part, path: files[i]!.path, bytes: files[i]!.size, sha256: hashes[i]! })),
  };
  return { source, problems: opened.problems };
}

/** Files by name; a folder stands for the tables that lie in it, by name. */
async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      files.push(path);
      continue;
    }
    const found = (await readdir(path)).filter((name) => TABLE_NAME.test(name)).sort();
    if (found.length === 0) throw new DataRefused([problem('empty-folder', `The folder ${path} holds no file with a table.`, 'Name a folder with CSV, TSV, Excel, Parquet, Arrow or JSON files, or the files themselves.', { file: path })]);
    files.push(...found.map((name) => join(path, name)));
  }
  return files;
}

async function readHead(path: string): Promise<{ head: Uint8Array; size: number }> {
  const facts = await stat(path);
  if (!facts.isFile()) throw new DataRefused([problem('not-a-file', `${path} is not a file.`, 'Name a file with a table.', { file: path })]);
  const handle = await open(path);
  try {
    const head = new Uint8Array(Math.min(HEAD_BYTES, facts.size));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return { head: head.subarray(0, bytesRead), size: facts.size };
  } finally {
    await handle.close();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}
