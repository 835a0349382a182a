import type { Condition, Preparation, RowFilter } from '../../../core/data/preparation';

export const noFilter: RowFilter = { conditions: [] };

export function isEmptyFilter({ conditions, sql }: RowFilter): boolean {
  return conditions.length === 0 && sql === undefined;
}

type Listed = Extract<Condition, { test: 'is' | 'is-not' }>;

const listedOn = (filter: RowFilter, test: Listed['test'], column: string): Listed | undefined =>
  filter.conditions.find((condition): condition is Listed => condition.test === test && condition.column === column);

/** Only rows with one of the values in the column; values that were asked for before stay beside them where `beside`. */
export function only(filter: RowFilter, column: string, values: readonly string[], beside = false): RowFilter {
  const before = beside ? (listedOn(filter, 'is', column)?.values ?? []) : [];
  const others = filter.conditions.filter((condition) => condition.column !== column || (condition.test !== 'is' && condition.test !== 'is-not'));
  return { ...filter, conditions: [...others, { test: 'is', column, values: [...new Set([...before, ...values])] }] };
}

/** Without rows that have one of the values in the column: taken from a list of those asked for, or added to those left out. */
export function without(filter: RowFilter, column: string, values: readonly string[]): RowFilter {
  const asked = listedOn(filter, 'is', column);
  const left = asked?.values.filter((value) => !values.includes(value)) ?? [];
  if (asked !== undefined && left.length > 0 && left.length < asked.values.length) return replaced(filter, asked, { ...asked, values: left });
  const out = listedOn(filter, 'is-not', column);
  const next: Listed = { test: 'is-not', column, values: [...new Set([...(out?.values ?? []), ...values])] };
  return out === undefined ? { ...filter, conditions: [...filter.conditions, next] } : replaced(filter, out, next);
}

/** Another condition in the place of one; `null` takes it away. */
export function replaced(filter: RowFilter, old: Condition, next: Condition | null): RowFilter {
  return { ...filter, conditions: filter.conditions.flatMap((condition) => (condition !== old ? [condition] : next === null ? [] : [next])) };
}

/** The SQL condition; none where the text is blank. */
export function withSql({ sql: _sql, ...filter }: RowFilter, sql: string): RowFilter {
  return sql.trim() === '' ? filter : { ...filter, sql: sql.trim() };
}

/** A preparation with another filter; an empty one is none. */
export function withFilter(preparation: Preparation | undefined, filter: RowFilter | undefined): Preparation | undefined {
  const { filter: _filter, ...others } = preparation ?? {};
  const next = filter === undefined || isEmptyFilter(filter) ? others : { ...others, filter };
  return Object.keys(next).length === 0 ? undefined : next;
}
