import type { RespondentMapping } from '../../core/data/mapping';
import { respondentMappingSchema } from '../../core/data/mapping';
import { DataRefused, problem } from '../../core/problem';
import type { OpenedTable } from './open-table';
import { quoted, refuseUnknown } from './share-mapping';

/** Options that say what the columns of a table of respondents mean. `false`: there is no such column. */
export interface RespondentOptions {
  readonly platforms?: readonly string[];
  readonly weight?: string | false;
  readonly cohortColumn?: string | false;
  readonly missing?: RespondentMapping['missing'];
}

const person = { by: 'person', reason: 'chosen' } as const;

/** What the columns mean: as the options say, and as names and contents suggest where they say nothing. Throws `DataRefused` without platforms. */
export function respondentMapping({ mappings, source }: OpenedTable, options: RespondentOptions): RespondentMapping {
  const { platforms, weight, cohortColumn } = options;
  const named = [weight, cohortColumn].filter((column) => typeof column === 'string');
  refuseUnknown([...(platforms ?? []), ...named], source.columns, source.file);
  const guess = mappings.find((mapping): mapping is RespondentMapping => mapping.kind === 'respondents');
  const chosen = new Set([...(platforms ?? []), ...named]);
  const role = (given: string | false | undefined, guessed: string | null | undefined): string | null => {
    if (given !== undefined) return given === false ? null : given;
    return guessed === null || guessed === undefined || chosen.has(guessed) ? null : guessed;
  };
  const weightColumn = role(weight, guess?.weight);
  const cohort = role(cohortColumn, guess?.cohort);
  const found = platforms ?? guess?.platforms.filter((column) => column !== weightColumn && column !== cohort) ?? [];
  if (found.length === 0) {
    throw new DataRefused([
      problem(
        'missing-role',
        `It is not plain which columns of ${source.file} say who uses which platform.`,
        `Name columns of 0 and 1 with --platforms; the columns are ${quoted(source.columns)}.`,
        { file: source.file },
      ),
    ]);
  }
  return respondentMappingSchema.parse({
    kind: 'respondents',
    id: role(undefined, guess?.id),
    weight: weightColumn,
    cohort,
    platforms: found,
    missing: options.missing,
    reasons: {
      ...guess?.reasons,
      ...(platforms === undefined ? {} : { platform: person }),
      ...(weight === undefined ? {} : { weight: person }),
      ...(cohortColumn === undefined ? {} : { cohort: person }),
    },
  });
}
