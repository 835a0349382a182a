import type { Table } from 'apache-arrow';
import type { Engine, QueryOptions } from './engine';
import { VALUE_SEPARATOR, profileColumns } from './sql/profile';

/** Facts about one column, over all rows. */
export interface ColumnProfile {
  readonly name: string;
  /** Cells that hold something, and those that do not. */
  readonly filled: number;
  readonly missing: number;
  /** Cells that hold a text which stands for a missing number, such as `n/a`. */
  readonly absent: number;
  readonly distinct: number;
  /** Cells that are numbers, whole numbers, or carry a sign of percent or per mille. */
  readonly numbers: number;
  readonly whole: number;
  readonly percents: number;
  /** Of the numbers; `null` without any. */
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: number | null;
  /** The first different values in file order, at most 300. */
  readonly values: readonly string[];
}

/** Whether a column holds numbers and nothing else but texts for missing ones. */
export function isNumberColumn({ filled, absent, numbers }: Pick<ColumnProfile, 'filled' | 'absent' | 'numbers'>): boolean {
  return numbers > 0 && numbers + absent === filled;
}

/** Columns that one statement profiles: its cost grows with the square of their number. */
const COLUMNS_AT_ONCE = 16;

/** Profiles the columns of a loaded table, some at a time, so that it can be cancelled between them. */
export async function profileTable(
  engine: Engine,
  table: string,
  columns: readonly string[],
  decimal: '.' | ',',
  options: QueryOptions = {},
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
    const some = columns.slice(from, from + COLUMNS_AT_ONCE);
    profiles.push(...profilesOf(await engine.query(profileColumns(table, some, decimal), [], options), some));
  }
  return profiles;
}

function profilesOf(result: Table, columns: readonly string[]): ColumnProfile[] {
  return columns.map((name, i) => {
    const row = result.get(i)!;
    return {
      name,
      filled: row['filled'],
      missing: row['missing'],
      absent: row['absent'],
      distinct: row['distinct'],
      numbers: row['numbers'],
      whole: row['whole'],
      percents: row['percents'],
      min: row['min'],
      max: row['max'],
      sum: row['sum'],
      values: row['values'] === null ? [] : String(row['values']).split(VALUE_SEPARATOR),
    };
  });
}
