import { DataRefused, problem } from '../../../problem';
import { columnNames } from '../../column-names';
import type { Dialect } from '../../dialect';
import type { LoadOptions } from '../../engine';
import { QueryCancelled } from '../../engine';
import { decodeText, detectEncoding } from '../../encoding';
import type { Bytes } from '../bytes';
import { wholeOf } from '../bytes';
import { ChunkBuilder } from '../columns';
import type { Decoded, DecodedChunk } from '../decoded';
import { withPoint } from '../text-numbers';
import { refuseLarge, turn } from '../limits';
import type { Found } from './lists';
import { ListFinder, TableInObject, joinPath } from './lists';
import { JsonFault, JsonParser } from './parser';
import { cellsOf } from './row';
import type { JsonObject, JsonValue } from './value';

/** Bytes of a document: a text of more cannot be held as one. */
const LARGEST = 400 * 2 ** 20;

/** Opens a JSON document that holds rows: as it is, or at a path inside it. Throws `DataRefused`. */
export async function decodeJson(bytes: Bytes, name: string, chosen: Partial<Dialect>, options: LoadOptions): Promise<Decoded> {
  refuseLarge(bytes.size, LARGEST, name, 'a JSON document', 'Save it as NDJSON (one object a line), Parquet or CSV, which are read piece by piece.');
  const content = await wholeOf(bytes);
  const encoding = chosen.encoding ?? detectEncoding(content, true);
  const text = decodeText(content, encoding);
  const finder = new ListFinder(new JsonParser(text), name);
  await inTurns(() => finder.run(), text, name, options);
  const found = choose(finder.found, chosen.path, name);
  const { names, problems } = columnNames(found.columns.names, name, 1);
  const reading = found.numbers.decide(names, name);
  const tables = finder.found.map(({ path, rows, columns }) => ({ name: path, rows, columns: columns.names.length }));
  return {
    dialect: {
      format: 'json', delimiter: ',', decimal: reading.decimal, encoding, skip: 0,
      ...(found.path === '' ? {} : { path: found.path }), ...(found.shape === 'lists' && found.header === null ? { header: false } : {}),
    },
    columns: names,
    rows: found.rows,
    problems: [...problems.map((said) => ({ ...said, row: null })), ...reading.problems],
    ...(tables.length > 1 ? { choices: { paths: tables } } : {}),
    chunks: () => rowsOf(text, found, reading.commas, options),
  };
}

function choose(found: readonly Found[], path: string | undefined, name: string): Found {
  const lists = found.map((list) => `"${list.path}" (${list.rows} rows)`).join(', ');
  if (path !== undefined) {
    const at = found.find((list) => list.path === path);
    if (at === undefined) throw new DataRefused([problem('no-list', `${name} holds no list of rows at the path "${path}".`, found.length === 0 ? 'Choose another file.' : `Choose one of ${lists}.`, { file: name })]);
    return at;
  }
  if (found.length === 0) {
    throw new DataRefused([problem('no-list', `${name} is a JSON document without a list of rows.`, 'A table in JSON is a list of objects: [{"firm": "Amazon", "share": 37.6}, …], also inside a larger document.', { file: name })]);
  }
  return found.reduce((most, next) => (next.rows > most.rows ? next : most));
}

/** Reads with pauses, in which a cancel is heard. A fault of the text is said with its line and column. */
async function inTurns(read: () => Iterable<number>, text: string, name: string, { signal, onProgress }: LoadOptions): Promise<void> {
  try {
    for (const at of read()) {
      onProgress?.({ fraction: at / text.length, rows: null });
      await turn();
      if (signal?.aborted === true) throw new QueryCancelled();
    }
  } catch (fault) {
    throw fault instanceof JsonFault ? refused(fault, text, name) : fault;
  }
}

function refused({ what, at }: JsonFault, text: string, name: string): DataRefused {
  const before = text.slice(0, at).split(/\r\n|[\r\n]/);
  const row = before.length;
  const column = before.at(-1)!.length + 1;
  return new DataRefused([
    problem('json-fault', `${name} is no valid JSON: at line ${row}, character ${column}, ${what}.`, 'Write the file anew with the program that made it, or mend it there.', { file: name, row }),
  ]);
}

async function* rowsOf(text: string, found: Found, commas: ReadonlySet<number>, { signal }: LoadOptions): AsyncIterable<DecodedChunk> {
  const builder = new ChunkBuilder(found.columns.names.length);
  let line = 0;
  for (const row of rowsAt(new JsonParser(text), '', found)) {
    builder.row(++line);
    cellsOf(row, found.header, (column, cell, number) => {
      const place = found.columns.place(column);
      builder.put(place, cell !== null && !number && commas.has(place) ? withPoint(cell) : cell);
    });
    if (!builder.full) continue;
    if (signal?.aborted === true) throw new QueryCancelled();
    yield builder.take();
  }
  if (!builder.empty) yield builder.take();
}

/** The rows of the table that was found; `path` is where the parser stands. */
function* rowsAt(parser: JsonParser, path: string, found: Found): Generator<JsonValue, void> {
  if (path !== found.path) {
    for (const name of parser.members()) {
      const member = joinPath(path, name);
      if (member === found.path || found.path.startsWith(`${member}.`)) yield* rowsAt(parser, member, found);
      else parser.value();
    }
    return;
  }
  if (found.shape === 'columns' || found.shape === 'named') {
    const rows: JsonObject[] = [];
    new TableInObject(parser.value() as JsonObject, found.shape).each((row) => rows.push(row));
    yield* rows;
    return;
  }
  let first = true;
  for (const row of parser.elements()) {
    if (!first || !found.headed) yield row;
    first = false;
  }
}
