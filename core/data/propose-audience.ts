import { nameFit, nameWords } from './column-roles';
import type { MarginalMapping, Reason, RespondentMapping, Role } from './mapping';
import { respondentMappingSchema } from './mapping';
import type { ColumnProfile } from './profile';
import type { Candidate } from './propose';

const named = (column: ColumnProfile): Reason => ({ by: 'guess', reason: `named '${column.name}'` });

function bestNamed(columns: readonly ColumnProfile[], role: Role, within = Infinity): ColumnProfile | null {
  let best: { column: ColumnProfile; fit: number } | null = null;
  for (const column of columns) {
    const fit = nameFit(column.name, role);
    if (fit !== null && fit < within && (best === null || fit < best.fit)) best = { column, fit };
  }
  return best?.column ?? null;
}

const defaults = respondentMappingSchema.parse({ kind: 'respondents', id: null, weight: null, cohort: null, platforms: ['-'] });
const ANSWERS = new Set([...defaults.yes, ...defaults.no]);

/** A reading as one row a person: columns of yes and no answers are platforms. Empty where there are none. */
export function proposeRespondents(columns: readonly ColumnProfile[]): Candidate<RespondentMapping>[] {
  const weight = bestNamed(columns.filter((c) => c.filled > 0 && c.numbers === c.filled && c.min! >= 0), 'weight');
  const id = bestNamed(columns.filter((c) => c.distinct === c.filled && c !== weight), 'id');
  const cohort = bestNamed(columns.filter((c) => c !== weight && c !== id), 'cohort');
  const platforms = columns.filter(
    (c) => c !== weight && c !== id && c !== cohort && c.filled > 0 && c.values.length <= 4 && c.values.every((value) => ANSWERS.has(value.toLowerCase())),
  );
  if (!platforms.some((c) => c.distinct > 1) || (id === null && weight === null && platforms.length < 2)) return [];
  const reasons: Record<string, Reason> = {};
  let score = Math.min(2, platforms.length) + 1;
  for (const [role, column] of Object.entries({ id, weight, cohort })) {
    if (column === null) continue;
    reasons[role] = named(column);
    score += 2;
  }
  reasons['platform'] = { by: 'guess', reason: `${platforms.length === 1 ? 'the column holds' : `${platforms.length} columns hold`} only yes and no answers` };
  const mapping: RespondentMapping = {
    ...defaults,
    id: id?.name ?? null,
    weight: weight?.name ?? null,
    cohort: cohort?.name ?? null,
    platforms: platforms.map(({ name }) => name),
    reasons,
  };
  return [{ mapping, score }];
}

/** A reading as published reach by cohort and platform. Empty unless the names say so. */
export function proposeMarginals(columns: readonly ColumnProfile[]): Candidate<MarginalMapping>[] {
  const numeric = columns.filter((c) => c.filled > 0 && c.numbers >= 0.3 * c.filled);
  const reach = bestNamed(numeric, 'reach');
  const platform = bestNamed(columns.filter((c) => c !== reach), 'platform');
  const cohort = bestNamed(columns.filter((c) => c !== reach && c !== platform), 'cohort');
  if (reach === null || platform === null) return [];
  const surelyReach = nameFit(reach.name, 'reach') === 0;
  if (!surelyReach && cohort === null) return [];
  const period = bestNamed(columns.filter((c) => c !== reach && c !== platform && c !== cohort), 'period');
  const percent = reach.percents > 0 || (reach.max ?? 0) > 1 || /\b(?:pct|percent|percentage)\b|%/.test(nameWords(reach.name));
  const reasons: Record<string, Reason> = {
    platform: named(platform),
    reach: named(reach),
    unit: { by: 'guess', reason: percent ? `values of '${reach.name}' go up to ${reach.max ?? 0}` : 'no value is above 1' },
  };
  if (cohort !== null) reasons['cohort'] = named(cohort);
  if (period !== null) reasons['period'] = named(period);
  const mapping: MarginalMapping = {
    kind: 'marginals',
    period: period?.name ?? null,
    cohort: cohort?.name ?? null,
    platform: platform.name,
    reach: reach.name,
    unit: percent ? 'percent' : 'fraction',
    overlaps: null,
    reasons,
  };
  return [{ mapping, score: (surelyReach ? 2 : 1) + 2 + (cohort === null ? 0 : 2.5) + (period === null ? 0 : 2) }];
}
