import type { RespondentTable } from '../../audience/tables';
import type { Problem } from '../../problem';
import { problem } from '../../problem';
import { count } from '../build';
import type { RespondentMapping } from '../mapping';

/** Fewer people than this are too few for a share of them (the usual bound of survey houses). */
const FEWEST = 30;
/** A person who counts for this many average ones drives the result. */
const HEAVY = 20;

/** What looks odd in a table of respondents that can be used: weights and small cohorts. Answers that are missing are told where they are read. */
export function checkRespondents(table: RespondentTable, mapping: RespondentMapping, file: string): Problem[] {
  return [...weightProblems(table, mapping, file), ...cohortProblems(table, mapping, file)];
}

function weightProblems({ weight }: RespondentTable, mapping: RespondentMapping, file: string): Problem[] {
  if (mapping.weight === null || weight.length === 0) return [];
  const found: Problem[] = [];
  let zeros = 0;
  let sum = 0;
  let squares = 0;
  let largest = 0;
  for (const w of weight) {
    if (w === 0) zeros++;
    sum += w;
    squares += w * w;
    largest = Math.max(largest, w);
  }
  const mean = sum / weight.length;
  const at = { severity: 'warning', file, column: mapping.weight } as const;
  if (zeros > 0) {
    found.push(problem('zero-weight', `${count(zeros)} of ${count(weight.length)} respondents in ${file} have the weight 0 and count for nothing.`, 'Check that they are meant to be left out.', at));
  }
  if (largest > HEAVY * mean) {
    const effective = (sum * sum) / squares;
    found.push(
      problem(
        'heavy-weight',
        `A respondent in ${file} counts for ${(largest / mean).toPrecision(3)} average ones; the ${count(weight.length)} respondents are worth ${count(Math.round(effective))} of equal weight.`,
        'Check that the column holds survey weights and no other number.',
        at,
      ),
    );
  }
  return found;
}

function cohortProblems({ cohorts, cohort }: RespondentTable, mapping: RespondentMapping, file: string): Problem[] {
  const sizes = new Int32Array(cohorts.length);
  for (const place of cohort) if (place >= 0) sizes[place]!++;
  const small = cohorts.flatMap((name, place) => (sizes[place]! < FEWEST ? [`${name} (${sizes[place]})`] : []));
  if (small.length === 0) return [];
  const shown = small.length > 8 ? `${small.slice(0, 8).join(', ')} and ${count(small.length - 8)} more` : small.join(', ');
  return [
    problem('small-cohort', `${small.length === 1 ? 'A cohort has' : `${count(small.length)} cohorts have`} fewer than ${FEWEST} respondents in ${file}: ${shown}.`, 'Join cohorts, or read their reach with its interval only.', {
      severity: 'warning',
      file,
      column: mapping.cohort,
    }),
  ];
}
