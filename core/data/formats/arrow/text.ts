import type { DataType, Field } from '@uwdata/flechette';
import { Precision, TimeUnit, Type } from '@uwdata/flechette';
import { bytesText, isoMoment, isoTime, plainNumber, plainSingle, scaled } from '../written';

/** One value of a column as the reader gives it. */
type Value = unknown;

/** A column of the table that is made: a column of the file, or a member of a struct in it. */
export interface Leaf {
  /** Names from the column down, joined by points. */
  readonly name: string;
  /** Place of the column in the file. */
  readonly column: number;
  readonly number: 'none' | 'whole' | 'fraction';
  text(value: Value): string | null;
}

/** The columns of a schema; structs are taken apart. */
export function leavesOf(fields: readonly Field[]): Leaf[] {
  return fields.flatMap((field, column) => leaves(field, column, field.name, (value) => value));
}

function leaves({ type }: Field, column: number, name: string, get: (value: Value) => Value): Leaf[] {
  if (type.typeId === Type.Struct) {
    return type.children.flatMap((child) =>
      leaves(child, column, `${name}.${child.name}`, (value) => {
        const struct = get(value);
        return struct === null || struct === undefined ? null : (struct as Record<string, Value>)[child.name];
      }),
    );
  }
  return [{ name, column, number: numberKind(type), text: (value) => textOf(type, get(value)) }];
}

function numberKind(type: DataType): Leaf['number'] {
  switch (type.typeId) {
    case Type.Int:
    case Type.Duration:
      return 'whole';
    case Type.Float:
      return 'fraction';
    case Type.Decimal:
      return type.scale > 0 ? 'fraction' : 'whole';
    case Type.Dictionary:
      return numberKind(type.dictionary);
    case Type.RunEndEncoded:
      return numberKind(type.children[1].type);
    default:
      return 'none';
  }
}

const PER_SECOND = { [TimeUnit.SECOND]: 1n, [TimeUnit.MILLISECOND]: 1000n, [TimeUnit.MICROSECOND]: 1_000_000n, [TimeUnit.NANOSECOND]: 1_000_000_000n } as const;

function textOf(type: DataType, value: Value): string | null {
  if (value === null || value === undefined) return null;
  switch (type.typeId) {
    case Type.Dictionary:
      return textOf(type.dictionary, value);
    case Type.RunEndEncoded:
      return textOf(type.children[1].type, value);
    case Type.Float:
      return type.precision === Precision.SINGLE ? plainSingle(value as number) : plainNumber(value as number);
    case Type.Decimal:
      return scaled(BigInt(value as number | bigint), type.scale);
    case Type.Date:
      return isoMoment(BigInt(value as number), 1000n, false);
    case Type.Timestamp:
      return isoMoment(value as bigint, PER_SECOND[type.unit], type.timezone !== null && type.timezone !== '');
    case Type.Time:
      return isoTime(BigInt(value as number | bigint), PER_SECOND[type.unit]);
    default:
      if (value instanceof Uint8Array) return bytesText(value);
      return typeof value === 'object' ? json(type, value) : String(value);
  }
}

/** A list, map or struct as JSON text. */
function json(type: DataType, value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (type.typeId === Type.Dictionary) return json(type.dictionary, value);
  if (type.typeId === Type.Struct) return `{${type.children.map((child) => `${JSON.stringify(child.name)}:${json(child.type, (value as Record<string, Value>)[child.name])}`).join(',')}}`;
  if (type.typeId === Type.Map) {
    const entries = type.children[0].type;
    if (entries.typeId !== Type.Struct) return 'null';
    const [key, content] = entries.children;
    return `{${[...(value as Iterable<[Value, Value]>)].map(([name, entry]) => `${JSON.stringify(textOf(key!.type, name))}:${json(content!.type, entry)}`).join(',')}}`;
  }
  const entry = 'children' in type ? type.children[0]?.type : undefined;
  if (entry !== undefined && Symbol.iterator in Object(value)) return `[${[...(value as Iterable<Value>)].map((item) => json(entry, item)).join(',')}]`;
  if (typeof value === 'object' && !(value instanceof Uint8Array)) return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  const text = textOf(type, value);
  if (text === null) return 'null';
  return typeof value === 'boolean' || numberKind(type) !== 'none' ? text : JSON.stringify(text);
}
