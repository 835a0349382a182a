import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Field {
  name: string;
  type: string;
  description?: string;
  unit?: string;
  constraints?: { required?: boolean; unique?: boolean; minLength?: number; minimum?: number; maximum?: number; pattern?: string; enum?: (string | number)[] };
}

export interface Resource {
  name: string;
  path: string;
  profile: string;
  bytes: number;
  hash: string;
  schema: { fields: Field[]; missingValues: string[]; primaryKey: string[] };
}

export interface Package {
  folder: string;
  name: string;
  title: string;
  description: string;
  version: string;
  created: string;
  licenses: { name: string }[];
  licenseNote: string;
  sources: { title: string }[];
  geography: { name: string };
  temporal: { start: string; end: string };
  definitions: Record<string, string>;
  caveats: string[];
  synthetic?: boolean;
  resources: Resource[];
}

export type Row = Record<string, string>;

/** Cells of a CSV text as RFC 4180 has them: quotes may hold commas, doubled quotes and line ends. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '"' && quoted && text[i + 1] === '"') {
      cell += c;
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (quoted) cell += c;
    else if (c === ',') endCell();
    else if (c === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else cell += c;
  }
  return rows;
}

/** Rows of a resource by column name. Throws if the header differs from the schema or a row has another number of cells. */
export function readRows(pkg: Package, resource: Resource): Row[] {
  const [header, ...body] = parseCsv(readFileSync(join(pkg.folder, resource.path), 'utf8'));
  const names = resource.schema.fields.map((f) => f.name);
  if (header?.join() !== names.join()) throw new Error(`${resource.path}: header ${header?.join()} is not ${names.join()}`);
  return body.map((cells, i) => {
    if (cells.length !== names.length) throw new Error(`${resource.path}, row ${i + 2}: ${cells.length} cells, ${names.length} wanted`);
    return Object.fromEntries(names.map((name, k) => [name, cells[k]!]));
  });
}

/** What is wrong with the rows under their schema, one sentence each. */
export function violations(resource: Resource, rows: readonly Row[]): string[] {
  const { fields, missingValues, primaryKey } = resource.schema;
  const out: string[] = [];
  const unique = new Map(fields.filter((f) => f.constraints?.unique).map((f) => [f.name, new Set<string>()]));
  const keys = new Set<string>();
  rows.forEach((row, i) => {
    const bad = (column: string, what: string): number => out.push(`${resource.path}, row ${i + 2}, ${column}: ${what}`);
    for (const { name, type, constraints: c = {} } of fields) {
      const text = row[name]!;
      if (missingValues.includes(text)) {
        if (c.required || primaryKey.includes(name)) bad(name, 'is missing');
        continue;
      }
      if (text !== text.trim()) bad(name, 'has blanks around it');
      const numeric = type === 'number' || type === 'integer';
      if (type === 'integer' && !/^-?\d+$/.test(text)) bad(name, `${text} is no whole number`);
      if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) bad(name, `${text} is no number`);
      const value = numeric ? Number(text) : text;
      if (c.enum && !c.enum.includes(value)) bad(name, `${text} is not allowed`);
      if (c.pattern && !new RegExp(`^(?:${c.pattern})$`).test(text)) bad(name, `${text} has the wrong form`);
      if (c.minLength !== undefined && text.length < c.minLength) bad(name, 'is too short');
      if (c.minimum !== undefined && Number(text) < c.minimum) bad(name, `${text} is below ${c.minimum}`);
      if (c.maximum !== undefined && Number(text) > c.maximum) bad(name, `${text} is above ${c.maximum}`);
      const seen = unique.get(name);
      if (seen?.has(text)) bad(name, `${text} appears twice`);
      seen?.add(text);
    }
    const key = JSON.stringify(primaryKey.map((k) => row[k]));
    if (keys.has(key)) bad(primaryKey.join(), `${key} appears twice`);
    keys.add(key);
  });
  return out;
}
