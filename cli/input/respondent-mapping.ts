import type { CohortBands, RespondentMapping } from '../../core/data/mapping';
import { respondentMappingSchema } from '../../core/data/mapping';
import { cohortDefinitions, needsYearAsked } from '../../core/data/cohorts';
import { DataRefused, problem } from '../../core/problem';
import { UsageError } from '../exit-codes';
import type { OpenedTable } from './open-table';
import type { ReadOptions } from './read-options';
import { preparedBy } from './read-options';
import { quoted, refuseUnknown } from './share-mapping';

/** Options that say what the columns of a table of respondents mean. `false`: there is no such column. */
export interface RespondentOptions extends ReadOptions {
  readonly platforms?: readonly string[];
  readonly weight?: string | false;
  readonly cohortColumn?: string | false;
  readonly cohort?: string;
  readonly missing?: RespondentMapping['missing'];
  /** Answers that mean use, and no use. */
  readonly yes?: readonly string[];
  readonly nonuse?: readonly string[];
  readonly otherwise?: 'missing' | 'yes' | 'no';
  /** A definition of cohorts by its id, or bands such as `18-24`. */
  readonly bands?: readonly string[];
  readonly asked?: number;
  readonly ageMissing?: readonly string[];
}

const person = { by: 'person', reason: 'chosen' } as const;

/** What the columns mean: as the options say, and as names and contents suggest where they say nothing. Throws `DataRefused` without platforms. */
export function respondentMapping({ mappings, source, profile }: OpenedTable, options: RespondentOptions): RespondentMapping {
  const { platforms, weight, cohortColumn } = options;
  const isNone = (given: string | false | undefined): boolean => given === false || (given === 'none' && !source.columns.includes('none'));
  const named = [weight, cohortColumn].filter((column): column is string => typeof column === 'string' && !isNone(column));
  const guess = guessed(mappings, source.columns, new Set([...(platforms ?? []), ...named]));
  const after = columnsAfter(source.columns, guess);
  refuseUnknown([...(platforms ?? []), ...named], after, source.file);
  const chosen = new Set([...(platforms ?? []), ...named]);
  const role = (given: string | false | undefined, proposed: string | null | undefined): string | null => {
    if (given !== undefined) return isNone(given) ? null : (given as string);
    return proposed === null || proposed === undefined || chosen.has(proposed) ? null : proposed;
  };
  const weightColumn = role(weight, guess?.weight);
  const cohort = role(cohortColumn, guess?.cohort);
  const found = platforms ?? guess?.platforms.filter((column) => column !== weightColumn && column !== cohort) ?? [];
  if (found.length === 0) {
    throw new DataRefused([
      problem(
        'missing-role',
        `It is not plain which columns of ${source.file} say who uses which platform.`,
        `Name columns of answers with --platforms, and the answers that mean use with --yes; the columns are ${quoted(source.columns)}.`,
        { file: source.file },
      ),
    ]);
  }
  const bands = cohort === null ? undefined : bandsOf(cohort, profile.find(({ name }) => name === cohort), cohort === guess?.cohort ? guess.bands : undefined, options);
  return respondentMappingSchema.parse({
    kind: 'respondents',
    id: role(undefined, guess?.id),
    weight: weightColumn,
    cohort,
    platforms: found,
    missing: options.missing ?? guess?.missing,
    ...answersOf(guess, options),
    ...(bands === undefined ? {} : { bands }),
    ...preparedBy(guess?.preparation, options),
    reasons: {
      ...guess?.reasons,
      ...(platforms === undefined ? {} : { platform: person }),
      ...(weight === undefined ? {} : { weight: person }),
      ...(cohortColumn === undefined ? {} : { cohort: person }),
      ...(options.yes === undefined ? {} : { yes: person }),
    },
  });
}

/** The likeliest reading as respondents that leaves the columns whole that were given. */
function guessed(mappings: OpenedTable['mappings'], columns: readonly string[], chosen: ReadonlySet<string>): RespondentMapping | undefined {
  return mappings
    .filter((mapping) => mapping.kind === 'respondents')
    .find((mapping) => ![...chosen].some((column) => columns.includes(column) && !columnsAfter(columns, mapping).includes(column)));
}

