import type { Problem } from '../problem';
import { DataRefused, problem } from '../problem';
import { LISTED, withRest } from './build';
import type { Dialect } from './dialect';
import { formatOf } from './dialect';
import type { Engine, FileContent, LoadOptions, LoadResult, RejectedRow } from './engine';
import { NOT_UTF8 } from './engine';
import { bytesOf } from './formats/bytes';
import type { Choices, Decode, Decoded } from './formats/decoded';
import { isGzip, saidOf, unpackHead, unpackedName } from './formats/gzip';
import { identify } from './formats/identify';
import { sniff } from './sniff';

/** Bytes at the beginning of a file from which its format and dialect are found. */
export const HEAD_BYTES = 256 * 1024;

export interface OpenRequest extends LoadOptions {
  /** Name of the file as the person knows it. */
  readonly name: string;
  readonly content: FileContent;
  /** Name of the table to make. */
  readonly tableName: string;
  /** Size of the file. */
  readonly bytes: number;
  /** The first bytes of the file, `HEAD_BYTES` or more; needed where the content is a path. */
  readonly head?: Uint8Array;
  /** What the person chose instead of what the file says. */
  readonly dialect?: Partial<Dialect>;
  /** Turns formats other than delimited text into rows. */
  readonly decode: Decode;
}

export interface OpenedFile {
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Notes on the file, and one error for each row that is not in the table. */
  readonly problems: readonly Problem[];
  /** The tables that the file holds, where it holds several. */
  readonly choices?: Choices;
}

/**
 * Opens a file of any format as a table of text columns with `line`: finds how it is written, loads it, and reports each row
 * that does not fit with its line. Throws `DataRefused` for what is no table.
 */
export function openFile(engine: Engine, request: OpenRequest): Promise<OpenedFile> {
  return saidOf(request.name, () => open(engine, request));
}

async function open(engine: Engine, request: OpenRequest): Promise<OpenedFile> {
  const { content, name, bytes, dialect: chosen = {} } = request;
  const packed = request.head ?? (await bytesOf(content).read(0, HEAD_BYTES));
  const gzip = isGzip(packed);
  const whole = packed.length >= bytes;
  const first = gzip ? await unpackHead(packed, whole, HEAD_BYTES) : { head: packed, whole };
  const format = identify(first.head, first.whole, gzip ? unpackedName(name) : name);
  if (format === 'delimited') return openDelimited(engine, request, { ...first, gzip });
  const decoded = await request.decode({ name, content, format, gzip, dialect: chosen }, request);
  const { rows, rejected } = await loadDecoded(engine, request, decoded);
  const { dialect, columns, problems, choices } = decoded;
  return { dialect, columns, rows, problems: [...problems, ...rejectedProblems(rejected, name)], ...(choices === undefined ? {} : { choices }) };
}

/** A file that was opened before, to be loaded again in the same way. */
export interface ReloadRequest extends LoadOptions {
  readonly name: string;
  readonly content: FileContent;
  readonly tableName: string;
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  readonly decode: Decode;
}

/** Loads a file as it was opened before. */
export function reloadFile(engine: Engine, request: ReloadRequest): Promise<LoadResult> {
  const { name, content, tableName, dialect, columns, decode } = request;
  return saidOf(name, async () => {
    const format = formatOf(dialect);
    if (format === 'query') throw new Error('The rows of a statement are no file.');
    if (format === 'delimited') return engine.load({ table: tableName, content, dialect, columns }, request);
    return loadDecoded(engine, request, await decode({ name, content, format, gzip: dialect.gzip === true, dialect }, request));
  });
}

/** Hands the rows to the engine and gathers those that could not be read. */
async function loadDecoded(engine: Engine, { tableName, signal, onProgress }: LoadOptions & Pick<OpenRequest, 'tableName'>, { columns, rows: expected, chunks }: Decoded): Promise<LoadResult> {
  let rejected: RejectedRow[] = [];
  const gathered = async function* (): ReturnType<Decoded['chunks']> {
    rejected = [];
    for await (const chunk of chunks()) {
      rejected.push(...(chunk.rejected ?? []));
      yield chunk;
    }
  };
  const { rows } = await engine.loadRows(tableName, columns, gathered, {
    ...(signal === undefined ? {} : { signal }),
    onProgress: ({ rows: done }) => onProgress?.({ fraction: done === null || expected === 0 ? null : Math.min(1, done / expected), rows: done }),
  });
  return { rows, rejected };
}

interface Head {
  readonly head: Uint8Array;
  readonly whole: boolean;
  readonly gzip: boolean;
}

/** A file whose beginning is UTF-8 but not all of it is read as windows-1252. */
async function openDelimited(engine: Engine, request: OpenRequest, { head, whole, gzip }: Head): Promise<OpenedFile> {
  const { name, content, tableName } = request;
  const sniffed = sniff(head, name, whole);
  if (sniffed.problems.some(({ severity }) => severity === 'error')) throw new DataRefused(sniffed.problems);
  const { columns } = sniffed;
  const problems = [...sniffed.problems];
  let dialect: Dialect = { ...sniffed.dialect, ...(gzip ? { gzip } : {}), ...request.dialect };
  const load = (): Promise<LoadResult> => engine.load({ table: tableName, content, dialect, columns }, request);
  let result = await load();
  const broken = result.rejected.find(({ reason }) => reason === NOT_UTF8);
  if (broken !== undefined && dialect.encoding === 'utf-8' && request.dialect?.encoding === undefined) {
    dialect = { ...dialect, encoding: 'windows-1252' };
    result = await load();
    problems.push(
      problem('encoding-changed', `Line ${broken.row} of ${name} is not written in UTF-8, so the file is read as windows-1252.`, 'If letters with accents look wrong, choose another encoding or save the file as UTF-8.', {
        severity: 'warning',
        file: name,
        row: broken.row,
      }),
    );
  }
  return { dialect, columns, rows: result.rows, problems: [...problems, ...rejectedProblems(result.rejected, name)] };
}

/** One error a rejected row, the first ones by line. */
function rejectedProblems(rejected: readonly RejectedRow[], file: string): Problem[] {
  const listed = rejected.slice(0, LISTED).map(({ row, column, reason, text }) =>
    problem('rejected-row', `Line ${row} of ${file} ${reason}: ${text}`, 'Give the row one field for each column, and close every quote.', { file, row, column }),
  );
  return withRest(listed, rejected.length, file, 'do not fit the columns');
}
