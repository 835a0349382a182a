import { periodStart } from '../../../core/period';
import type { Reshape } from '../../../core/data/preparation';
import type { ColumnProfile } from '../../../core/data/profile';

/** A name that no column has: `period`, `period 2`. */
export function freeColumn(wanted: string, columns: readonly string[]): string {
  const taken = new Set(columns.map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Columns that are all of a kind and so may be rows: those named like periods, or else those that hold nothing but numbers. */
export function likelyColumns(columns: readonly string[], profile: readonly ColumnProfile[] | undefined): { readonly columns: string[]; readonly are: 'period' | 'firm' } {
  const periods = columns.filter((name) => periodStart(name) !== null);
  if (periods.length > 1) return { columns: periods, are: 'period' };
  const numbers = (profile ?? []).filter(({ name, filled, numbers: n }) => filled > 0 && n === filled && periodStart(name) === null).map(({ name }) => name);
  return { columns: numbers, are: 'firm' };
}

/** A reshape to start from when a person asks for columns that become rows. */
export function unpivotDraft(columns: readonly string[], profile: readonly ColumnProfile[] | undefined): Reshape {
  const { columns: found, are } = likelyColumns(columns, profile);
  const turned = found.length > 0 ? found : columns.slice(1);
  const others = columns.filter((name) => !turned.includes(name));
  const name = freeColumn(are, others);
  return { kind: 'unpivot', columns: turned, name, value: freeColumn('value', [...others, name]) };
}

/** A reshape to start from when a person asks for rows that become columns: the names with the fewest different values become headings. */
export function pivotDraft(columns: readonly string[], profile: readonly ColumnProfile[] | undefined): Reshape {
  const few = [...(profile ?? [])].filter(({ distinct }) => distinct > 1).sort((a, b) => a.distinct - b.distinct);
  const most = [...(profile ?? [])].sort((a, b) => b.distinct - a.distinct)[0]?.name ?? columns[0]!;
  const name = few.find((column) => column.name !== most && column.numbers < column.filled)?.name ?? few.find((column) => column.name !== most)?.name ?? columns.find((column) => column !== most) ?? most;
  return { kind: 'pivot', keep: [most], name, value: null };
}

/** What keeps a reshape from being used, in a sentence; `null` where nothing does. */
export function shapeFault(reshape: Reshape, columns: readonly string[]): string | null {
  if (reshape.kind === 'pivot') {
    if (reshape.keep.length === 0) return 'Tick at least one column that identifies a row afterwards.';
    if (reshape.keep.includes(reshape.name) || (reshape.value !== null && reshape.keep.includes(reshape.value))) return 'A column that identifies a row cannot become headings or answers as well.';
    return reshape.name === reshape.value ? 'Headings and answers stand in different columns.' : null;
  }
  if (reshape.columns.length === 0) return 'Tick at least one column that becomes rows.';
  const others = columns.filter((name) => !reshape.columns.includes(name)).map((name) => name.toLowerCase());
  const names = [reshape.name.trim(), reshape.value.trim()];
  if (names.includes('')) return 'Name the two new columns.';
  const clash = names.find((name) => others.includes(name.toLowerCase()));
  if (clash !== undefined) return `There is a column "${clash}" already.`;
  return names[0]!.toLowerCase() === names[1]!.toLowerCase() ? 'The two new columns need different names.' : null;
}

/** What a reshape does, in words. */
export function shapeWords(reshape: Reshape): string {
  if (reshape.kind === 'pivot') return `Each "${reshape.name}" becomes a column, one row for each ${reshape.keep.map((name) => `"${name}"`).join(', ')}`;
  const { columns, name, value } = reshape;
  const listed = columns.length <= 3 ? columns.join(', ') : `${columns[0]} to ${columns.at(-1)}`;
  return `${columns.length} columns (${listed}) become rows: "${name}" and "${value}"`;
}