/** The columns that there are once a long table is wide. */
function columnsAfter(columns: readonly string[], mapping: RespondentMapping | undefined): readonly string[] {
  const reshape = mapping?.preparation?.reshape;
  return reshape?.kind === 'pivot' ? [...reshape.keep, ...mapping!.platforms] : columns;
}

/** Which answers mean use and no use: those that are given, else those that were found, else the usual ones. */
function answersOf(guess: RespondentMapping | undefined, { yes, nonuse, otherwise }: RespondentOptions): Partial<Pick<RespondentMapping, 'yes' | 'no' | 'otherwise'>> {
  const lower = (list: readonly string[]): Set<string> => new Set(list.map((text) => text.toLowerCase()));
  const means = otherwise ?? guess?.otherwise;
  const settled = {
    ...(yes !== undefined ? { yes: [...yes] } : guess === undefined ? {} : { yes: guess.yes.filter((text) => !lower(nonuse ?? []).has(text.toLowerCase())) }),
    ...(nonuse !== undefined ? { no: [...nonuse] } : guess === undefined ? {} : { no: guess.no.filter((text) => !lower(yes ?? []).has(text.toLowerCase())) }),
  };
  return { ...settled, ...(means === undefined ? {} : { otherwise: means }) };
}

/** `18-24`, `65+`, `-17`: ends of ages or years of birth. */
const BAND = /^(\d{1,4})?\s*(?:-|–|to)\s*(\d{1,4})?$|^(\d{1,4})\+$/;

/** How ages or years of birth become cohorts: by --bands, by the ages that --cohort names, else as was found. */
function bandsOf(column: string, profile: OpenedTable['profile'][number] | undefined, guess: CohortBands | undefined, options: RespondentOptions): CohortBands | undefined {
  const { bands, asked, ageMissing, cohort } = options;
  const holdsYears = profile?.max !== null && profile?.max !== undefined && profile.max > 1850;
  const from = guess?.from ?? (holdsYears ? 'birth-year' : 'age');
  const isNumeric = profile !== undefined && profile.numbers > 0.5 * profile.filled && profile.distinct > 10;
  const wanted = bands ?? (cohort !== undefined && BAND.test(cohort) && isNumeric ? [cohort] : undefined);
  if (wanted === undefined) {
    if (guess === undefined) return undefined;
    return { ...guess, ...(asked === undefined ? {} : { asked }), ...(ageMissing === undefined ? {} : { missing: [...ageMissing] }) };
  }
  const known = wanted.length === 1 ? cohortDefinitions.find(({ id }) => id === wanted[0]) : undefined;
  const list = known?.bands ?? wanted.map(bandOf);
  const ends = known?.ends ?? (list.every(({ low, high }) => (low ?? high ?? 0) > 1850) ? 'birth-year' : 'age');
  if (needsYearAsked({ from, ends }) && asked === undefined) {
    throw new UsageError(`"${column}" holds ${from === 'age' ? 'ages' : 'years of birth'} and the cohorts are ${ends === 'age' ? 'ages' : 'years of birth'}. Give the year in which people were asked with --asked, as in --asked 2021.`);
  }
  return { from, ends, asked: asked ?? null, bands: [...list], missing: [...(ageMissing ?? guess?.missing ?? [])] };
}

function bandOf(text: string): CohortBands['bands'][number] {
  const found = BAND.exec(text.trim());
  if (found === null || (found[1] ?? found[2] ?? found[3]) === undefined) {
    throw new UsageError(`--bands takes ${cohortDefinitions.map(({ id }) => id).join(', ')}, or ages such as 18-24,25-34,65+. "${text}" is neither.`);
  }
  const low = found[1] ?? found[3];
  return { name: text.trim(), low: low === undefined ? null : Number(low), high: found[2] === undefined ? null : Number(found[2]) };
}
