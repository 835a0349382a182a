import { numberOf } from './cell';
import { identifier } from './quote';

/** Published shares of one row can miss the whole by this much where small firms are not listed. */
const NEARLY = 0.05;

/** Sums of some columns in each row that has a number in two of them: how many such rows there are, how many sum to about 1 and to about 100. */
export function rowSums(table: string, columns: readonly string[], decimal: '.' | ','): string {
  const numbers = columns.map((column, i) => `${numberOf(identifier(column), decimal)} AS "n${i}"`);
  const sum = columns.map((_, i) => `coalesce("n${i}", 0)`).join(' + ');
  const filled = columns.map((_, i) => `CASE WHEN "n${i}" IS NULL THEN 0 ELSE 1 END`).join(' + ');
  const near = (whole: number): string => `CAST(count(*) FILTER (WHERE abs("sum" / ${whole} - 1) <= ${NEARLY}) AS DOUBLE)`;
  return `SELECT CAST(count(*) AS DOUBLE) AS "rows", ${near(1)} AS "ones", ${near(100)} AS "hundreds"
    FROM (SELECT ${sum} AS "sum" FROM (SELECT ${numbers.join(', ')} FROM ${identifier(table)}) "r" WHERE ${filled} >= 2) "s"`;
}
