import type { CohortDefinition } from '../../../core/data/cohorts';
import { cohortDefinitions, needsYearAsked } from '../../../core/data/cohorts';
import type { CohortBands } from '../../../core/data/mapping';
import type { ColumnProfile } from '../../../core/data/profile';

type Band = CohortBands['bands'][number];

/** The published definition that the bands are, or `null` where they are a person's own. */
export function definitionOf({ bands, ends }: CohortBands): CohortDefinition | null {
  return cohortDefinitions.find((one) => one.ends === ends && JSON.stringify(one.bands) === JSON.stringify(bands)) ?? null;
}

/** Whether a column holds ages or years of birth; `null` for names and other numbers. */
export function bandsFrom(column: ColumnProfile | undefined): CohortBands['from'] | null {
  if (column === undefined || column.numbers < 0.5 * column.filled || column.distinct < 8) return null;
  const numbers = column.values.map(Number).filter((n) => Number.isInteger(n));
  const share = (low: number, high: number): number => numbers.filter((n) => n >= low && n <= high).length / Math.max(1, numbers.length);
  if (share(1900, 2025) > 0.8) return 'birth-year';
  return share(10, 110) > 0.8 ? 'age' : null;
}

/** Codes among ages or years of birth that are neither: 98, 99, 999, -1. */
export function likelyMissing(column: ColumnProfile | undefined, from: CohortBands['from']): string[] {
  return (column?.values ?? []).filter((value) => (from === 'age' ? /^(?:-\d+|9[89]|0|999?|[89]98)$/.test(value) : /^(?:-\d+|\d{1,3}|9{4}|8{4}|7{4})$/.test(value)));
}

/** The year in a file's name, which is likely that of the survey. */
export function yearIn(fileName: string): number | null {
  const found = /(?<!\d)(19[5-9]\d|20[0-4]\d)(?!\d)/.exec(fileName);
  return found === null ? null : Number(found[1]);
}

/** What keeps bands from being used, in a sentence; `null` where nothing does. */
export function bandsFault({ from, ends, asked, bands }: CohortBands): string | null {
  if (needsYearAsked({ from, ends }) && asked === null) return from === 'age' ? 'Say in which year the ages were asked: the bands are years of birth.' : 'Say in which year people were asked: the bands are ages.';
  const bad = bands.find(({ low, high }) => low !== null && high !== null && low > high);
  if (bad !== undefined) return `${bad.name} begins after it ends.`;
  const twice = bands.find(({ name }, i) => bands.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) return `Two cohorts are called ${twice.name}.`;
  const ordered = [...bands].sort((a, b) => (a.low ?? -Infinity) - (b.low ?? -Infinity));
  const overlap = ordered.findIndex((one, i) => i > 0 && (one.low ?? -Infinity) <= (ordered[i - 1]!.high ?? Infinity));
  return overlap < 0 ? null : `${ordered[overlap - 1]!.name} and ${ordered[overlap]!.name} overlap.`;
}

/** The ends of a band in words: `1997-2012`, `65 and more`. */
export function bandWords({ low, high }: Band): string {
  if (low === null && high === null) return 'all';
  if (low === null) return `up to ${high}`;
  return high === null ? `${low} and more` : `${low}-${high}`;
}
