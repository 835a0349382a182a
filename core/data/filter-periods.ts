import { DataRefused, problem } from '../problem';
import type { Engine, QueryOptions } from './engine';
import { periodSpan } from '../period';
import type { Condition, RowFilter } from './preparation';
import type { PreparedSource } from './sql/prepare';
import { tidiedValues } from './sql/prepare';

/** Different periods that a column may have. */
const PERIODS = 100_000;
const NUMBER = /^\s*[-+\u2212]?[\d.,'\u2019 \u00a0\u202f]+(?:e[-+]?\d+)?\s*%?\s*$/i;

/**
 * The filter with each "between" on a column of periods as the list of the periods within: SQL knows no order of `Q1 2024` and
 * `Mar 2024`. Both ends are included as a whole, so that up to 2023 takes in December 2023. Other columns are compared as numbers.
 */
export async function filterWithin(engine: Engine, source: PreparedSource, filter: RowFilter, options: QueryOptions & { readonly file: string }): Promise<RowFilter> {
  const conditions: Condition[] = [];
  for (const test of filter.conditions) conditions.push(test.test === 'between' ? await within(engine, source, test, options) : test);
  return { ...filter, conditions };
}

async function within(engine: Engine, source: PreparedSource, test: Extract<Condition, { test: 'between' }>, { file, signal }: QueryOptions & { readonly file: string }): Promise<Condition> {
  const { column } = test;
  const low = test.low?.trim() || null;
  const high = test.high?.trim() || null;
  if (low === null && high === null) return { test: 'blank', column, not: true };
  const ends = [low, high].filter((end) => end !== null);
  const spans = ends.map(periodSpan);
  if (spans.includes(null)) {
    const bad = ends.find((end) => !NUMBER.test(end));
    if (bad === undefined) return { ...test, low, high };
    throw new DataRefused([problem('bad-end', `"${bad}" is neither a number nor a period, so rows of ${file} cannot be taken between ${ends.join(' and ')}.`, 'Write a number, a year, or a period such as 2024-03 or Q1 2024.', { file, column })]);
  }
  const answer = await engine.query(tidiedValues(source, column, PERIODS + 1), [], { signal });
  const values = [...answer].map((row) => row['value'] as string);
  const known = values.map((value) => [value, periodSpan(value)] as const);
  // A number such as 2021 is a year only in a column of periods.
  if (ends.every((end) => NUMBER.test(end)) && (values.length > PERIODS || known.some(([, span]) => span === null))) return { ...test, low, high };
  if (values.length > PERIODS) throw new DataRefused([problem('too-many-periods', `Column "${column}" of ${file} has more than ${PERIODS} different periods.`, 'Write the condition in SQL.', { file, column })]);
  const from = low === null ? -Infinity : periodSpan(low)!.start;
  const last = high === null ? null : periodSpan(high)!;
  const until = last === null ? Infinity : last.start + last.length;
  return { test: 'is', column, values: known.flatMap(([value, span]) => (span !== null && span.start >= from - SAME && span.start < until - SAME ? [value] : [])) };
}

/** Far less than a day: the same moment, whatever fractions of a year it was added up from. */
const SAME = 1e-6;
