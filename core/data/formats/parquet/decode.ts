import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { DataRefused, problem } from '../../../problem';
import { columnNames } from '../../column-names';
import type { Dialect } from '../../dialect';
import type { LoadOptions } from '../../engine';
import { QueryCancelled } from '../../engine';
import type { Bytes } from '../bytes';
import { ChunkBuilder } from '../columns';
import type { Decoded, DecodedChunk } from '../decoded';
import { turn } from '../limits';
import { TextNumbers, withPoint } from '../text-numbers';
import type { Leaf, Raw } from './text';
import { asStored, leavesOf } from './text';

/** Cells of a row group: one is decoded as a whole. */
const LARGEST_GROUP = 150e6;
/** Rows from which it is found how numbers in texts are written. */
const LOOKED_AT = 2000;

/** Opens a Parquet file, row group by row group; structs become columns "a.b", lists and maps JSON text. Throws `DataRefused`. */
export async function decodeParquet(bytes: Bytes, name: string, _chosen: Partial<Dialect>, options: LoadOptions): Promise<Decoded> {
  const file = bufferOf(bytes);
  const metadata = await sound(name, () => parquetMetadataAsync(file));
  const leaves = leavesOf(parquetSchema(metadata));
  const largest = Math.max(0, ...metadata.row_groups.map(({ num_rows: rows }) => Number(rows))) * leaves.length;
  if (largest > LARGEST_GROUP) {
    throw new DataRefused([problem('too-large', `${name} holds a row group of ${Math.round(largest / 1e6)} million cells, which cannot be decoded at once.`, 'Write it with smaller row groups (some 100,000 rows), or with the columns that matter alone.', { file: name })]);
  }
  if (leaves.length === 0) throw new DataRefused([problem('no-table', `${name} is a Parquet file without columns.`, 'Choose a file with a table.', { file: name })]);
  const stored: FileMetaData = { ...metadata, schema: metadata.schema.map(asStored) };
  const source: Source = { file, metadata: stored, leaves, name };
  const { names, problems } = columnNames(leaves.map((leaf) => leaf.name), name, 1);
  const numbers = new TextNumbers();
  const rows = Number(metadata.num_rows);
  const looked = await readRows(source, 0, Math.min(rows, LOOKED_AT, Number(metadata.row_groups[0]?.num_rows ?? 0)));
  leaves.forEach((leaf, i) => {
    if (leaf.number === 'fraction') numbers.number('.');
    if (leaf.number !== 'none') return;
    for (const value of looked.get(leaf.column) ?? []) numbers.text(i, leaf.text(value) ?? '');
  });
  const reading = numbers.decide(names, name);
  return {
    dialect: { format: 'parquet', delimiter: ',', decimal: reading.decimal, encoding: 'utf-8', skip: 0 },
    columns: names,
    rows,
    problems: [...problems.map((said) => ({ ...said, row: null })), ...reading.problems],
    chunks: () => rowsOf(source, reading.commas, options),
  };
}

interface Source {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly leaves: readonly Leaf[];
  readonly name: string;
}

function bufferOf(bytes: Bytes): AsyncBuffer {
  return {
    byteLength: bytes.size,
    slice: async (start, end) => {
      const piece = await bytes.read(start < 0 ? bytes.size + start : start, end ?? bytes.size);
      return piece.slice().buffer;
    },
  };
}

/** A fault of the reader is one of the file. */
async function sound<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault);
    throw new DataRefused([problem('parquet-damaged', `${name} is a Parquet file that cannot be read: ${said}.`, 'Fetch or copy the file again; if it is whole, write it anew with another compression, or as CSV.', { file: name })]);
  }
}

/** The values of each column of the file from one row up to another, which lie in one row group. */
async function readRows({ file, metadata, name }: Source, from: number, to: number): Promise<Map<string, Raw[]>> {
  const columns = new Map<string, Raw[]>();
  if (to <= from) return columns;
  await sound(name, () =>
    parquetRead({
      file, metadata, compressors, rowStart: from, rowEnd: to, utf8: false, geoparquet: false,
      parsers: { timestampFromNanoseconds: (nanoseconds: bigint) => nanoseconds },
      onChunk: ({ columnName, columnData, rowStart }) => {
        let values = columns.get(columnName);
        if (values === undefined) columns.set(columnName, (values = new Array<Raw>(to - from)));
        for (let i = Math.max(0, from - rowStart); i < columnData.length && rowStart + i < to; i++) values[rowStart + i - from] = (columnData as ArrayLike<Raw>)[i];
      },
    }),
  );
  return columns;
}

async function* rowsOf(source: Source, commas: ReadonlySet<number>, { signal }: LoadOptions): AsyncIterable<DecodedChunk> {
  const { leaves, metadata } = source;
  const builder = new ChunkBuilder(leaves.length);
  let start = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const columns = await readRows(source, start, start + rows);
    const values = leaves.map(({ column }) => columns.get(column));
    for (let i = 0; i < rows; i++) {
      builder.row(start + i + 1);
      for (let c = 0; c < leaves.length; c++) {
        const text = leaves[c]!.text(values[c]?.[i]);
        if (text !== null) builder.put(c, commas.has(c) ? withPoint(text) : text);
      }
      if (!builder.full) continue;
      if (signal?.aborted === true) throw new QueryCancelled();
      yield builder.take();
      await turn();
    }
    start += rows;
  }
  if (!builder.empty) yield builder.take();
}
