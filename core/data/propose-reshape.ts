import type { Engine, QueryOptions } from './engine';
import { cohortHeadings, mostlyNumbers, nameHeadings, periodHeadings } from './headings';
import { answerPattern } from './answer-pattern';
import { nameFit } from './column-roles';
import type { Reason } from './mapping';
import { periodSpan } from '../period';
import type { Preparation, Reshape } from './preparation';
import type { ColumnProfile } from './profile';
import { weightOf } from './propose-audience';
import { looksLikeDates } from './propose-shares';
import { FILE_COLUMN } from './source';
import { rowSums } from './sql/row-sums';

/** A preparation that makes a table long, or gives it its period, and why. */
export interface ReshapeProposal {
  readonly preparation: Preparation;
  /** Under `reshape` or `file`: what was understood. */
  readonly reasons: Readonly<Record<string, Reason>>;
}

const guess = (reason: string, confidence: number): Reason => ({ by: 'guess', reason, confidence });
const NAMED = 3;
const named = (names: readonly string[]): string => (names.length <= NAMED ? names.map((name) => `'${name}'`).join(', ') : `${names.slice(0, NAMED - 1).map((name) => `'${name}'`).join(', ')} to '${names.at(-1)}'`);
/** Firms that stand side by side at least. */
const FIRMS = 3;
/** Share of the rows that must sum to the whole. */
const MOST_ROWS = 0.9;

