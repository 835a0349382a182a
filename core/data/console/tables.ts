import type { ColumnProfile } from '../profile';
import { isNumberColumn } from '../profile';
import type { Source } from '../source';

/** A source as the console offers it. */
export interface ConsoleTable {
  /** Name in SQL: small letters, digits and underscores, so that it needs no quotes. */
  readonly name: string;
  readonly source: Source;
}

/** A name for each source, made from that of its file; a taken name gets a number. */
export function consoleTables(sources: readonly Source[]): ConsoleTable[] {
  const taken = new Set<string>();
  return sources.map((source) => {
    const base = sqlName(source.name);
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
    taken.add(name);
    return { name, source };
  });
}

/** Words of SQL that would need quotes as the name of a table. */
const WORDS = new Set(['table', 'select', 'from', 'where', 'group', 'order', 'limit', 'values', 'with', 'join', 'union', 'all', 'case', 'end', 'user', 'column', 'default', 'check', 'primary', 'references', 'desc', 'asc', 'using', 'window', 'to', 'in', 'is', 'as', 'on']);

/** `US online retail (2024).csv` as `us_online_retail_2024`; the folder of a shipped file stays in its name. */
export function sqlName(fileName: string): string {
  const words = fileName
    .replace(/(?:\.(?:csv|tsv|txt|xlsx|json|ndjson|jsonl|parquet|arrow|feather|dat|sav|dta|gz))+$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  if (words === '') return 'data';
  return /^\d/.test(words) || WORDS.has(words) ? `t_${words}` : words;
}

/**
 * Columns that hold numbers only, and are numbers rather than codes: "007" and "08" stay text. The console shows them as
 * numbers, so that sums need no cast.
 */
export function numberColumns(profile: readonly ColumnProfile[]): Set<string> {
  const isNumber = (column: ColumnProfile): boolean => isNumberColumn(column) && !column.values.some((value) => /^0\d/.test(value));
  return new Set(profile.filter(isNumber).map(({ name }) => name));
}
