import { nameFit, nameWords } from './column-roles';
import { cohortDefinitions } from './cohorts';
import { periodSpan } from '../period';
import type { ColumnProfile } from './profile';

/** Columns that are one thing written across, with what their headings have in common taken off. */
export interface Headings {
  readonly columns: readonly ColumnProfile[];
  /** What each heading says once its common beginning is off. */
  readonly names: readonly string[];
  /** The words before each period, such as `sales`; `''` without any. */
  readonly common: string;
}

/** Mostly numbers: a stray mark does not change what a column is. */
export const mostlyNumbers = ({ filled, numbers }: ColumnProfile): boolean => numbers > 0 && numbers >= 0.5 * filled;

/** A period in a heading: the heading itself, or what follows the same words in several ("sales 2022", "acessos_2023_01", "X2021"). */
function periodIn(name: string): { readonly words: string; readonly period: string } | null {
  if (plausible(name)) return { words: '', period: name.trim() };
  const found = /^(.*?)[ _.:-]*((?:19|20)\d{2}(?:[ _.\-/]?(?:0[1-9]|1[0-2]|[QqHhTt][1-4]))?)$/.exec(name.trim());
  if (found === null) return null;
  const period = /^\d{6}$/.test(found[2]!) ? `${found[2]!.slice(0, 4)}-${found[2]!.slice(4)}` : found[2]!.replaceAll('_', '-');
  return /\d$/.test(found[1]!) || !plausible(period) ? null : { words: found[1]!.trim(), period };
}

function plausible(text: string): boolean {
  const span = periodSpan(text);
  return span !== null && span.start >= 1850 && span.start < 2150;
}

/** Columns of numbers headed by periods: the largest set with the same words before them. */
export function periodHeadings(columns: readonly ColumnProfile[]): Headings | null {
  const groups = new Map<string, { columns: ColumnProfile[]; names: string[] }>();
  for (const column of columns) {
    const found = mostlyNumbers(column) ? periodIn(column.name) : null;
    if (found === null) continue;
    const group = groups.get(found.words) ?? { columns: [], names: [] };
    group.columns.push(column);
    group.names.push(found.period);
    groups.set(found.words, group);
  }
  const [best] = [...groups].sort((a, b) => b[1].columns.length - a[1].columns.length);
  if (best === undefined || best[1].columns.length < 2 || new Set(best[1].names).size < best[1].names.length) return null;
  return { ...best[1], common: best[0] };
}

const COHORT = new RegExp(
  `^(?:(?:aged?|ages|alter|edad|idade|eta) )?(?:\\d{1,2} ?(?:-|–|to|bis|a|à) ?\\d{1,2}|\\d{2} ?\\+|\\d{2} and (?:over|older|up)|under \\d{2}|(?:${cohortDefinitions.flatMap(({ bands }) => bands.map(({ name }) => name.toLowerCase())).filter((name) => /^[a-z ]+$/.test(name)).join('|')}|gen y|generation (?:alpha|[xyz])|baby boomers|all adults|adults|everyone|total))$`,
  'i',
);

/** Columns of numbers headed by cohorts: `18-29`, `65+`, `Gen Z`. */
export function cohortHeadings(columns: readonly ColumnProfile[]): Headings | null {
  const found = columns.filter((column) => mostlyNumbers(column) && COHORT.test(column.name.trim()));
  return found.length < 2 ? null : { columns: found, names: found.map(({ name }) => name), common: '' };
}

const FIELD = ['market', 'period', 'firm', 'product', 'value', 'status', 'id', 'weight', 'cohort', 'reach'] as const;
const NO_FIRM = /^(?:total|sum|all|n|lat|lon|latitude|longitude|price|prices|rank|index|year|month|quarter|week|day|ano|mes|jahr|monat|annee|mois|code|zip|plz|cnpj|siren|phone|line|row|trend|column \d+)$|instrument|price|\bid\b/i;

/** Columns of numbers whose headings are no words of a field: names of firms, perhaps. */
export function nameHeadings(columns: readonly ColumnProfile[]): ColumnProfile[] {
  return columns.filter((column) => mostlyNumbers(column) && column.min! >= 0 && FIELD.every((role) => nameFit(column.name, role) === null) && !NO_FIRM.test(nameWords(column.name)));
}

/** A nameless column that counts the rows. */
export function isRowCount({ name, filled, missing, whole, distinct, min, max }: ColumnProfile): boolean {
  return /^column \d+$/.test(name) && missing === 0 && filled > 1 && whole === filled && distinct === filled && max! - min! + 1 === filled;
}