/** Ways to make a wide table long, the surest first; empty for one that is long already. */
export async function proposeReshapes(engine: Engine, table: string, columns: readonly ColumnProfile[], decimal: '.' | ',', options: QueryOptions = {}): Promise<ReshapeProposal[]> {
  const found: ReshapeProposal[] = [];
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  const fresh = (wanted: string): string => {
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted} ${n}`;
      if (!taken.has(name.toLowerCase())) return name;
    }
  };
  const unpivot = (headings: readonly ColumnProfile[], name: string, value: string): Reshape => ({ kind: 'unpivot', columns: headings.map((column) => column.name), name: fresh(name), value: fresh(value) });
  const periods = periodHeadings(columns);
  if (periods !== null) {
    const { common, names } = periods;
    const reshape = unpivot(periods.columns, 'period', common === '' ? 'value' : common);
    const renamed = periods.columns.flatMap((column, i) => (column.name.trim() === names[i] ? [] : [{ column: reshape.name, from: column.name, to: names[i]! }]));
    found.push({
      preparation: { reshape, ...(renamed.length === 0 ? {} : { renamed }) },
      reasons: { reshape: guess(`${names.length} columns of numbers are headed by periods (${named(periods.columns.map((column) => column.name))})`, names.length > 2 ? 0.95 : 0.8) },
    });
  }
  const cohorts = cohortHeadings(columns);
  if (cohorts !== null) {
    found.push({
      preparation: { reshape: unpivot(cohorts.columns, 'cohort', 'reach') },
      reasons: { reshape: guess(`${cohorts.names.length} columns of numbers are headed by cohorts (${named(cohorts.names)})`, 0.9) },
    });
  }
  const firms = await firmHeadings(engine, table, columns, decimal, options);
  if (firms !== null) found.push({ preparation: { reshape: unpivot(firms.columns, 'firm', firms.share ? 'share' : 'value') }, reasons: { reshape: firms.reason } });
  const answers = answerRows(columns);
  if (answers !== null) found.push(answers);
  return found;
}

/** Columns of numbers that are firms: their rows sum to about 1 or 100, or each row is a date and nothing else says what is counted. */
async function firmHeadings(engine: Engine, table: string, columns: readonly ColumnProfile[], decimal: '.' | ',', options: QueryOptions): Promise<{ columns: ColumnProfile[]; share: boolean; reason: Reason } | null> {
  const candidates = nameHeadings(columns).filter((column) => periodHeadingless(column));
  if (candidates.length < FIRMS) return null;
  const row = (await engine.query(rowSums(table, candidates.map(({ name }) => name), decimal), [], options)).get(0)!;
  const rows = row['rows'] as number;
  const list = named(candidates.map(({ name }) => name));
  for (const [whole, key] of [[100, 'hundreds'], [1, 'ones']] as const) {
    if (rows > 0 && (row[key] as number) >= MOST_ROWS * rows) {
      return { columns: candidates, share: true, reason: guess(`${candidates.length} columns (${list}) sum to about ${whole} in ${row[key] === rows ? 'every row' : `${row[key]} of ${rows} rows`}`, 0.9) };
    }
  }
  const others = columns.filter((column) => !candidates.includes(column));
  const date = others.find((column) => (nameFit(column.name, 'period') !== null || looksLikeDates(column)) && column.missing === 0 && column.distinct === column.filled);
  const said = others.some((column) => column !== date && mostlyNumbers(column));
  const counted = candidates.some((column) => answerPattern(column) === null);
  if (date === undefined || said || !counted) return null;
  return { columns: candidates, share: false, reason: guess(`${candidates.length} columns of numbers (${list}) stand beside one row for each '${date.name}'`, 0.6) };
}

const periodHeadingless = ({ name }: ColumnProfile): boolean => periodSpan(name) === null;

/** One row a respondent and platform: an id that repeats, a name, and an answer where there is one. */
function answerRows(columns: readonly ColumnProfile[]): ReshapeProposal | null {
  const by = (role: 'id' | 'platform' | 'cohort', fits: (column: ColumnProfile) => boolean): ColumnProfile | undefined =>
    columns.filter((column) => nameFit(column.name, role) !== null && fits(column)).sort((a, b) => nameFit(a.name, role)! - nameFit(b.name, role)!)[0];
  const id = by('id', (column) => column.missing === 0 && column.distinct > 1 && column.distinct < column.filled);
  const platform = by('platform', (column) => column !== id && column.numbers === 0 && column.distinct > 1 && column.distinct <= 200 && column.filled > 0);
  if (id === undefined || platform === undefined) return null;
  const weight = weightOf(columns.filter((column) => column !== id));
  const cohort = by('cohort', (column) => column !== id && column !== platform && column !== weight?.column);
  const answer = columns.find((column) => column !== id && column !== platform && column !== cohort && column !== weight?.column && answerPattern(column) !== null);
  const others = columns.filter((column) => ![id, platform, weight?.column, cohort, answer].includes(column));
  // Another number beside id and platform is a value of a table of shares rather than an answer.
  if (answer === undefined && others.some(mostlyNumbers)) return null;
  const keep = [id, weight?.column, cohort].flatMap((column) => (column === undefined ? [] : [column.name]));
  return {
    preparation: { reshape: { kind: 'pivot', keep, name: platform.name, value: answer?.name ?? null } },
    reasons: { reshape: guess(`'${id.name}' repeats, once for each name in '${platform.name}'${answer === undefined ? '; a row means yes' : `, with an answer in '${answer.name}'`}`, answer === undefined ? 0.6 : 0.8) },
  };
}

/** The period of each of several files of one table, where their names differ by a year or date; `null` where they do not. */
export function proposeFilePeriods(columns: readonly ColumnProfile[]): ReshapeProposal | null {
  const file = columns.find(({ name }) => name === FILE_COLUMN);
  if (file === undefined || file.distinct < 2 || file.distinct !== file.values.length) return null;
  const periods = file.values.map((name) => /(?<!\d)((?:19|20)\d{2})(?:[-_. ]?(0[1-9]|1[0-2]|[QqHh][1-4]))?(?!\d)/.exec(name));
  if (periods.includes(null)) return null;
  const names = periods.map((found) => (found![2] === undefined ? found![1]! : `${found![1]}-${found![2].toUpperCase()}`));
  if (new Set(names).size < names.length) return null;
  return {
    preparation: { renamed: file.values.map((from, i) => ({ column: FILE_COLUMN, from, to: names[i]! })) },
    reasons: { period: guess(`the names of the ${names.length} files differ by ${named(names)}`, 0.85) },
  };
}
