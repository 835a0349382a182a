import { bare } from '../console/statement';
import { numberOf } from './cell';
import { identifier } from './quote';

/** A table under the name that the console gives it. */
export interface NamedTable {
  readonly name: string;
  /** Its name in the engine. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly numbers: ReadonlySet<string>;
  readonly decimal: '.' | ',';
}

/** The statement with the tables that it reads before it; blank texts stay as they are in the file. */
function over(sql: string, tables: readonly NamedTable[]): string {
  const one = ({ name, table, columns, numbers, decimal }: NamedTable): string => {
    const list = columns.map((column) => `${numbers.has(column) ? numberOf(identifier(column), decimal) : identifier(column)} AS ${identifier(column)}`);
    return `${identifier(name)} AS NOT MATERIALIZED (SELECT ${list.join(', ')} FROM ${identifier(table)})`;
  };
  const before = tables.length === 0 ? '' : `WITH ${tables.map(one).join(',\n')}\n`;
  return `${before}SELECT * FROM (\n${bare(sql)}\n) "result"`;
}

/** Names and types of the columns that a statement gives. */
export function describeStatement(sql: string, tables: readonly NamedTable[]): string {
  return `SELECT column_name AS "name", column_type AS "type" FROM (DESCRIBE ${over(sql, tables)})`;
}

/** Makes the table `target` of the rows of a statement: all text under `names`, and `line` from 1 on, in the order of the statement. */
export function materialise(sql: string, tables: readonly NamedTable[], target: string, columns: readonly { readonly name: string; readonly as: string }[]): string {
  const list = columns.map(({ name, as }) => `CAST(${identifier(name)} AS VARCHAR) AS ${identifier(as)}`);
  return `CREATE OR REPLACE TABLE ${identifier(target)} AS
    SELECT ${[...list, 'CAST(row_number() OVER () AS INTEGER) AS "line"'].join(', ')} FROM (${over(sql, tables)}) "rows"`;
}
