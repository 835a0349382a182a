import type { AnswerPattern } from './answer-pattern';
import { answerPattern, questionOf } from './answer-pattern';
import { nameFit, namedReason, nameWords } from './column-roles';
import type { MarginalMapping, Reason, RespondentMapping, Role } from './mapping';
import { respondentMappingSchema } from './mapping';
import type { ColumnProfile } from './profile';
import type { Candidate } from './propose';
import { proposeBands } from './propose-cohorts';

function bestNamed(columns: readonly ColumnProfile[], role: Role, within = Infinity): ColumnProfile | null {
  let best: { column: ColumnProfile; fit: number } | null = null;
  for (const column of columns) {
    const fit = nameFit(column.name, role);
    if (fit !== null && fit < within && (best === null || fit < best.fit)) best = { column, fit };
  }
  return best?.column ?? null;
}

const named = (column: ColumnProfile, role: Role): Reason => namedReason(column.name, nameFit(column.name, role) ?? 0);

const defaults = respondentMappingSchema.parse({ kind: 'respondents', id: null, weight: null, cohort: null, platforms: ['-'] });
/** Items that make a question of several. */
const ITEMS = 3;
/** Questions that are proposed beside each other. */
const QUESTIONS_PROPOSED = 6;

/** Survey weights average 1 and are seldom whole. */
function likeWeights({ filled, numbers, whole, min, sum, distinct, name }: ColumnProfile): boolean {
  return numbers === filled && distinct > 5 && min! >= 0 && whole < 0.5 * filled && Math.abs(sum! / filled - 1) < 0.02 && !/price|share|ratio|index/i.test(nameWords(name));
}

/** The weight: by name, and else by content; weights are numbers of 0 or more. */
export function weightOf(columns: readonly ColumnProfile[]): { readonly column: ColumnProfile; readonly reason: Reason } | null {
  const numeric = columns.filter((c) => c.filled > 0 && c.numbers === c.filled && c.min! >= 0);
  const byName = bestNamed(numeric, 'weight');
  if (byName !== null) return { column: byName, reason: named(byName, 'weight') };
  const alike = numeric.find(likeWeights);
  return alike === undefined ? null : { column: alike, reason: { by: 'guess', reason: 'numbers that average 1, as survey weights do', confidence: 0.5 } };
}

interface Question {
  readonly columns: readonly ColumnProfile[];
  readonly pattern: AnswerPattern;
  readonly reason: Reason;
}

/**
 * Readings as one row a person, one for each question whose items have answers of one pattern: the largest questions first.
 * Empty where nothing looks like answers about use.
 */
export function proposeRespondents(columns: readonly ColumnProfile[]): Candidate<RespondentMapping>[] {
  const weight = weightOf(columns);
  const others = columns.filter((c) => c !== weight?.column);
  const id = bestNamed(others.filter((c) => c.distinct === c.filled), 'id');
  const cohort = bestNamed(others.filter((c) => c !== id && c.distinct > 1), 'cohort');
  const found = questions(others.filter((c) => c !== id && c !== cohort && c.filled > 0));
  const reasons: Record<string, Reason> = {};
  let score = 0;
  if (weight !== null) reasons['weight'] = weight.reason;
  if (id !== null) reasons['id'] = named(id, 'id');
  if (cohort !== null) reasons['cohort'] = named(cohort, 'cohort');
  for (const role of [weight, id, cohort]) if (role !== null) score += 2;
  const bands = cohort === null ? null : proposeBands(cohort);
  return found
    .filter(({ columns: items }) => (items.some((c) => c.distinct > 1) && (items.length > 1 || id !== null || weight !== null)))
    .slice(0, QUESTIONS_PROPOSED)
    .map(({ columns: items, pattern, reason }, rank) => {
      const { yes, no, missing, otherwise } = pattern;
      const usual = pattern.kind === 'yes-no' && [...yes, ...no].every((text) => defaults.yes.includes(text) || defaults.no.includes(text));
      const mapping: RespondentMapping = {
        ...defaults,
        id: id?.name ?? null,
        weight: weight?.column.name ?? null,
        cohort: cohort?.name ?? null,
        platforms: items.map(({ name }) => name),
        ...(usual ? {} : { yes: [...yes], no: [...no] }),
        ...(otherwise === 'missing' ? {} : { otherwise }),
        ...(bands === null ? {} : { bands: bands.bands }),
        ...(missing.length === 0 ? {} : { preparation: { missing: items.flatMap((item) => missing.filter((text) => item.values.includes(text)).map((text) => ({ column: item.name, text }))) } }),
        reasons: { ...reasons, platform: reason, answers: { by: 'guess', reason: pattern.reason, confidence: pattern.confidence }, ...(bands === null ? {} : { bands: bands.reason }) },
      };
      const kind = pattern.kind === 'codes' && items.length < ITEMS ? -1 : 0;
      return { mapping, score: score + Math.min(2, items.length) + 1 + kind - 0.01 * rank };
    });
}

/** Columns whose answers have one pattern: each question with several items, most items first, or else all columns of the pattern. */
function questions(columns: readonly ColumnProfile[]): Question[] {
  const patterns = new Map<string, { readonly pattern: AnswerPattern; readonly columns: ColumnProfile[] }>();
  for (const column of columns) {
    const pattern = answerPattern(column);
    if (pattern === null) continue;
    // The labels of ticked items and the steps of a scale need not all occur in each column.
    const known = patterns.get(pattern.kind);
    if (known === undefined) patterns.set(pattern.kind, { pattern, columns: [column] });
    else known.columns.push(column);
  }
  const found: Question[] = [];
  for (const { pattern, columns: alike } of patterns.values()) {
    const byQuestion = new Map<string, ColumnProfile[]>();
    for (const column of alike) {
      const stem = questionOf(column.name);
      if (stem !== null) byQuestion.set(stem, [...(byQuestion.get(stem) ?? []), column]);
    }
    const several = [...byQuestion].filter(([, items]) => items.length >= ITEMS);
    for (const [stem, items] of several) found.push({ columns: items, pattern: joined(items), reason: { by: 'guess', reason: `${items.length} columns named '${stem}…' hold ${pattern.reason}`, confidence: 0.7 } });
    const how = `${alike.length === 1 ? 'the column holds' : `${alike.length} columns hold`} ${pattern.reason}`;
    if (several.length === 0) found.push({ columns: alike, pattern: joined(alike), reason: { by: 'guess', reason: how, confidence: alike.length === 1 ? 0.5 : pattern.confidence } });
  }
  const rank = ({ columns: items, pattern }: Question): number => (items.length >= ITEMS ? 100 : 0) + Math.min(items.length, 50) + (pattern.kind === 'frequency' ? -60 : 0);
  return found.sort((a, b) => rank(b) - rank(a));
}

/** One pattern for all items: what one column lacks another has. */
function joined(items: readonly ColumnProfile[]): AnswerPattern {
  const patterns = items.map((item) => answerPattern(item)!);
  const all = (key: 'yes' | 'no' | 'missing'): string[] => [...new Set(patterns.flatMap((pattern) => pattern[key]))];
  return { ...patterns[0]!, yes: all('yes'), no: all('no'), missing: all('missing') };
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
    platform: named(platform, 'platform'),
    reach: named(reach, 'reach'),
    unit: { by: 'guess', reason: percent ? `values of '${reach.name}' go up to ${reach.max ?? 0}` : 'no value is above 1', confidence: 0.9 },
  };
  if (cohort !== null) reasons['cohort'] = named(cohort, 'cohort');
  if (period !== null) reasons['period'] = named(period, 'period');
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
