import type { Table } from 'apache-arrow';
import { DataType } from 'apache-arrow';
import { QueryFailed } from '../core/data/engine';

/**
 * Refuses a result with a column whose type the engines would not bring alike: DECIMAL arrives unscaled and HUGEINT as four
 * words. Text, DOUBLE, INTEGER and BOOLEAN are brought as they are, BIGINT (a count) as DOUBLE.
 */
export function assertTypes(table: Table, sql: string): void {
  for (const { name, type } of table.schema.fields) {
    const known = DataType.isUtf8(type) || (DataType.isFloat(type) && type.precision === 2) || (DataType.isInt(type) && type.isSigned && type.bitWidth === 32) || DataType.isBool(type);
    if (!known) throw new QueryFailed(`Column "${name}" arrives as ${type}; cast it to DOUBLE, INTEGER or VARCHAR.`, sql);
  }
}
