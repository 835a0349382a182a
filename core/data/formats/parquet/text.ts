import type { SchemaElement, SchemaTree } from 'hyparquet';
import { bytesText, isoDate, isoMoment, isoTime, plainNumber, plainSingle, scaled } from '../written';

/** What the reader gives for one value: numbers, bytes and texts as they lie in the file. */
export type Raw = unknown;

/** A column of the table that is made: a leaf of the schema, or a list or map that stays together. */
export interface Leaf {
  /** Names from the column down, joined by points. */
  readonly name: string;
  /** The column of the file that it lies in. */
  readonly column: string;
  /** Whether its values are numbers, and whether they can have a fraction. */
  readonly number: 'none' | 'whole' | 'fraction';
  text(value: Raw): string | null;
}

/** The columns of a schema; structs are taken apart. */
export function leavesOf(root: SchemaTree): Leaf[] {
  return root.children.flatMap((node) => leaves(node, node.element.name, node.element.name, (value) => value));
}

function leaves(node: SchemaTree, column: string, name: string, get: (value: Raw) => Raw): Leaf[] {
  const { element, children } = node;
  if (isStruct(node)) {
    return children.flatMap((child) => leaves(child, column, `${name}.${child.element.name}`, (value) => member(get(value), child.element.name)));
  }
  if (children.length === 0 && element.repetition_type !== 'REPEATED') return [{ name, column, number: numberKind(element), text: (value) => scalar(element, get(value)) }];
  return [{ name, column, number: 'none', text: (value) => jsonOrNothing(node, get(value)) }];
}

function isStruct({ element, children }: SchemaTree): boolean {
  const kind = element.logical_type?.type ?? element.converted_type;
  return children.length > 0 && element.repetition_type !== 'REPEATED' && !['LIST', 'MAP', 'MAP_KEY_VALUE', 'VARIANT'].includes(kind ?? '');
}

function member(value: Raw, name: string): Raw {
  return value === null || value === undefined ? null : (value as Record<string, Raw>)[name];
}

function numberKind(element: SchemaElement): Leaf['number'] {
  if (decimalScale(element) !== null) return decimalScale(element) === 0 ? 'whole' : 'fraction';
  if (element.type === 'FLOAT' || element.type === 'DOUBLE' || element.logical_type?.type === 'FLOAT16') return 'fraction';
  return (element.type === 'INT32' || element.type === 'INT64') && momentOf(element) === null ? 'whole' : 'none';
}

function decimalScale({ logical_type: logical, converted_type: converted, scale }: SchemaElement): number | null {
  if (logical?.type === 'DECIMAL') return logical.scale;
  return converted === 'DECIMAL' ? (scale ?? 0) : null;
}

type Moment = 'date' | { readonly kind: 'moment' | 'time'; readonly perSecond: bigint; readonly utc: boolean };

const PER_SECOND = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

/** What a moment counts; `null` where the column holds none. */
function momentOf({ type, logical_type: logical, converted_type: converted }: SchemaElement): Moment | null {
  if (type === 'INT96') return { kind: 'moment', perSecond: PER_SECOND.NANOS, utc: false };
  if (logical?.type === 'DATE' || converted === 'DATE') return 'date';
  if (logical?.type === 'TIMESTAMP') return { kind: 'moment', perSecond: PER_SECOND[logical.unit], utc: logical.isAdjustedToUTC };
  if (logical?.type === 'TIME') return { kind: 'time', perSecond: PER_SECOND[logical.unit], utc: false };
  const old = /^(TIMESTAMP|TIME)_(MILLIS|MICROS)$/.exec(converted ?? '');
  return old === null ? null : { kind: old[1] === 'TIME' ? 'time' : 'moment', perSecond: PER_SECOND[old[2] as 'MILLIS' | 'MICROS'], utc: old[1] === 'TIMESTAMP' };
}

/** Kinds whose values are taken as they lie in the file: the library would round decimals and moments. */
export function asStored(element: SchemaElement): SchemaElement {
  const kind = element.logical_type?.type ?? element.converted_type ?? '';
  if (decimalScale(element) === null && momentOf(element) === null && !['JSON', 'BSON', 'INTERVAL', 'GEOMETRY', 'GEOGRAPHY'].includes(kind)) return element;
  const { logical_type: _logical, converted_type: _converted, ...stored } = element;
  return stored;
}

function scalar(element: SchemaElement, value: Raw): string | null {
  if (value === null || value === undefined) return null;
  const scale = decimalScale(element);
  if (scale !== null) return scaled(value instanceof Uint8Array ? signed(value) : BigInt(value as number | bigint), scale);
  const moment = momentOf(element);
  if (moment === 'date') return isoDate(Number(value));
  if (moment !== null) {
    const ticks = BigInt(value as number | bigint);
    return moment.kind === 'time' ? isoTime(ticks, moment.perSecond) : isoMoment(ticks, moment.perSecond, moment.utc);
  }
  if (typeof value === 'number') return element.type === 'FLOAT' ? plainSingle(value) : plainNumber(value);
  if (value instanceof Uint8Array) return bytesText(value);
  return String(value);
}

/** Big-endian two's complement. */
function signed(bytes: Uint8Array): bigint {
  const all = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(bytes.length * 8, all);
}

function jsonOrNothing(node: SchemaTree, value: Raw): string | null {
  return value === null || value === undefined ? null : json(node, value);
}

/** A list, map or struct as JSON text. */
function json(node: SchemaTree, value: Raw): string {
  if (value === null || value === undefined) return 'null';
  const { element, children } = node;
  if (Array.isArray(value)) return `[${value.map((entry) => json(entryNode(node), entry)).join(',')}]`;
  if (typeof value === 'object' && !(value instanceof Uint8Array) && !(value instanceof Date)) {
    const kind = element.logical_type?.type ?? element.converted_type;
    const valueNode = kind === 'MAP' || kind === 'MAP_KEY_VALUE' ? children[0]?.children[1] : undefined;
    return `{${Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}:${json(valueNode ?? children.find((child) => child.element.name === name) ?? node, entry)}`).join(',')}}`;
  }
  const text = children.length === 0 ? scalar(element, value) : String(value);
  if (text === null) return 'null';
  return typeof value === 'boolean' || numberKind(element) !== 'none' ? text : JSON.stringify(text);
}

/** What the entries of a list are: its one child, passing over the group between. */
function entryNode(node: SchemaTree): SchemaTree {
  const [between] = node.children;
  if (between === undefined) return node;
  return between.children.length === 1 && between.element.repetition_type === 'REPEATED' ? between.children[0]! : between;
}
