import type { RespondentTable } from '../audience/tables';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { BuildOptions, Built } from './build';
import { LISTED, count, numbersOf, refuseErrors, roleAssumptions, textsOf, withRest } from './build';
import { cohortsOf } from './build-cohorts';
import { withPrepared } from './build-prepared';
import { bandsInWords } from './cohorts';
import { checkRespondents } from './checks/check-respondents';
import type { Engine } from './engine';
import type { RespondentMapping } from './mapping';
import { otherAnswers, repeatedIds, respondentRows } from './sql/audience';

/** Answers that are neither yes nor no, named in a note. */
const NAMED_ANSWERS = 5;

/**
 * Makes the table of respondents from a loaded table, in file order, its rows prepared and its cohorts made of ages or years of
 * birth where the mapping says how. A blank cell is a missing answer (2), one that is neither yes nor no what `otherwise` says.
 * Throws `DataRefused` for weights that are no numbers, missing or negative, weights that are all 0, and a platform that
 * nobody answered yes or no.
 */
export async function buildRespondents(engine: Engine, table: string, mapping: RespondentMapping, options: BuildOptions): Promise<Built<RespondentTable>> {
  const { id, weight, cohort, platforms } = mapping;
  return withPrepared(engine, table, mapping, { id, weight, cohort }, options, (prepared) => buildFrom(engine, prepared, mapping, options), platforms);
}

async function buildFrom(engine: Engine, table: string, mapping: RespondentMapping, { file, decimal, signal }: BuildOptions): Promise<Built<RespondentTable>> {
  const ask = (sql: string) => engine.query(sql, [], { signal });
  const { id, weight, cohort, platforms } = mapping;
  const rows = await ask(respondentRows(table, mapping, decimal));
  const problems: Problem[] = weight === null ? [] : weightProblems(textsOf(rows, 'raw'), rows.getChild('weight')!, numbersOf(rows, 'line'), weight, file);
  const weights = Float64Array.from(numbersOf(rows, 'weight'));
  if (rows.numRows > 0 && problems.length === 0 && weights.every((w) => w === 0)) {
    problems.push(problem('no-weight', `All weights in column "${weight}" of ${file} are 0.`, 'Choose another weight column, or none.', { file, column: weight }));
  }
  const use = platforms.map((_, i) => Uint8Array.from(numbersOf(rows, `u${i}`)));
  const settled: { readonly missing: number; readonly named: readonly string[] }[] = [];
  for (const [i, platform] of platforms.entries()) {
    const missing = use[i]!.reduce((sum, answer) => sum + (answer === 2 ? 1 : 0), 0);
    const noes = use[i]!.reduce((sum, answer) => sum + (answer === 0 ? 1 : 0), 0);
    if (missing === 0) continue;
    const others = await ask(otherAnswers(table, platform, mapping, NAMED_ANSWERS));
    const named = textsOf(others, 'answer').map((answer) => `"${answer}"`);
    const such = suchAs(named, (others.get(0)?.['groups'] ?? 0) as number);
    const refused = unusable(platform, mapping, { missing, noes, rows: rows.numRows, named, such }, file);
    if (refused !== null) problems.push(refused);
    else if (isSettled(mapping) && (noes > 0 || named.length === 0)) settled.push({ missing, named });
    else problems.push(missingAnswers(platform, mapping, { missing, rows: rows.numRows, named, such }, file));
  }
  if (settled.length > 0) problems.push(settledAnswers(settled, mapping.missing, file));
  refuseErrors(problems);
  if (id !== null) {
    const repeated = (await ask(repeatedIds(table, id))).get(0);
    if (repeated !== null) {
      problems.push(
        problem(
          'repeated-id',
          `${count(repeated['groups'])} ${repeated['groups'] === 1 ? 'id occurs' : 'ids occur'} more than once in column "${id}" of ${file} (line ${repeated['line']}: ${repeated['id']}).`,
          'Each row counts as one person: remove rows that repeat a person.',
          { severity: 'warning', file, row: repeated['line'], column: id },
        ),
      );
    }
  }
  const people = cohort === null ? { cohorts: [], cohort: new Int32Array(rows.numRows).fill(-1), problems: [] } : cohortsOf(textsOf(rows, 'cohort'), { ...mapping, cohort }, { file, decimal });
  problems.push(...people.problems);
  refuseErrors(problems);
  const built: RespondentTable = {
    platforms,
    cohorts: people.cohorts,
    weight: weights,
    cohort: people.cohort,
    use,
  };
  problems.push(...checkRespondents(built, mapping, file));
  return { table: built, problems, assumptions: assumptions(mapping) };
}

