import type { Batch, Table } from '@uwdata/flechette';
import { CompressionType, setCompressionCodec, tableFromIPC } from '@uwdata/flechette';
import { decompressZstd } from 'hyparquet-compressors';
import { DataRefused, problem } from '../../../problem';
import { columnNames } from '../../column-names';
import type { Dialect } from '../../dialect';
import type { LoadOptions } from '../../engine';
import { QueryCancelled } from '../../engine';
import type { Bytes } from '../bytes';
import { wholeOf } from '../bytes';
import { ChunkBuilder } from '../columns';
import type { Decoded, DecodedChunk } from '../decoded';
import { refuseLarge, turn } from '../limits';
import { TextNumbers, withPoint } from '../text-numbers';
import { unpackLz4 } from './lz4';
import type { Leaf } from './text';
import { leavesOf } from './text';

const LARGEST = 2 ** 30;
/** Rows from which it is found how numbers in texts are written. */
const LOOKED_AT = 2000;

const unwritten = (): never => {
  throw new Error('Arrow is not written here.');
};
setCompressionCodec(CompressionType.LZ4_FRAME, { encode: unwritten, decode: unpackLz4 });
setCompressionCodec(CompressionType.ZSTD, { encode: unwritten, decode: (bytes) => decompressZstd(bytes) });

/** Opens an Arrow file or stream (Feather 2); structs become columns "a.b", lists and maps JSON text. Throws `DataRefused`. */
export async function decodeArrow(bytes: Bytes, name: string, _chosen: Partial<Dialect>, options: LoadOptions): Promise<Decoded> {
  refuseLarge(bytes.size, LARGEST, name, 'an Arrow file', 'Write it as Parquet or CSV, which are read piece by piece.');
  const table = read(await wholeOf(bytes), name);
  const leaves = leavesOf(table.schema.fields);
  if (leaves.length === 0) throw new DataRefused([problem('no-table', `${name} is an Arrow file without columns.`, 'Choose a file with a table.', { file: name })]);
  const { names, problems } = columnNames(leaves.map((leaf) => leaf.name), name, 1);
  const numbers = new TextNumbers();
  leaves.forEach((leaf, i) => {
    if (leaf.number === 'fraction') numbers.number('.');
    if (leaf.number !== 'none') return;
    const column = table.getChildAt(leaf.column);
    for (let row = 0; row < Math.min(LOOKED_AT, table.numRows); row++) numbers.text(i, leaf.text(column.at(row)) ?? '');
  });
  const reading = numbers.decide(names, name);
  return {
    dialect: { format: 'arrow', delimiter: ',', decimal: reading.decimal, encoding: 'utf-8', skip: 0 },
    columns: names,
    rows: table.numRows,
    problems: [...problems.map((said) => ({ ...said, row: null })), ...reading.problems],
    chunks: () => rowsOf(table, leaves, reading.commas, options),
  };
}

function read(bytes: Uint8Array, name: string): Table {
  try {
    return tableFromIPC(bytes, { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true });
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault);
    throw new DataRefused([problem('arrow-damaged', `${name} is an Arrow file that cannot be read: ${said}.`, 'Fetch or copy the file again; if it is whole, write it anew without compression, or as Parquet or CSV.', { file: name })]);
  }
}

/** Row by row, batch by batch: a dictionary may differ from one batch to the next. */
async function* rowsOf(table: Table, leaves: readonly Leaf[], commas: ReadonlySet<number>, { signal }: LoadOptions): AsyncIterable<DecodedChunk> {
  const builder = new ChunkBuilder(leaves.length);
  const columns = leaves.map(({ column }) => table.getChildAt(column).data as readonly Batch<unknown>[]);
  const batches = columns[0]?.length ?? 0;
  let line = 0;
  for (let b = 0; b < batches; b++) {
    const parts = columns.map((data) => data[b]!);
    for (let i = 0; i < parts[0]!.length; i++) {
      builder.row(++line);
      for (let c = 0; c < leaves.length; c++) {
        const text = leaves[c]!.text(parts[c]!.at(i));
        if (text !== null) builder.put(c, commas.has(c) ? withPoint(text) : text);
      }
      if (!builder.full) continue;
      if (signal?.aborted === true) throw new QueryCancelled();
      yield builder.take();
      await turn();
    }
  }
  if (!builder.empty) yield builder.take();
}
