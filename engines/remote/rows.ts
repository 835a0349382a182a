import { Table, makeVector, tableFromIPC, tableToIPC } from 'apache-arrow';
import type { RowChunk } from '../../core/data/engine';
import { textVector } from '../text-vector';

/** Rows as Arrow IPC bytes. Columns go by their place, because their names may be any text. */
export function rowsToBytes({ columns, lines }: RowChunk): Uint8Array {
  const vectors = Object.fromEntries(columns.map((values, i) => [`c${i}`, textVector(values)]));
  return tableToIPC(new Table({ ...vectors, line: makeVector(lines) }), 'stream');
}

export function rowsFromBytes(bytes: Uint8Array): RowChunk {
  const table = tableFromIPC(bytes);
  const width = table.schema.fields.length - 1;
  const columns = Array.from({ length: width }, (_, i) => [...(table.getChildAt(i) ?? [])] as (string | null)[]);
  return { columns, lines: Int32Array.from((table.getChildAt(width) ?? []) as Iterable<number>) };
}
