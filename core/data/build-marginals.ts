import type { Table } from 'apache-arrow';
import type { MarginalTable } from '../audience/tables';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { BuildOptions, Built } from './build';
import { LISTED, refuseErrors, roleAssumptions, withRest } from './build';
import { withPrepared } from './build-prepared';
import { nameWords } from './column-roles';
import type { Engine } from './engine';
import { fractionOf } from './fraction';
import type { MarginalMapping } from './mapping';
import { comparePeriods } from '../period';
import type { OverlapColumns } from './sql/audience';
import { marginalRows, overlapRows } from './sql/audience';
import { noRows } from './sql/load';

export interface MarginalBuildOptions extends BuildOptions {
  /** Loaded table with published overlaps: cohort, two platforms, and the share that uses both, in the unit of the reach. */
  readonly overlaps?: string | null;
  /** Name of the overlaps' file, for messages. */
  readonly overlapsFile?: string;
}

/** What published figures are divided by. */
type Per = 1 | 100;

/** Shares that pass 1 by rounding of a published percent. */
const ROUNDING = 0.0005;

/**
 * Makes the table of published reach. Where the file has several periods, each cohort of each period is a cohort of its own
 * ("Adults 18+, 2023"), so that figures of two surveys are never mixed. Throws `DataRefused` for values that are no numbers
 * or lie outside 0 to 1, missing platforms, two values for one cohort and platform, and overlaps above the reach.
 */
export async function buildMarginals(engine: Engine, table: string, mapping: MarginalMapping, options: MarginalBuildOptions): Promise<Built<MarginalTable>> {
  const { period, cohort, platform, reach } = mapping;
  const roles = { period, cohort, platform, reach };
  return withPrepared(engine, table, mapping, roles, options, (prepared) => buildFrom(engine, prepared, mapping, roles, options));
}

async function buildFrom(engine: Engine, table: string, mapping: MarginalMapping, roles: Readonly<Record<string, string | null>>, options: MarginalBuildOptions): Promise<Built<MarginalTable>> {
  const { file, decimal, signal, overlaps = null, overlapsFile = file } = options;
  const ask = (sql: string) => engine.query(sql, [], { signal });
  const { cohort, reach } = mapping;
  const per: Per = mapping.unit === 'percent' ? 100 : 1;

  const rows = figures(await ask(marginalRows(table, mapping, decimal)), ['platform'], per, reach, file);
  const several = new Set(rows.found.map((row) => row.period)).size > 1;
  const label = (row: { period: string; cohort: string }): string => [row.cohort === '' ? 'Everyone' : row.cohort, several ? row.period : ''].filter((part) => part !== '').join(', ');
  const problems = [...rows.problems];
  const seen = new Map<string, { value: number; line: number }>();
  for (const row of rows.found) {
    const key = JSON.stringify([label(row), row.names[0]]);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    else {
      problems.push(
        problem('repeated-reach', `Line ${row.line} of ${file} gives the reach of ${row.names[0]} among ${label(row)} again (first on line ${before.line}).`, 'Keep one of the two, or choose the cohort and period columns.', {
          severity: before.value === row.value ? 'warning' : 'error',
          file,
          row: row.line,
          column: reach,
        }),
      );
    }
  }
  if (rows.found.length === 0) problems.push(problem('no-rows', `${file} has no row with a platform and its reach.`, 'Choose other columns.', { file }));
  refuseErrors(problems);

  const unique = [...new Map(rows.found.map((row) => [JSON.stringify([label(row), row.names[0]]), row])).values()];
  const both = overlaps === null ? [] : await overlapFigures(ask, overlaps, per, decimal, overlapsFile, problems);
  const built: MarginalTable = {
    platforms: [...new Set(unique.map((row) => row.names[0]!))],
    cohorts: [...new Set([...unique].sort((a, b) => comparePeriods(b.period, a.period)).map(label))],
    reach: unique.map((row) => ({ cohort: label(row), platform: row.names[0]!, reach: row.value })),
    overlaps: both
      .map((row) => ({ cohort: label(row), platforms: [row.names[0]!, row.names[1]!] as const, both: row.value, line: row.line }))
      .filter((row) => kept(row, seen, problems, overlapsFile))
      .map(({ cohort: name, platforms, both: value }) => ({ cohort: name, platforms, both: value })),
  };
  refuseErrors(problems);
  const why = mapping.reasons['unit'];
  const assumptions = roleAssumptions(mapping, roles);
  assumptions.push(`Values in "${reach}" are ${mapping.unit === 'percent' ? 'percent' : 'fractions'} of the cohort${why?.by === 'guess' ? ` (${why.reason})` : ''}.`);
  if (several) assumptions.push('Each period of a cohort is a cohort of its own: figures of two surveys are not mixed.');
  if (cohort === null) assumptions.push('All rows are one cohort: no column says which.');
  return { table: built, problems, assumptions };
}

