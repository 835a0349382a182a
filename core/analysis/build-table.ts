import { buildMarginals } from '../data/build-marginals';
import { buildRespondents } from '../data/build-respondents';
import type { ShareBuildOptions } from '../data/build-shares';
import { buildShares } from '../data/build-shares';
import { sampleMark } from '../data/sample';
import type { Engine } from '../data/engine';
import type { Mapping } from '../data/mapping';
import type { Source } from '../data/source';
import type { Ownership } from '../market/ownership';
import { ultimateOwner } from '../market/ownership';
import { soundOwnership } from '../market/ownership-sound';
import { lastDay } from '../market/ownership-dates';
import type { Problem } from '../problem';
import { problem } from '../problem';
import type { MappedTable } from '../workspace/tables';

export interface BuiltMapped {
  readonly mapped: MappedTable;
  readonly problems: readonly Problem[];
  readonly assumptions: readonly string[];
}

/** Brings the rows of a source into an engine, or says that they are there. */
export type LoadSource = (source: Source, signal?: AbortSignal) => Promise<{ readonly engine: Engine; readonly table: string }>;

export interface BuildContext {
  readonly load: LoadSource;
  readonly sources: readonly Source[];
  readonly ownership: Ownership;
  readonly signal?: AbortSignal;
}

/** Makes the mapped table of a source. Throws `DataRefused` with the problems where it cannot be made. */
export async function buildMapped(source: Source, mapping: Mapping, context: BuildContext): Promise<BuiltMapped> {
  const built = await buildOf(source, mapping, context);
  const sample = sampleMark(source);
  return sample === null ? built : { ...built, assumptions: [`${sample}; the rest of the file is not read.`, ...built.assumptions] };
}

async function buildOf(source: Source, mapping: Mapping, { load, sources, ownership, signal }: BuildContext): Promise<BuiltMapped> {
  const { engine, table } = await load(source, signal);
  const options = { file: source.name, decimal: source.dialect.decimal, signal };
  if (mapping.kind === 'shares') {
    const built = await buildShares(engine, table, mapping, { ...options, ...ownersOf(soundOwnership(ownership)) });
    return { ...built, problems: [...built.problems, ...undatedPeriods(ownership, built.table.periods, source.name)], mapped: { kind: 'shares', table: built.table } };
  }
  if (mapping.kind === 'respondents') {
    const built = await buildRespondents(engine, table, mapping, options);
    return { ...built, mapped: { kind: 'respondents', table: built.table } };
  }
  const overlaps = sources.find(({ id }) => id === mapping.overlaps);
  const overlapTable = overlaps === undefined ? null : (await load(overlaps, signal)).table;
  const built = await buildMarginals(engine, table, mapping, { ...options, overlaps: overlapTable });
  return { ...built, mapped: { kind: 'marginals', table: built.table } };
}

/** Periods that are no date, where owners have dates: which owner holds there cannot be told. */
function undatedPeriods(ownership: Ownership, periods: readonly string[], file: string): Problem[] {
  if (!ownership.some(({ from, to }) => from !== undefined || to !== undefined)) return [];
  const undated = periods.filter((period) => period !== '' && lastDay(period) === null);
  if (undated.length === 0) return [];
  const named = undated.slice(0, 3).map((period) => `"${period}"`).join(', ');
  return [
    problem('undated-period', `${undated.length === 1 ? 'A period' : `${undated.length} periods`} of ${file} (${named}${undated.length > 3 ? ' and others' : ''}) ${undated.length === 1 ? 'is' : 'are'} no date, so owners whose time has no end are read there.`, 'Write periods as years, quarters, months or days, such as 2023, 2023-Q1, 2023-03.', { severity: 'warning', file }),
  ];
}

/** Who owns what: one owner a name, or one a name and period where stakes begin or end. Stakes without control do not roll up. */
function ownersOf(ownership: Ownership): Pick<ShareBuildOptions, 'owners' | 'ownerAt'> {
  if (ownership.some(({ from, to }) => from !== undefined || to !== undefined)) return { ownerAt: (name, period) => ultimateOwner(ownership, name, period) };
  return { owners: new Map(ownership.map(({ product }) => [product, ultimateOwner(ownership, product)])) };
}
