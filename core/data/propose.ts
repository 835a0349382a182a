import type { Engine, QueryOptions } from './engine';
import type { Mapping, Reason, ShareMapping } from './mapping';
import type { ColumnProfile } from './profile';
import { profileTable } from './profile';
import { proposeMarginals, proposeRespondents } from './propose-audience';
import { proposeShares } from './propose-shares';
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
 * Profiles a loaded table and proposes mappings, best first. For shares the unit is decided from the sums of each market
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
  const ranked: Candidate[] = [];
  for (const candidate of candidates(profile, isFringe)) {
    if (candidate.mapping.kind !== 'shares') ranked.push(candidate);
    else {
      const { mapping, overfull } = await settleShares(engine, table, candidate.mapping, profile, decimal, isFringe, options);
      ranked.push({ mapping, score: overfull ? candidate.score - 2 : candidate.score });
    }
  }
  ranked.sort((a, b) => b.score - a.score);
  return { mappings: ranked.map(({ mapping }) => mapping), profile };
}

/**
 * Decides the unit of the chosen columns from the sums of each market and period, and finds the fringe among all names.
 * `overfull`: shares sum to far more than the whole, so the value column is hardly one of shares.
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
