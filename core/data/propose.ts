import { DataRefused } from '../problem';
import type { Engine, QueryOptions } from './engine';
import { isRowCount } from './headings';
import type { Mapping, Reason, ShareMapping } from './mapping';
import type { Preparation } from './preparation';
import { prepare, preparesRows } from './prepare';
import type { ColumnProfile } from './profile';
import { profileTable } from './profile';
import { proposeMarginals, proposeRespondents } from './propose-audience';
import type { ReshapeProposal } from './propose-reshape';
import { proposeFilePeriods, proposeReshapes } from './propose-reshape';
import { proposeShares } from './propose-shares';
import { FILE_COLUMN } from './source';
import { distinctValues } from './sql/profile';
import { cellSums } from './sql/shares';
import type { CellSums } from './unit';
import { guessUnit } from './unit';

/** A mapping and how well the names and contents of the columns speak for it. */
export interface Candidate<M extends Mapping = Mapping> {
  readonly mapping: M;
  readonly score: number;
}

/**
 * What the columns may mean, best first, from their names and profile alone; empty where no reading makes sense.
 * `isFringe` says which names in the firm column are not firms.
 */
export function proposeMappings(columns: readonly ColumnProfile[], isFringe: (name: string) => boolean): Mapping[] {
  return candidates(columns, isFringe).map(({ mapping }) => mapping);
}

function candidates(columns: readonly ColumnProfile[], isFringe: (name: string) => boolean): Candidate[] {
  const all: Candidate[] = [...proposeShares(columns, isFringe), ...proposeMarginals(columns), ...proposeRespondents(columns)];
  return all.sort((a, b) => b.score - a.score);
}

/** Names of firms that are looked through for fringe names. */
const FIRMS_LOOKED_AT = 100_000;

/**
 * Profiles a loaded table and proposes mappings, best first. A wide table is proposed as a long one too, with its `preparation`,
 * and rows of several files get their period from the files' names. For shares the unit is decided from the sums of each market
 * and period, a column whose shares sum to far more than the whole gives way to the next, and all names are searched for the fringe.
 */
export async function propose(
  engine: Engine,
  table: string,
  columns: readonly string[],
  decimal: '.' | ',',
  isFringe: (name: string) => boolean,
  options: QueryOptions = {},
): Promise<{ readonly mappings: Mapping[]; readonly profile: ColumnProfile[] }> {
  const profile = await profileTable(engine, table, columns, decimal, options);
  const known = profile.filter((column) => !isRowCount(column));
  const reshapes = await proposeReshapes(engine, table, known, decimal, options);
  const ranked: Candidate[] = [];
  for (const { preparation, reasons } of reshapes) ranked.push(...(await reshapedRanking(engine, table, preparation, reasons, known, decimal, isFringe, options)));
  // A column of one of several periods or firms is hardly a reading of its own.
  const across = new Set(ranked.length === 0 ? [] : reshapes.flatMap(({ preparation: { reshape } }) => (reshape?.kind === 'unpivot' ? reshape.columns : [])));
  ranked.push(...(await ranking(engine, table, known.filter(({ name }) => !across.has(name)), decimal, isFringe, options)));
  const files = proposeFilePeriods(known);
  const dated = files === null ? ranked : ranked.map((candidate) => withFilePeriods(candidate, files));
  return { mappings: dated.sort((a, b) => b.score - a.score).map(({ mapping }) => mapping), profile };
}

async function ranking(engine: Engine, table: string, profile: readonly ColumnProfile[], decimal: '.' | ',', isFringe: (name: string) => boolean, options: QueryOptions): Promise<Candidate[]> {
  const ranked: Candidate[] = [];
  for (const candidate of candidates(profile, isFringe)) {
    if (candidate.mapping.kind !== 'shares') ranked.push(candidate);
    else {
      const { mapping, overfull } = await settleShares(engine, table, candidate.mapping, profile, decimal, isFringe, options);
      ranked.push({ mapping, score: overfull ? candidate.score - 2 : candidate.score });
    }
  }
  return ranked;
}

/** What headings that became rows say counts for as much as a name that says it. */
const RESHAPED = 1;

