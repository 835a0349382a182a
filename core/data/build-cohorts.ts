import type { Problem } from '../problem';
import { problem } from '../problem';
import { count } from './build';
import type { CohortCell } from './cohorts';
import { cohortReader, needsYearAsked } from './cohorts';
import type { RespondentMapping } from './mapping';

const natural = new Intl.Collator('en', { numeric: true });
/** Texts that are named in a note. */
const NAMED = 5;

interface Cohorts {
  readonly cohorts: readonly string[];
  /** Place of each person's cohort, or -1. */
  readonly cohort: Int32Array;
  readonly problems: readonly Problem[];
}

/**
 * The cohort of each person from the cells of the cohort column (`''` where blank): the cells themselves in natural order, or
 * bands of ages or years of birth in the order of their definition. Who has none is counted in a note and still in Everyone.
 */
export function cohortsOf(cells: readonly string[], mapping: RespondentMapping & { readonly cohort: string }, { file, decimal }: { readonly file: string; readonly decimal: '.' | ',' }): Cohorts {
  const { bands, cohort: column } = mapping;
  if (bands === undefined) {
    const cohorts = [...new Set(cells.filter((name) => name !== ''))].sort(natural.compare);
    const place = new Map(cohorts.map((name, i) => [name, i]));
    const without = cells.filter((name) => name === '').length;
    return { cohorts, cohort: Int32Array.from(cells, (name) => place.get(name) ?? -1), problems: without === 0 ? [] : [withoutCohort(without, cells.length, 'the cell is blank', file, column)] };
  }
  if (needsYearAsked(bands) && bands.asked === null) {
    const what = bands.from === 'age' ? 'years of birth are made of the ages' : 'ages are made of the years of birth';
    return { cohorts: [], cohort: new Int32Array(0), problems: [problem('no-year-asked', `The cohorts of ${file} need the year in which people were asked: ${what} in column "${column}".`, 'Say in which year people were asked.', { file, column })] };
  }
  const read = cohortReader(bands, decimal);
  const known = new Map<string, CohortCell>();
  const texts = { outside: new Map<string, number>(), missing: new Map<string, number>(), 'no-number': new Map<string, number>() };
  const sizes = new Int32Array(bands.bands.length);
  const places = Int32Array.from(cells, (text) => {
    let cell = known.get(text);
    if (cell === undefined) known.set(text, (cell = read(text)));
    if (cell.kind !== 'band') {
      texts[cell.kind].set(text, (texts[cell.kind].get(text) ?? 0) + 1);
      return -1;
    }
    sizes[cell.place]!++;
    return cell.place;
  });
  // A band that nobody is in is no cohort to choose.
  const kept = bands.bands.flatMap((_, i) => (sizes[i]! > 0 ? [i] : []));
  const renumbered = new Int32Array(bands.bands.length).fill(-1);
  kept.forEach((place, i) => (renumbered[place] = i));
  const without = places.reduce((sum, place) => sum + (place < 0 ? 1 : 0), 0);
  const parts = [said(texts.missing, 'gave none'), said(texts.outside, bands.from === 'age' ? 'are of an age in no band' : 'were born in a year in no band'), said(texts['no-number'], 'hold no number')].filter((part) => part !== '');
  return {
    cohorts: kept.map((place) => bands.bands[place]!.name),
    cohort: places.map((place) => (place < 0 ? -1 : renumbered[place]!)),
    problems: without === 0 ? [] : [withoutCohort(without, cells.length, parts.join('; '), file, column, texts['no-number'].size > 0)],
  };
}

function said(texts: ReadonlyMap<string, number>, what: string): string {
  if (texts.size === 0) return '';
  const total = [...texts.values()].reduce((sum, n) => sum + n, 0);
  const named = [...texts].sort((a, b) => b[1] - a[1]).slice(0, NAMED).map(([text]) => (text === '' ? 'blank' : `"${text}"`));
  return `${count(total)} ${what} (${named.join(', ')}${texts.size > NAMED ? ' and others' : ''})`;
}

function withoutCohort(without: number, all: number, why: string, file: string, column: string, odd = false): Problem {
  return problem('without-cohort', `${count(without)} of ${count(all)} people in ${file} are in no cohort by column "${column}": ${why}. They count in Everyone.`, 'Nothing need be done where this is meant; otherwise choose other bands or another column.', { severity: odd ? 'warning' : 'note', file, column });
}
