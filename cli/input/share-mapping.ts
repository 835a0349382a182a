import { nameFit } from '../../core/data/column-roles';
import type { Mapping, ShareMapping } from '../../core/data/mapping';
import { shareMappingSchema } from '../../core/data/mapping';
import type { Preparation } from '../../core/data/preparation';
import { settleShares } from '../../core/data/propose';
import { isFringeName } from '../../core/market/fringe';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import type { OpenedTable } from './open-table';
import { preparedBy } from './read-options';
import type { ShareOptions } from './share-options';

const roles = ['market', 'period', 'firm', 'value'] as const;
type GivenRole = (typeof roles)[number];

/**
 * What the columns mean: as the options say, and as the names and contents suggest where they say nothing.
 * Unit and fringe are settled anew for the columns that were chosen. Throws `DataRefused` where a role stays empty.
 */
export async function shareMapping(opened: OpenedTable, options: ShareOptions): Promise<ShareMapping> {
  const { engine, table, profile, source } = opened;
  const mapping = givenMapping(opened, options);
  const { mapping: settled } = await settleShares(engine, table, mapping, profile, source.dialect.decimal, isFringeName);
  const fringe = options.fringe === false ? [] : [...new Set([...settled.fringe, ...(options.fringe ?? [])])];
  return {
    ...settled,
    fringe,
    unit: options.unit ?? settled.unit,
    ...(options.remainder === undefined ? {} : { remainder: options.remainder }),
    reasons: { ...settled.reasons, ...(options.unit === undefined ? {} : { unit: person }) },
  };
}

const person = { by: 'person', reason: 'chosen' } as const;
/** Value that counts the rows. */
const ROWS = 'rows';

/** The columns in their roles, without a decision on unit and fringe. Throws `DataRefused` where a role stays empty. */
export function givenMapping({ mappings, source }: OpenedTable, options: ShareOptions): ShareMapping {
  const given = (role: GivenRole): string | null | undefined => {
    const asked = options[role];
    return asked === false || (asked === 'none' && !source.columns.includes('none')) ? null : asked;
  };
  const counted = options.value === ROWS && !source.columns.includes(ROWS);
  const chosen = new Set(roles.flatMap((role) => given(role) ?? []));
  const guess = bestGuess(mappings, source.columns, chosen, given);
  const readable = columnsAfter(source.columns, guess?.preparation);
  refuseUnknown([...roles.flatMap((role) => given(role) ?? []), ...(options.times === undefined ? [] : [options.times])], counted ? [...readable, ROWS] : readable, source.file);
  const columns = { market: null, period: null, firm: null, value: null } as Record<GivenRole, string | null>;
  const reasons: ShareMapping['reasons'] = {};
  for (const role of roles) {
    const asked = given(role);
    const guessed = guess === null ? named(role, readable, chosen) : guess[role];
    if (asked !== undefined) {
      columns[role] = asked;
      reasons[role] = person;
    } else if (guessed !== null && !chosen.has(guessed)) {
      columns[role] = guessed;
      const reason = guess === null ? ({ by: 'guess', reason: `named '${guessed}'` } as const) : guess.reasons[role];
      if (reason !== undefined) reasons[role] = reason;
    }
  }
  refuseMissing(columns, readable, source.file);
  const extra = (column: string | null | undefined): string | null => (column === null || column === undefined || chosen.has(column) ? null : column);
  return shareMappingSchema.parse({
    kind: 'shares',
    ...columns,
    product: extra(guess?.product),
    status: extra(guess?.status),
    unit: 'level',
    unitName: guess?.value === columns.value ? guess.unitName : '',
    fringe: [],
    ...(options.times === undefined ? {} : { times: options.times }),
    ...preparedBy(counted ? { ...guess?.preparation, rowCount: ROWS } : guess?.preparation, options),
    reasons,
  });
}

/** Where no reading of all columns makes sense, the column that is named best for a role: a fault in it can then be named. */
function named(role: GivenRole, columns: readonly string[], taken: ReadonlySet<string>): string | null {
  let best: { name: string; fit: number } | null = null;
  for (const name of columns) {
    const fit = taken.has(name) ? null : nameFit(name, role);
    if (fit !== null && (best === null || fit < best.fit)) best = { name, fit };
  }
  return best?.name ?? null;
}

/** The columns that there are once a wide table is long. */
function columnsAfter(columns: readonly string[], preparation: Preparation | undefined): readonly string[] {
  const reshape = preparation?.reshape;
  return reshape?.kind === 'unpivot' ? [...columns.filter((column) => !reshape.columns.includes(column)), reshape.name, reshape.value] : columns;
}

/**
 * The reading that agrees with most of what was given; on a tie the likelier one. A reading that takes apart a column that
 * was given is none.
 */
function bestGuess(mappings: readonly Mapping[], columns: readonly string[], chosen: ReadonlySet<string>, given: (role: GivenRole) => string | null | undefined): ShareMapping | null {
  let best: { mapping: ShareMapping; agrees: number } | null = null;
  for (const mapping of mappings) {
    if (mapping.kind !== 'shares') continue;
    const after = columnsAfter(columns, mapping.preparation);
    if ([...chosen].some((column) => columns.includes(column) && !after.includes(column))) continue;
    const agrees = roles.filter((role) => given(role) === mapping[role]).length;
    if (best === null || agrees > best.agrees) best = { mapping, agrees };
  }
  return best?.mapping ?? null;
}

/** Refuses names of columns that the file does not have, and one column in two roles. */
export function refuseUnknown(given: readonly string[], columns: readonly string[], file: string): void {
  const problems: Problem[] = given
    .filter((column) => !columns.includes(column))
    .map((column) => {
      const near = columns.find((name) => name.toLowerCase() === column.toLowerCase());
      return problem(
        'missing-role',
        `${file} has no column "${column}".`,
        near === undefined ? `Its columns are ${quoted(columns)}.` : `Write "${near}".`,
        { file, column },
      );
    });
  const twice = given.find((column, i) => given.indexOf(column) !== i);
  if (twice !== undefined) {
    problems.push(problem('column-in-two-roles', `Column "${twice}" of ${file} is given two roles.`, 'Choose another column for one of them.', { file, column: twice }));
  }
  if (problems.length > 0) throw new DataRefused(problems);
}

function refuseMissing(found: Readonly<Record<GivenRole, string | null>>, columns: readonly string[], file: string): void {
  const what = { firm: 'names the firm', value: 'holds the share or another value' } as const;
  const problems = (['firm', 'value'] as const)
    .filter((role) => found[role] === null)
    .map((role) =>
      problem('missing-role', `It is not plain which column of ${file} ${what[role]}.`, `Name it with --${role}; the columns are ${quoted(columns)}.`, { file }),
    );
  if (problems.length > 0) throw new DataRefused(problems);
}

/** `"a", "b" and 12 more`. */
export function quoted(names: readonly string[], most = 20): string {
  const shown = names.slice(0, most).map((name) => `"${name}"`).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
