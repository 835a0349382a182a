import type { Problem } from '../problem';
import { DataRefused, problem } from '../problem';
import { count } from './build';
import type { Engine, QueryOptions } from './engine';
import { QueryFailed } from './engine';
import type { Preparation } from './preparation';
import { conditionFault } from './sql/condition';
import type { PreparedSource } from './sql/prepare';
import { conflicts, headings } from './sql/prepare';

/** Columns that names can become at most. */
export const HEADINGS_MADE = 1000;
const COLUMNS_NAMED = 20;

/** What keeps a preparation from being applied to a table of these columns, told without looking at its rows. */
export function preparationFaults(preparation: Preparation, columns: readonly string[], file: string): Problem[] {
  const { filter } = preparation;
  const fault = filter?.sql === undefined ? null : conditionFault(filter.sql);
  return [
    ...unknownColumns(earlySteps(preparation), columns, file),
    ...takenNames(preparation, columns, file),
    ...(fault === null ? [] : [badCondition(filter!.sql!, `it ${fault}`, file)]),
  ];
}

/** The steps that read columns of the source: with a reshape, other columns may be those that it makes. */
function earlySteps(preparation: Preparation): Preparation {
  if (preparation.reshape === undefined) return preparation;
  const { corrected, reshape } = preparation;
  return { reshape, ...(corrected === undefined ? {} : { corrected }) };
}

/** Columns that a preparation names and that are not among `columns`. */
export function unknownColumns({ corrected = [], renamed = [], missing = [], filter, reshape }: Preparation, columns: readonly string[], file: string): Problem[] {
  const named = [
    ...[...corrected, ...renamed, ...missing, ...(filter?.conditions ?? [])].map(({ column }) => column),
    ...(reshape === undefined ? [] : reshape.kind === 'unpivot' ? reshape.columns : [...reshape.keep, reshape.name, reshape.value]),
  ];
  const known = columns.slice(0, COLUMNS_NAMED).map((name) => `"${name}"`).join(', ');
  return [...new Set(named)]
    .filter((column): column is string => column !== null && !columns.includes(column))
    .map((column) => problem('unknown-column', `${file} has no column "${column}", by which its rows are prepared.`, `Its columns are ${known}: take the step back, or make it again with one of them.`, { file, column }));
}

/** New columns must not have the name of one that stays; names are compared without case, as the database does. */
function takenNames({ reshape, rowCount }: Preparation, columns: readonly string[], file: string): Problem[] {
  const unpivot = reshape?.kind === 'unpivot' ? reshape : null;
  const gone = new Set(unpivot?.columns);
  const used = new Set(['line', ...columns.filter((column) => !gone.has(column)).map((column) => column.toLowerCase())]);
  const faults: Problem[] = [];
  for (const name of [...(unpivot === null ? [] : [unpivot.name, unpivot.value]), ...(rowCount === undefined ? [] : [rowCount])]) {
    if (used.has(name.toLowerCase())) faults.push(problem('column-name-taken', `The new column cannot be called "${name}": another column of ${file} has that name.`, 'Give the new column another name.', { file, column: name }));
    used.add(name.toLowerCase());
  }
  return faults;
}

/** The names that become headings of a pivot. Throws `DataRefused` for too many, for one that a kept column has, and for rows that contradict each other. */
export async function headingsOf(engine: Engine, source: PreparedSource, file: string, options: QueryOptions): Promise<string[]> {
  const { reshape } = source.preparation;
  if (reshape?.kind !== 'pivot') return [];
  const { name: column, keep, value } = reshape;
  const names = [...(await engine.query(headings(source, column, HEADINGS_MADE + 1), [], options))].map((row) => row['name'] as string);
  const faults: Problem[] = [];
  if (names.length > HEADINGS_MADE) {
    faults.push(problem('too-many-headings', `Column "${column}" of ${file} has more than ${count(HEADINGS_MADE)} different names to make columns of.`, 'Choose the column that names the platforms.', { file, column }));
  }
  const stay = new Set(['line', ...keep.map((name) => name.toLowerCase())]);
  for (const name of names.filter((heading) => stay.has(heading.toLowerCase()))) {
    faults.push(problem('column-name-taken', `"${name}" is a name in column "${column}" of ${file} and a column that stays.`, `Rename "${name}", or keep other columns.`, { file, column }));
  }
  if (value !== null) {
    const row = (await engine.query(conflicts(source, { ...reshape, value }), [], options)).get(0)!;
    const cases = row['cases'] as number;
    if (cases > 0) {
      const what = `${count(cases)} ${cases === 1 ? 'case' : 'cases'} in ${file} where rows that become one row answer differently for one name in column "${column}" (the first at line ${row['line']}).`;
      faults.push(problem('contradicting-rows', what, 'Leave out the rows that do not hold, or keep the column that tells them apart.', { file, row: row['line'] as number, column: value }));
    }
  }
  if (faults.length > 0) throw new DataRefused(faults);
  return names;
}

/** A refused SQL condition; `why` ends a sentence. */
export function badCondition(sql: string, why: string, file: string): Problem {
  return problem('bad-condition', `The condition ${sql.trim()} cannot be used on ${file}: ${why}.`, `Write one condition on its columns, such as "UF" = 'SP'; cells are text, so compare numbers as TRY_CAST("sales" AS DOUBLE) > 10.`, { file });
}

/** DuckDB's own complaint on one line, without the statement that it repeats. */
export function complaint(cause: QueryFailed): string {
  return cause.message.split(/\n\s*LINE \d+:/)[0]!.trim().replace(/\s*\n\s*/g, ' ').replace(/[.!]$/, '').replace('GROUP BY clause cannot', 'a condition on rows cannot');
}

/** Turns a failure of DuckDB into what a person can mend, where it is their condition that failed. */
export function conditionFailure(cause: unknown, sql: string | undefined, file: string): unknown {
  return cause instanceof QueryFailed && sql !== undefined ? new DataRefused([badCondition(sql, `DuckDB says "${complaint(cause)}"`, file)]) : cause;
}
