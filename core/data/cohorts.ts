import type { CohortBands } from './mapping';

/** Bands of ages or years of birth as somebody published them. */
export interface CohortDefinition {
  readonly id: string;
  readonly name: string;
  readonly ends: CohortBands['ends'];
  readonly bands: CohortBands['bands'];
}

const ages = (...ends: readonly (readonly [number, number | null])[]): CohortBands['bands'] => ends.map(([low, high]) => ({ name: high === null ? `${low}+` : `${low}-${high}`, low, high }));

/** Definitions to choose from. Generations are those of the Pew Research Center (Dimock 2019), which ends Gen Z with 2012. */
export const cohortDefinitions: readonly CohortDefinition[] = [
  {
    id: 'generations',
    name: 'Generations by year of birth (Pew Research Center)',
    ends: 'birth-year',
    bands: [
      { name: 'Gen Alpha', low: 2013, high: null },
      { name: 'Gen Z', low: 1997, high: 2012 },
      { name: 'Millennials', low: 1981, high: 1996 },
      { name: 'Gen X', low: 1965, high: 1980 },
      { name: 'Boomers', low: 1946, high: 1964 },
      { name: 'Silent', low: 1928, high: 1945 },
      { name: 'before 1928', low: null, high: 1927 },
    ],
  },
  { id: 'four-ages', name: 'Ages 18-29, 30-49, 50-64, 65+', ends: 'age', bands: ages([18, 29], [30, 49], [50, 64], [65, null]) },
  { id: 'young-ages', name: 'Ages 18-24, 25-29, 30-49, 50-64, 65+', ends: 'age', bands: ages([18, 24], [25, 29], [30, 49], [50, 64], [65, null]) },
  { id: 'six-ages', name: 'Ages 18-24, 25-34, 35-44, 45-54, 55-64, 65+', ends: 'age', bands: ages([18, 24], [25, 34], [35, 44], [45, 54], [55, 64], [65, null]) },
];

/** Whether bands need the year in which people were asked: the column holds ages and the bands years of birth, or the other way round. */
export function needsYearAsked({ from, ends }: Pick<CohortBands, 'from' | 'ends'>): boolean {
  return from !== ends;
}

/** What a cell of the cohort column says. */
export type CohortCell = { readonly kind: 'band'; readonly place: number } | { readonly kind: 'outside' | 'missing' | 'no-number' };

/** Reads cells of ages or years of birth as bands. An age becomes a year of birth by the year asked: a person whose birthday was yet to come is a year off. */
export function cohortReader({ from, ends, asked, bands, missing }: CohortBands, decimal: '.' | ','): (cell: string) => CohortCell {
  const nothing = new Set(missing.map((text) => text.trim().toLowerCase()));
  const other = needsYearAsked({ from, ends });
  return (cell) => {
    const text = cell.trim();
    if (text === '' || nothing.has(text.toLowerCase())) return { kind: 'missing' };
    const read = /^[-+]?\d{1,6}(?:[.,]\d*)?$/.test(text) ? Number(decimal === ',' ? text.replace(',', '.') : text) : Number.NaN;
    if (!Number.isFinite(read)) return { kind: 'no-number' };
    const value = Math.floor(other ? (asked ?? Number.NaN) - read : read);
    const place = bands.findIndex(({ low, high }) => (low === null || value >= low) && (high === null || value <= high));
    return place < 0 ? { kind: 'outside' } : { kind: 'band', place };
  };
}

/** "Gen Z is born 1997-2012": how the bands are defined, for the report. */
export function bandsInWords({ from, ends, asked, bands }: CohortBands, column: string): string {
  const noun = ends === 'age' ? 'aged' : 'born';
  const range = (low: number | null, high: number | null): string => (low === null ? `${high} or before` : high === null ? `${low} or ${ends === 'age' ? 'more' : 'later'}` : `${low}-${high}`);
  const list = bands.map(({ name, low, high }) => `${name} (${noun} ${range(low, high)})`).join(', ');
  const by = needsYearAsked({ from, ends }) ? `; ${from === 'age' ? `a year of birth is ${asked} less the age` : `an age is ${asked} less the year of birth`}, which is a year off where the birthday was yet to come` : '';
  return `Cohorts are made of the ${from === 'age' ? 'ages' : 'years of birth'} in "${column}": ${list}${by}.`;
}