interface Figure {
  readonly line: number;
  readonly period: string;
  readonly cohort: string;
  readonly names: readonly string[];
  /** Fraction of the cohort. */
  readonly value: number;
}

const namesOf = (table: Table): string[] => table.schema.fields.map(({ name }) => name);

/** The rows with all their names and a share between 0 and 1; what is wrong with the others. A blank value is no figure. */
function figures(rows: Table, named: readonly string[], per: 1 | 100, column: string, file: string): { found: Figure[]; problems: Problem[] } {
  const found: Figure[] = [];
  const faults: Problem[] = [];
  let total = 0;
  for (const row of rows) {
    const names = named.map((name) => (row[name] ?? '') as string);
    const { line, raw, value } = row as unknown as { line: number; raw: string | null; value: number | null };
    if (raw === null) continue;
    const what =
      names.includes('') ? 'names no platform'
      : value === null ? `has "${raw}" in column "${column}", which is not a number`
      : value < 0 || value / per > 1 + ROUNDING ? `has ${raw} in column "${column}", which is not between 0 and ${per === 100 ? '100%' : '1'}`
      : null;
    if (what === null) found.push({ line, period: row['period'] ?? '', cohort: row['cohort'] ?? '', names, value: Math.min(1, fractionOf(value!, per)) });
    else if (++total <= LISTED) {
      const remedy = per === 1 && value !== null && value > 1 ? 'If the values are percent, choose percent as their unit.' : 'Correct the row, or choose other columns.';
      faults.push(problem('bad-reach', `Line ${line} of ${file} ${what}.`, remedy, { file, row: line, column }));
    }
  }
  return { found, problems: withRest(faults, total, file, 'have no platform or no share') };
}

async function overlapFigures(ask: (sql: string) => Promise<Table>, table: string, per: 1 | 100, decimal: '.' | ',', file: string, problems: Problem[]): Promise<Figure[]> {
  const columns = overlapColumns(namesOf(await ask(noRows(table))));
  if (columns === null) {
    problems.push(
      problem('missing-role', `${file} has no columns for two platforms and the share that uses both.`, 'Name them platform_a, platform_b and both.', { severity: 'warning', file }),
    );
    return [];
  }
  const rows = figures(await ask(overlapRows(table, columns, decimal)), ['a', 'b'], per, columns.both, file);
  problems.push(...rows.problems);
  return rows.found;
}

/** Roles in a table of overlaps, by name. */
function overlapColumns(columns: readonly string[]): OverlapColumns | null {
  const by = (pattern: RegExp): string | null => columns.find((name) => pattern.test(nameWords(name))) ?? null;
  const a = by(/^(?:platform|site|app)? ?(?:a|1)$/);
  const b = by(/^(?:platform|site|app)? ?(?:b|2)$/);
  const both = by(/^(?:both|overlap|joint)(?: (?:pct|percent|%))?$/);
  if (a === null || b === null || both === null) return null;
  return { a, b, both, cohort: by(/^(?:cohort|age|age group|generation)$/), period: by(/^(?:period|year|date)$/) };
}

/** Keeps the overlaps of two platforms whose reach in that cohort is known; one above either reach is an error. */
function kept(
  row: { cohort: string; platforms: readonly [string, string]; both: number; line: number },
  reach: ReadonlyMap<string, { value: number }>,
  problems: Problem[],
  file: string,
): boolean {
  const [a, b] = row.platforms.map((name) => reach.get(JSON.stringify([row.cohort, name]))?.value);
  if (a === undefined || b === undefined) return false;
  if (row.both > Math.min(a, b) + ROUNDING) {
    problems.push(
      problem('overlap-above-reach', `Line ${row.line} of ${file} says that more of ${row.cohort} use ${row.platforms.join(' and ')} than use one of them.`, 'Correct the overlap or the reach.', { file, row: row.line }),
    );
  }
  return true;
}
