import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { DuckDBTypeId } from '@duckdb/node-api';
import type { Data } from 'apache-arrow';
import { Bool, Field, Float64, Int32, RecordBatch, Schema, Struct, Table, Utf8, makeData } from 'apache-arrow';
import { QueryFailed } from '../core/data/engine';

/**
 * The result of native DuckDB as an Arrow table, so that both engines answer alike.
 * Text, DOUBLE, INTEGER and BOOLEAN are kept, BIGINT (a count) becomes DOUBLE; any other type must be cast in the statement.
 */
export async function arrowTable(result: DuckDBResult, sql: string): Promise<Table> {
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const children = result.columnNames().map((name, i) => {
    const typeId = result.columnTypeId(i);
    const build = builders[typeId];
    if (build === undefined) {
      throw new QueryFailed(`Column "${name}" arrives as ${DuckDBTypeId[typeId]}; cast it to DOUBLE, INTEGER or VARCHAR.`, sql);
    }
    return { field: name, data: build(chunks.map((chunk) => chunk.getColumnVector(i)), rows) };
  });
  const schema = new Schema(children.map(({ field, data }) => new Field(field, data.type, true)));
  const struct = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children: children.map(({ data }) => data) });
  return new Table(schema, new RecordBatch(schema, struct));
}

type Build = (vectors: readonly Vector[], rows: number) => Data;
type Vector = ReturnType<DuckDBDataChunk['getColumnVector']>;

const double: Build = (vectors, rows) => {
  const values = new Float64Array(rows);
  return makeData({ type: new Float64(), length: rows, data: values, ...validity(vectors, rows, (at, value) => (values[at] = Number(value))) });
};

const builders: Partial<Record<DuckDBTypeId, Build>> = {
  [DuckDBTypeId.VARCHAR]: texts,
  [DuckDBTypeId.DOUBLE]: double,
  [DuckDBTypeId.BIGINT]: double,
  [DuckDBTypeId.INTEGER]: (vectors, rows) => {
    const values = new Int32Array(rows);
    return makeData({ type: new Int32(), length: rows, data: values, ...validity(vectors, rows, (at, value) => (values[at] = Number(value))) });
  },
  [DuckDBTypeId.BOOLEAN]: (vectors, rows) => {
    const bits = new Uint8Array((rows + 7) >> 3);
    return makeData({ type: new Bool(), length: rows, data: bits, ...validity(vectors, rows, (at, value) => value === true && setBit(bits, at)) });
  },
};

/** Puts each value that is not null; the bitmap says which are there. */
function validity(vectors: readonly Vector[], rows: number, put: (at: number, value: unknown) => void): { nullCount: number; nullBitmap: Uint8Array } {
  const nullBitmap = new Uint8Array((rows + 7) >> 3);
  let nullCount = 0;
  let at = 0;
  for (const vector of vectors) {
    const items = vector.itemCount;
    for (let i = 0; i < items; i++, at++) {
      const value = vector.getItem(i);
      if (value === null) {
        nullCount++;
        continue;
      }
      setBit(nullBitmap, at);
      put(at, value);
    }
  }
  return { nullCount, nullBitmap };
}

function texts(vectors: readonly Vector[], rows: number): Data {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(rows + 1);
  let bytes = new Uint8Array(Math.max(64, rows * 16));
  let used = 0;
  const nulls = validity(vectors, rows, (at, value) => {
    const text = value as string;
    if (bytes.length - used < text.length * 3) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, used + text.length * 3));
      larger.set(bytes);
      bytes = larger;
    }
    used += encoder.encodeInto(text, bytes.subarray(used)).written;
    valueOffsets[at + 1] = used;
  });
  for (let i = 1; i <= rows; i++) if (valueOffsets[i]! < valueOffsets[i - 1]!) valueOffsets[i] = valueOffsets[i - 1]!;
  return makeData({ type: new Utf8(), length: rows, valueOffsets, data: bytes.subarray(0, used), ...nulls });
}

function setBit(bits: Uint8Array, at: number): void {
  bits[at >> 3]! |= 1 << (at & 7);
}
