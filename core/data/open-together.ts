import type { Problem } from '../problem';
import { DataRefused, problem } from '../problem';
import type { Dialect } from './dialect';
import type { Engine, FileContent, LoadOptions } from './engine';
import type { Decode } from './formats/decoded';
import type { OpenedFile } from './open';
import { openFile } from './open';
import type { Source } from './source';
import { FILE_COLUMN } from './source';
import type { PartTable } from './sql/together';
import { lastLine, putTogether } from './sql/together';

/** One of several files that become one table. */
export interface PartToOpen {
  readonly name: string;
  readonly content: FileContent;
  readonly bytes: number;
  readonly head?: Uint8Array;
}

export interface TogetherRequest extends LoadOptions {
  readonly parts: readonly PartToOpen[];
  /** Name of the table to make. */
  readonly tableName: string;
  /** What the person chose, for all of the files. */
  readonly dialect?: Partial<Dialect>;
  readonly decode: Decode;
}

export interface OpenedPart {
  readonly name: string;
  readonly rows: number;
  /** `line` of the table less the line of this file. */
  readonly lineOffset: number;
}

export interface OpenedTogether extends OpenedFile {
  readonly parts: readonly OpenedPart[];
}

/**
 * Opens files of the same shape as one table, in the order given: columns are matched by name, in the order of the first
 * file, and the last column names the file of each row. Each file has its own encoding, delimiter and decimal mark; where the
 * marks differ, all numbers are written with a point. Throws `DataRefused` where the columns differ, with what differs.
 */
export async function openTogether(engine: Engine, request: TogetherRequest): Promise<OpenedTogether> {
  const { parts, tableName, dialect, decode, signal, onProgress } = request;
  if (parts.length === 0) throw new DataRefused([problem('no-file', 'No file was named.', 'Choose at least one file with a table.')]);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const opened: { readonly table: string; readonly name: string; readonly file: OpenedFile }[] = [];
  let before = 0;
  let rowsBefore = 0;
  try {
    for (const [i, part] of parts.entries()) {
      const table = `${tableName}__part_${i}`;
      const file = await openFile(engine, {
        ...part, tableName: table, dialect, decode, signal,
        onProgress: ({ fraction, rows }) => onProgress?.({ fraction: total === 0 ? null : (before + (fraction ?? 0) * part.bytes) / total, rows: rows === null ? null : rowsBefore + rows }),
      });
      opened.push({ table, name: part.name, file });
      before += part.bytes;
      rowsBefore += file.rows;
    }
    const [first] = opened;
    const { columns } = first!.file;
    const differing = opened.slice(1).flatMap(({ name, file }) => differences(first!.name, columns, name, file.columns));
    if (differing.length > 0) throw new DataRefused(differing);
    const decimal = opened.every(({ file }) => file.dialect.decimal === first!.file.dialect.decimal) ? first!.file.dialect.decimal : '.';
    const placed: (PartTable & { readonly rows: number })[] = [];
    let lineOffset = 0;
    for (const { table, name, file } of opened) {
      placed.push({ table, name, lineOffset, commas: file.dialect.decimal !== decimal, rows: file.rows });
      lineOffset += Number((await engine.query(lastLine(table), [], { signal })).getChildAt(0)?.get(0) ?? 0);
    }
    const fileColumn = freeName(columns);
    await engine.query(putTogether(tableName, columns, fileColumn, placed), [], { signal });
    return {
      dialect: { ...first!.file.dialect, decimal },
      columns: [...columns, fileColumn],
      rows: rowsBefore,
      problems: opened.flatMap(({ file }) => file.problems),
      parts: placed.map(({ name, rows, lineOffset: offset }) => ({ name, rows, lineOffset: offset })),
    };
  } finally {
    for (const { table } of opened) await engine.dropTable(table).catch(() => undefined);
  }
}

/**
 * Opens files as they were opened together before: what they say of themselves is found again in each, only the table inside
 * them is taken from the `dialect`. Throws `DataRefused` where they no longer give the same rows.
 */
export async function reloadTogether(engine: Engine, request: TogetherRequest & { readonly dialect: Dialect }, before: Pick<Source, 'name' | 'columns' | 'parts'>): Promise<void> {
  const { sheet, range, path } = request.dialect;
  const opened = await openTogether(engine, { ...request, dialect: { ...(sheet === undefined ? {} : { sheet }), ...(range === undefined ? {} : { range }), ...(path === undefined ? {} : { path }) } });
  const same = before.parts?.every(({ rows }, i) => rows === opened.parts[i]?.rows) === true && before.columns.every((column, i) => column === opened.columns[i]);
  if (same) return;
  await engine.dropTable(request.tableName);
  throw new DataRefused([problem('source-read-otherwise', `The files of ${before.name} are not read as they were before.`, 'Open them again, and choose how they are read.', { file: before.name })]);
}

/** What keeps a file from being read with the first one. */
function differences(firstName: string, first: readonly string[], name: string, columns: readonly string[]): Problem[] {
  const missing = first.filter((column) => !columns.includes(column));
  const more = columns.filter((column) => !first.includes(column));
  if (missing.length === 0 && more.length === 0) return [];
  const has = (list: readonly string[], how: string): string[] => (list.length === 0 ? [] : [`${how} ${list.slice(0, 8).map((column) => `"${column}"`).join(', ')}${list.length > 8 ? ` and ${list.length - 8} more` : ''}`]);
  const said = [...has(missing, 'lacks'), ...has(more, 'has also')].join(' and ');
  return [problem('shapes-differ', `${name} ${said}, compared with ${firstName}.`, 'Give the columns the same names in all files, or open the files one by one.', { file: name, column: missing[0] ?? more[0] ?? null })];
}

/** The name of the column of files, which no column of the files has. */
function freeName(columns: readonly string[]): string {
  const taken = new Set(columns.map((column) => column.toLowerCase()));
  let name = FILE_COLUMN;
  for (let n = 2; taken.has(name); n++) name = `${FILE_COLUMN} (${n})`;
  return name;
}
