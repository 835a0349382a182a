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

/** Profiles the columns of a loaded table with one statement. */
export async function profileTable(
  engine: Engine,
  table: string,
  columns: readonly string[],
  decimal: '.' | ',',
  options: QueryOptions = {},
): Promise<ColumnProfile[]> {
  const result = await engine.query(profileColumns(table, columns, decimal), [], options);
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
