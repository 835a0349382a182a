import type { JsonValue } from './value';
import { cellText, isList, isObject, JsonNumber } from './value';

/** Receives one cell: the column, its text, and whether the text is a number by the file itself. */
export type PutCell = (column: string, text: string | null, number: boolean) => void;

/** The cells of one row: members of objects inside objects are named "a.b", lists are JSON text; by place where the row is a list. */
export function cellsOf(row: JsonValue, header: readonly string[] | null, put: PutCell): void {
  if (isObject(row)) members(row, '', put);
  else if (isList(row)) row.forEach((value, i) => put(header?.[i] ?? `column ${i + 1}`, cellText(value), value instanceof JsonNumber));
  else put(header?.[0] ?? 'value', cellText(row), row instanceof JsonNumber);
}

function members(object: ReadonlyMap<string, JsonValue>, prefix: string, put: PutCell): void {
  for (const [name, value] of object) {
    const column = `${prefix}${name}`;
    if (isObject(value) && value.size > 0) members(value, `${column}.`, put);
    else put(column, cellText(value), value instanceof JsonNumber);
  }
}
