import type { Problem } from '../problem';
import { DataRefused, LINES_KEPT, problem } from '../problem';
import { LISTED, count, withRest } from './build';
import type { Dialect } from './dialect';
import { formatOf } from './dialect';
import type { Engine, FileContent, LoadOptions, LoadResult, MendedRow, RejectedRow } from './engine';
import type { Reason } from './mapping';
import { bytesOf } from './formats/bytes';
import type { Choices, Decode, Decoded } from './formats/decoded';
import { isGzip, saidOf, unpackHead, unpackedName } from './formats/gzip';
import { identify } from './formats/identify';
import { sampleRows } from './formats/sample-rows';
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
  /** Why the parts of the dialect are as they are, by their names. */
  readonly reasons?: Readonly<Record<string, Reason>>;
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
  const { columns, problems, choices } = decoded;
  const dialect: Dialect = { ...decoded.dialect, ...(chosen.sample === undefined ? {} : { sample: chosen.sample }) };
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
async function loadDecoded(engine: Engine, { tableName, dialect, signal, onProgress }: LoadOptions & Pick<OpenRequest, 'tableName' | 'dialect'>, { columns, rows: expected, chunks }: Decoded): Promise<LoadResult> {
  const sample = dialect?.sample;
  let rejected: RejectedRow[] = [];
  const gathered = async function* (): ReturnType<Decoded['chunks']> {
    rejected = [];
    for await (const chunk of sample === undefined ? chunks() : sampleRows(chunks(), sample)) {
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

async function openDelimited(engine: Engine, request: OpenRequest, { head, whole, gzip }: Head): Promise<OpenedFile> {
  const { name, content, tableName } = request;
  const { columns, reasons, ...sniffed } = sniff(head, name, whole, request.dialect);
  if (sniffed.problems.some(({ severity }) => severity === 'error')) throw new DataRefused(sniffed.problems);
  const dialect: Dialect = { ...sniffed.dialect, ...(gzip ? { gzip } : {}) };
  const { rows, rejected, mended = [] } = await engine.load({ table: tableName, content, dialect, columns }, request);
  return { dialect, columns, rows, reasons, problems: [...sniffed.problems, ...mendedProblems(mended, name), ...rejectedProblems(rejected, name)] };
}

const mends: Readonly<Record<MendedRow['how'], readonly [code: string, what: string, remedy: string, severity: Problem['severity']]>> = {
  'windows-1252': ['encoding-mixed', 'not written in UTF-8 as the others; read as windows-1252', 'If letters with accents look wrong there, choose another encoding or save the file as UTF-8.', 'warning'],
  quotes: ['quotes-mended', 'written with quotes that do not close where a field ends; read as the fields that the columns need', 'Look at the rows, and double each quote that is part of a text.', 'warning'],
  empty: ['empty-rows', 'empty, with delimiters and nothing else, and left out', 'Nothing need be done, unless each stands for somebody who answered nothing: then give such rows an id.', 'note'],
};

/** One warning for all rows that were mended in one way. */
function mendedProblems(mended: readonly MendedRow[], file: string): Problem[] {
  return (Object.keys(mends) as MendedRow['how'][]).flatMap((how) => {
    const lines = mended.flatMap(({ row, how: other }) => (other === how ? [row] : [])).sort((a, b) => a - b);
    if (lines.length === 0) return [];
    const [code, what, remedy, severity] = mends[how];
    const rows = lines.length === 1 ? `Line ${lines[0]} of ${file} is` : `${count(lines.length)} lines of ${file} (the first is line ${lines[0]}) are`;
    return [problem(code, `${rows} ${what}.`, remedy, { severity, file, row: lines[0]!, lines: lines.slice(0, LINES_KEPT) })];
  });
}

/** One error a rejected row, the first ones by line. */
function rejectedProblems(rejected: readonly RejectedRow[], file: string): Problem[] {
  const listed = rejected.slice(0, LISTED).map(({ row, column, reason, text }) =>
    problem('rejected-row', `Line ${row} of ${file} ${reason}: ${text}`, 'Give the row one field for each column, and close every quote.', { file, row, column }),
  );
  return withRest(listed, rejected.length, file, 'do not fit the columns');
}
