import { DataRefused, problem } from '../../../problem';
import { columnNames } from '../../column-names';
import type { Dialect, Encoding } from '../../dialect';
import { transcoder } from '../../encoding';
import type { LoadOptions, RejectedRow } from '../../engine';
import { ChunkBuilder, ColumnSet } from '../columns';
import type { Decoded, DecodedChunk } from '../decoded';
import { TextNumbers, withPoint } from '../text-numbers';
import { JsonFault, JsonParser } from './parser';
import { cellsOf } from './row';
import type { JsonValue } from './value';
import { isList, isObject } from './value';

/** Characters of a rejected line that are shown. */
const SHOWN = 200;
/** Characters of a line: more is no row. */
const LONGEST = 16 * 2 ** 20;

/** A file piece by piece, from its beginning; asked for twice. */
export type Pieces = (onFraction?: (fraction: number) => void) => AsyncIterable<Uint8Array>;

/**
 * Opens a text with one JSON value a line. It is read twice and never held: first for its columns, then for its rows. A line
 * that cannot be read is a rejected row. Throws `DataRefused`.
 */
export async function decodeLines(pieces: Pieces, name: string, encoding: Encoding, chosen: Partial<Dialect>, { onProgress }: LoadOptions): Promise<Decoded> {
  const used = chosen.encoding ?? encoding;
  const columns = new ColumnSet(name);
  const numbers = new TextNumbers();
  let rows = 0;
  let read = 0;
  let header: readonly string[] | null = null;
  let headerLine = 0;
  let fault: Extract<Line, { kind: 'fault' }> | null = null;
  const tell = (fraction: number): void => onProgress?.({ fraction: fraction / 2, rows });
  for await (const line of linesOf(pieces(tell), used)) {
    if (line.kind === 'fault') {
      fault ??= line;
      rows++;
      continue;
    }
    const { value } = line;
    if (rows === 0 && isList(value) && value.length > 0 && value.every((title) => typeof title === 'string' && title !== '')) {
      header = value as string[];
      headerLine = line.line;
      header.forEach((title) => columns.place(title));
      continue;
    }
    rows++;
    read++;
    cellsOf(value, header, (title, text, number) => {
      const place = columns.place(title);
      if (text !== null && number) numbers.number(text);
      else if (text !== null) numbers.text(place, text);
    });
  }
  if (fault !== null && read === 0) {
    throw new DataRefused([problem('json-fault', `Line ${fault.line} of ${name} is no JSON object (${fault.what}), nor is any other line.`, 'Each line of an NDJSON file is one object: {"firm": "Amazon", "share": 37.6}.', { file: name, row: fault.line })]);
  }
  const { names, problems } = columnNames(columns.names, name, 1);
  const reading = numbers.decide(names, name);
  return {
    dialect: { format: 'ndjson', delimiter: ',', decimal: reading.decimal, encoding: used, skip: 0 },
    columns: names,
    rows,
    problems: [...problems.map((said) => ({ ...said, row: null })), ...reading.problems],
    chunks: () => rowsOf(pieces(), used, { columns, header, headerLine, commas: reading.commas }),
  };
}

interface Layout {
  readonly columns: ColumnSet;
  readonly header: readonly string[] | null;
  readonly headerLine: number;
  readonly commas: ReadonlySet<number>;
}

async function* rowsOf(pieces: AsyncIterable<Uint8Array>, encoding: Encoding, { columns, header, headerLine, commas }: Layout): AsyncIterable<DecodedChunk> {
  const builder = new ChunkBuilder(columns.names.length);
  let rejected: RejectedRow[] = [];
  for await (const line of linesOf(pieces, encoding)) {
    if (line.line === headerLine) continue;
    if (line.kind === 'fault') {
      rejected.push({ row: line.line, column: null, reason: `is no JSON object: ${line.what}`, text: line.text.slice(0, SHOWN) });
      continue;
    }
    builder.row(line.line);
    cellsOf(line.value, header, (title, text, number) => {
      const place = columns.place(title);
      builder.put(place, text !== null && !number && commas.has(place) ? withPoint(text) : text);
    });
    if (!builder.full) continue;
    yield { ...builder.take(), rejected };
    rejected = [];
  }
  if (!builder.empty || rejected.length > 0) yield { ...builder.take(), rejected };
}

type Line = { readonly line: number } & ({ readonly kind: 'value'; readonly value: JsonValue } | { readonly kind: 'fault'; readonly what: string; readonly text: string });

/** The lines of a text that are not blank, each as its value. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Line, void> {
  const toUtf8 = transcoder(encoding);
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let number = 0;
  const parse = function* (text: string): Generator<Line, void> {
    number++;
    if (text.trim() !== '') yield lineOf(text, number);
  };
  for await (const piece of pieces) {
    const text = rest + decoder.decode(toUtf8(piece, false), { stream: true });
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      yield* parse(text.slice(from, to));
      from = to + 1;
    }
    rest = text.slice(from);
    if (rest.length > LONGEST) {
      yield { kind: 'fault', line: number + 1, what: 'it is longer than 16 million characters', text: rest.slice(0, SHOWN) };
      return;
    }
  }
  rest += decoder.decode(toUtf8(new Uint8Array(0), true));
  yield* parse(rest);
}

function lineOf(text: string, line: number): Line {
  const parser = new JsonParser(text);
  try {
    const value = parser.value();
    parser.end();
    if (isObject(value) || isList(value)) return { kind: 'value', line, value };
    return { kind: 'fault', line, what: 'it is a single value', text };
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    return { kind: 'fault', line, what: `${fault.what} at character ${fault.at + 1}`, text };
  }
}