/** Weights that are no numbers, missing or below 0, each with its line. */
function weightProblems(raw: readonly string[], weights: { get(i: number): number | null }, lines: ArrayLike<number>, column: string, file: string): Problem[] {
  const found: Problem[] = [];
  let total = 0;
  for (let i = 0; i < raw.length; i++) {
    const weight = weights.get(i);
    if (weight !== null && weight >= 0) continue;
    if (++total > LISTED) continue;
    const row = lines[i]!;
    const what = weight !== null ? `the negative weight ${raw[i]}` : raw[i] === '' ? 'no weight' : `the weight "${raw[i]}", which is not a number,`;
    found.push(
      problem('bad-weight', `Line ${row} of ${file} has ${what} in column "${column}".`, 'Give every respondent a weight of 0 or more, or choose another weight column.', { file, row, column }),
    );
  }
  return withRest(found, total, file, 'have no weight of 0 or more');
}

/** The answers that are neither yes nor no, in brackets; nothing where all are blank. */
function suchAs(named: readonly string[], all: number): string {
  return named.length === 0 ? '' : ` (such as ${named.join(', ')}${all > named.length ? ' and others' : ''})`;
}

interface Answers {
  readonly missing: number;
  readonly rows: number;
  readonly named: readonly string[];
  readonly such: string;
}

/** Why the answers about a platform say nothing, or `null` where they do. */
function unusable(platform: string, mapping: RespondentMapping, { missing, noes, rows, named, such }: Answers & { readonly noes: number }, file: string): Problem | null {
  if (missing === rows) {
    return problem('no-answers', `Column "${platform}" of ${file} has no answer that means yes or no${such}.`, 'Say which values mean yes and no, or leave the column out.', { file, column: platform });
  }
  if (noes > 0 || named.length === 0 || mapping.missing === 'no') return null;
  return problem(
    'no-answer-means-no',
    `No answer in column "${platform}" of ${file} means no, so everybody counted would be a user: ${count(missing)} of ${count(rows)} answers are neither yes nor no${such}.`,
    'Write 0 or "no" where somebody does not use it, or count missing answers as no.',
    { file, column: platform },
  );
}

/** Whether it is said that a missing answer is a no, or a yes. */
const isSettled = ({ missing }: RespondentMapping): boolean => missing === 'no' || missing === 'yes';

function missingAnswers(platform: string, mapping: RespondentMapping, { missing, rows, named, such }: Answers, file: string): Problem {
  return problem(
    'missing-answers',
    `${count(missing)} of ${count(rows)} answers in column "${platform}" of ${file} are neither yes nor no${such} and count as ${isSettled(mapping) ? mapping.missing : 'missing'}.`,
    'Say which values mean yes and no, and how missing answers count.',
    { severity: named.length === 0 ? 'note' : 'warning', file, column: platform },
  );
}

/** One note for all platforms where it is said that a missing answer is a no, or a yes. */
function settledAnswers(platforms: readonly { readonly missing: number; readonly named: readonly string[] }[], meaning: RespondentMapping['missing'], file: string): Problem {
  const total = platforms.reduce((sum, { missing }) => sum + missing, 0);
  const named = [...new Set(platforms.flatMap((platform) => platform.named))];
  const where = platforms.length === 1 ? '1 column' : `${count(platforms.length)} columns`;
  const such = suchAs(named.slice(0, NAMED_ANSWERS), named.length);
  return problem(
    'missing-answers',
    `${count(total)} ${total === 1 ? 'answer' : 'answers'} in ${where} of ${file} ${total === 1 ? 'is' : 'are'} neither yes nor no${such}, or blank, and ${total === 1 ? 'counts' : 'count'} as ${meaning}.`,
    'Nothing need be done where that is meant.',
    { severity: 'note', file },
  );
}

function assumptions(mapping: RespondentMapping): string[] {
  const { id, weight, cohort, platforms, bands, otherwise = 'missing', missing, reasons } = mapping;
  const sentences = roleAssumptions(mapping, { id, weight, cohort });
  const why = reasons['platform'];
  const list = platforms.map((name) => `"${name}"`).join(', ');
  if (why?.by === 'guess') sentences.push(`The platforms are ${list} (${why.reason}).`);
  if (weight === null) sentences.push('Every respondent has the weight 1: no column holds weights.');
  if (otherwise !== 'missing') sentences.push(`An answer that is not ${quoted(otherwise === 'yes' ? mapping.no : mapping.yes)} means ${otherwise}; a blank cell is a missing answer.`);
  if (cohort !== null && bands !== undefined) sentences.push(bandsInWords(bands, cohort));
  if (cohort === null) sentences.push('All respondents are one cohort: no column says which.');
  const counts = {
    complete: 'Respondents without an answer on a platform are left out where that platform is asked for.',
    determined: 'Respondents without an answer on a platform count where the answers they gave settle the question.',
    no: 'A missing answer counts as a no.',
    yes: 'A missing answer counts as a yes.',
  };
  sentences.push(counts[missing]);
  return sentences;
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(' or ');
}
