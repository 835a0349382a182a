import type { Problem } from '../problem';
import { DataRefused, problem } from '../problem';
import { LISTED, withRest } from './build';
import type { Dialect } from './dialect';
import type { Engine, FileContent, LoadResult, RejectedRow } from './engine';
import { NOT_UTF8 } from './engine';
import { sniff } from './sniff';

export interface OpenRequest {
  /** Name of the file as the person knows it. */
  readonly name: string;
  readonly content: FileContent;
  /** Name of the table to make. */
  readonly tableName: string;
  /** The first bytes of the file; 256 KB or more are enough. */
  readonly head: Uint8Array;
  /** Size of the file. */
  readonly bytes: number;
  /** What the person chose instead of what the file says. */
  readonly dialect?: Partial<Dialect>;
  readonly signal?: AbortSignal;
}

export interface OpenedFile {
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Notes on the header, and one error for each row that is not in the table. */
  readonly problems: readonly Problem[];
}

/**
 * Opens a delimited file as a table: finds how it is written, loads it, and reports each row that does not fit with its line.
 * A file whose beginning is UTF-8 but not all of it is read as windows-1252. Throws `DataRefused` for what is no table.
 */
export async function openDelimited(engine: Engine, request: OpenRequest): Promise<OpenedFile> {
  const { name, content, tableName, head, bytes, signal } = request;
  const sniffed = sniff(head, name, head.length >= bytes);
  if (sniffed.problems.some(({ severity }) => severity === 'error')) throw new DataRefused(sniffed.problems);
  const { columns } = sniffed;
  const problems = [...sniffed.problems];
  let dialect: Dialect = { ...sniffed.dialect, ...request.dialect };
  const load = (): Promise<LoadResult> => engine.load({ table: tableName, content, dialect, columns }, { signal });
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
export function rejectedProblems(rejected: readonly RejectedRow[], file: string): Problem[] {
  const listed = rejected.slice(0, LISTED).map(({ row, column, reason, text }) =>
    problem('rejected-row', `Line ${row} of ${file} ${reason}: ${text}`, 'Give the row one field for each column, and close every quote.', { file, row, column }),
  );
  return withRest(listed, rejected.length, file, 'do not fit the columns');
}