/** Readings of the table as a reshape makes it that use what it makes. */
async function reshapedRanking(engine: Engine, table: string, preparation: Preparation, reasons: Readonly<Record<string, Reason>>, known: readonly ColumnProfile[], decimal: '.' | ',', isFringe: (name: string) => boolean, options: QueryOptions): Promise<Candidate[]> {
  const names = known.map(({ name }) => name);
  const prepared = await prepare(engine, table, preparation, { file: 'The table', decimal, ...options }).catch((cause: unknown) => {
    if (cause instanceof DataRefused) return null;
    throw cause;
  });
  if (prepared === null) return [];
  try {
    const wanted = prepared.columns.filter((name) => names.includes(name) || !known.some((column) => column.name === name));
    const fresh = wanted.filter((name) => !names.includes(name));
    const ranked = await ranking(engine, prepared.table, await profileTable(engine, prepared.table, wanted, decimal, options), decimal, isFringe, options);
    return ranked
      .filter(({ mapping }) => fresh.some((name) => columnsRead(mapping).includes(name)) && (preparation.reshape?.kind !== 'pivot' || mapping.kind === 'respondents'))
      .map(({ mapping, score }) => ({
        mapping: { ...mapping, preparation: { ...preparation, ...mapping.preparation }, reasons: { ...mapping.reasons, ...reasons } },
        score: score + RESHAPED,
      }));
  } finally {
    await prepared.drop();
  }
}

function columnsRead(mapping: Mapping): string[] {
  if (mapping.kind === 'respondents') return mapping.platforms;
  return mapping.kind === 'shares' ? [mapping.firm, mapping.value] : [mapping.platform, mapping.reach];
}

/** The reading with the period of each file, where no column says it. */
function withFilePeriods({ mapping, score }: Candidate, { preparation, reasons }: ReshapeProposal): Candidate {
  if (mapping.kind === 'respondents' || mapping.period !== null) return { mapping, score };
  const { renamed = [], ...rest } = mapping.preparation ?? {};
  return { mapping: { ...mapping, period: FILE_COLUMN, preparation: { ...rest, renamed: [...renamed, ...preparation.renamed!] }, reasons: { ...mapping.reasons, ...reasons } }, score: score + 1 };
}

/**
 * Decides the unit of the chosen columns from the sums of each market and period, and finds the fringe among all names.
 * Rows are prepared as the mapping says. `overfull`: shares sum to far more than the whole, so the value column is hardly one of shares.
 */
export async function settleShares(
  engine: Engine,
  table: string,
  mapping: ShareMapping,
  profile: readonly ColumnProfile[],
  decimal: '.' | ',',
  isFringe: (name: string) => boolean,
  options: QueryOptions = {},
): Promise<{ readonly mapping: ShareMapping; readonly overfull: boolean }> {
  if (preparesRows(mapping.preparation)) {
    const { preparation, ...meaning } = mapping;
    const prepared = await prepare(engine, table, preparation, { file: 'The table', decimal, ...options });
    try {
      const shown = await profileTable(engine, prepared.table, [mapping.value], decimal, options);
      const settled = await settleShares(engine, prepared.table, meaning, shown, decimal, isFringe, options);
      return { ...settled, mapping: { ...settled.mapping, preparation } };
    } finally {
      await prepared.drop();
    }
  }
  const row = (await engine.query(cellSums({ table, mapping, decimal, productOwners: [] }), [], options)).get(0)!;
  const sums: CellSums | null = row['cells'] > 0 ? { cells: row['cells'], min: row['min'], median: row['median'], max: row['max'] } : null;
  const value = profile.find(({ name }) => name === mapping.value)!;
  const { unit, reason, confidence } = guessUnit(value, sums);
  const reasons: Record<string, Reason> = { ...mapping.reasons, unit: { by: 'guess', reason, confidence } };
  const names = await engine.query(distinctValues(table, mapping.firm, FIRMS_LOOKED_AT), [], options);
  const fringe: string[] = [];
  for (const { value: name } of names) if (isFringe(String(name))) fringe.push(String(name));
  if (fringe.length > 0) reasons['fringe'] = fringeReason(fringe);
  else delete reasons['fringe'];
  const whole = unit === 'fraction' ? 1 : 100;
  const overfull = unit !== 'level' && sums !== null && sums.median > 1.5 * whole;
  return { mapping: { ...mapping, unit, fringe, reasons }, overfull };
}

/** Why names are taken for the fringe. */
export function fringeReason(names: readonly string[]): Reason {
  return { by: 'guess', reason: `${names.map((name) => `'${name}'`).join(', ')} stand${names.length === 1 ? 's' : ''} for other firms`, confidence: 0.9 };
}
