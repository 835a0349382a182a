import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { DuckDBTypeId } from '@duckdb/node-api';
import type { Data, DataType } from 'apache-arrow';
import { Bool, Field, Float64, Int32, RecordBatch, Schema, Struct, Table, Utf8, makeData } from 'apache-arrow';
import { QueryCancelled, QueryFailed } from '../core/data/engine';

/** Chunks of a result (2,048 rows each) that are turned into columns before others have their turn. */
const CHUNKS_AT_ONCE = 64;

/**
 * The result of native DuckDB as an Arrow table, so that both engines answer alike.
 * Text, DOUBLE, INTEGER and BOOLEAN are kept, BIGINT (a count) becomes DOUBLE; any other type must be cast in the statement.
 * Rejects with `QueryCancelled` soon after the signal.
 */
export async function arrowTable(result: DuckDBResult, sql: string, signal: AbortSignal | undefined): Promise<Table> {
  const names = result.columnNames();
  const makers = names.map((name, i) => {
    const typeId = result.columnTypeId(i);
    const maker = makerOf[typeId];
    if (maker === undefined) throw new QueryFailed(`Column "${name}" arrives as ${DuckDBTypeId[typeId]}; cast it to DOUBLE, INTEGER or VARCHAR.`, sql);
    return maker;
  });
  const chunks: DuckDBDataChunk[] = [];
  for (;;) {
    throwIfAborted(signal);
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    chunks.push(chunk);
  }
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = makers.map((maker) => maker(rows));
  for (const [at, chunk] of chunks.entries()) {
    for (const [i, column] of columns.entries()) column.put(chunk.getColumnVector(i));
    if (at % CHUNKS_AT_ONCE === CHUNKS_AT_ONCE - 1) await new Promise((turn) => setImmediate(turn));
    throwIfAborted(signal);
  }
  const children = columns.map((column) => column.finish());
  const schema = new Schema(children.map((data, i) => new Field(names[i]!, data.type as DataType, true)));
  const struct = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children });
  return new Table(schema, new RecordBatch(schema, struct));
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new QueryCancelled();
}

/** One column of the result, filled chunk by chunk. */
interface Column {
  put(vector: Vector): void;
  finish(): Data;
}

type Vector = ReturnType<DuckDBDataChunk['getColumnVector']>;

const makerOf: Partial<Record<DuckDBTypeId, (rows: number) => Column>> = {
  [DuckDBTypeId.VARCHAR]: texts,
  [DuckDBTypeId.DOUBLE]: doubles,
  [DuckDBTypeId.BIGINT]: doubles,
  [DuckDBTypeId.INTEGER]: (rows) => {
    const data = new Int32Array(rows);
    return column(rows, (at, value) => (data[at] = Number(value)), (nulls) => makeData({ type: new Int32(), length: rows, data, ...nulls }));
  },
  [DuckDBTypeId.BOOLEAN]: (rows) => {
    const data = new Uint8Array((rows + 7) >> 3);
    return column(rows, (at, value) => value === true && setBit(data, at), (nulls) => makeData({ type: new Bool(), length: rows, data, ...nulls }));
  },
};

function doubles(rows: number): Column {
  const data = new Float64Array(rows);
  return column(rows, (at, value) => (data[at] = Number(value)), (nulls) => makeData({ type: new Float64(), length: rows, data, ...nulls }));
}

function texts(rows: number): Column {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(rows + 1);
  let bytes = new Uint8Array(Math.max(64, rows * 16));
  let used = 0;
  const put = (at: number, value: unknown): void => {
    if (value !== null) {
      const text = value as string;
      if (bytes.length - used < text.length * 3) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, used + text.length * 3));
        larger.set(bytes);
        bytes = larger;
      }
      used += encoder.encodeInto(text, bytes.subarray(used)).written;
    }
    valueOffsets[at + 1] = used;
  };
  return column(rows, put, (nulls) => makeData({ type: new Utf8(), length: rows, valueOffsets, data: bytes.subarray(0, used), ...nulls }));
}

/** Puts each value at its place; the bitmap says which are not null. */
function column(rows: number, put: (at: number, value: unknown) => void, finish: (nulls: { nullCount: number; nullBitmap: Uint8Array }) => Data): Column {
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  let nullCount = 0;
  let at = 0;
  return {
    put: (vector) => {
      const items = vector.itemCount;
      for (let i = 0; i < items; i++, at++) {
        const value = vector.getItem(i);
        if (value === null) nullCount++;
        else setBit(nullBitmap, at);
        put(at, value);
      }
    },
    finish: () => finish({ nullCount, nullBitmap }),
  };
}

function setBit(bits: Uint8Array, at: number): void {
  bits[at >> 3]! |= 1 << (at & 7);
}
