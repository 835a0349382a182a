/** A number as the text writes it: 1e400, 1.10 and 12345678901234567890 stay what they are. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** Members in the order of the text; of two with one name the later counts. */
export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

export function isObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** A value as JSON text, with numbers as they were written. */
export function jsonText(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isObject(value)) return `{${[...value].map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`).join(',')}}`;
  return JSON.stringify(value);
}

/** A value that is no object as a cell: `null` is a missing one, a list is its JSON text. */
export function cellText(value: JsonValue): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return jsonText(value);
}
