import { readRows } from '../../core/data/read-rows';
import type { Engine } from '../../core/data/engine';
import type { Ownership } from '../../core/market/ownership';
import { ultimateOwner } from '../../core/market/ownership';
import { lastDay } from '../../core/market/ownership-dates';
import { parseOwnership } from '../../core/market/ownership-parse';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import { openBeside } from './open-table';

const TABLE = 'owners';
/** Sentences on who was added up to whom, before the rest is counted. */
const LISTED = 12;

/** Owners as a file gives them, and what of it was used. */
export interface Owners {
  readonly file: string;
  readonly rows: Ownership;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
  /** Ultimate owner of a name in a period, or the name; what was asked and found is remembered. */
  ownerAt(name: string, period: string): string;
  /** Names that were added up to another owner, each with its owners. */
  rolledUp(): ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads an ownership file. Throws `DataRefused` for what cannot be read or contradicts itself, with the place. */
export async function openOwners(engine: Engine, path: string): Promise<Owners> {
  const { source, problems } = await openBeside(engine, path, TABLE);
  const { columns, lines } = await readRows(engine, TABLE, source.columns, 0, source.rows);
  const cells = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.map((cell) => cell ?? '')]));
  const parsed = parseOwnership(cells, { file: source.file, lines });
  if (parsed.problems.some(({ severity }) => severity === 'error')) throw new DataRefused([...problems, ...parsed.problems]);
  const { rows, stakesRead } = parsed;
  const found = new Map<string, Set<string>>();
  return {
    file: source.file,
    rows,
    assumptions: stakesRead === null ? [] : [`Stakes of ${source.file} are read as ${stakesRead === 'percent' ? 'percent' : 'fractions'}.`],
    problems: [...problems, ...parsed.problems],
    ownerAt(name, period) {
      const owner = ultimateOwner(rows, name, period === '' ? undefined : period);
      if (owner !== name) found.set(name, (found.get(name) ?? new Set()).add(owner));
      return owner;
    },
    rolledUp: () => found,
  };
}

/** Who was added up to whom, one sentence each, and how periods were read. Empty without an ownership table. */
export function rollUpAssumptions(owners: Owners | null, periods: readonly string[]): string[] {
  if (owners === null) return [];
  const pairs = [...owners.rolledUp()];
  const sentences = pairs.slice(0, LISTED).map(([name, to]) => `"${name}" is added up to its owner ${[...to].map((owner) => `"${owner}"`).join(', in other periods to ')}.`);
  const rest = pairs.length - sentences.length;
  if (rest > 0) sentences.push(`${rest} more ${rest === 1 ? 'name is' : 'names are'} added up to their owners.`);
  const dated = owners.rows.some(({ from, to }) => from !== undefined || to !== undefined);
  const undated = periods.filter((period) => lastDay(period) === null);
  if (dated && undated.length > 0) {
    const which = periods.every((period) => period === '') ? 'The data has no periods' : undated.length === periods.length ? 'The periods are no dates' : `${undated.map((period) => `"${period}"`).join(', ')} ${undated.length === 1 ? 'is no date' : 'are no dates'}`;
    sentences.push(`${which}: owners whose time has no end in ${owners.file} are read.`);
  } else if (dated) {
    sentences.push(`Owners are those of ${owners.file} on the last day of each period.`);
  }
  return [...owners.assumptions, ...sentences];
}

/** A table of owners that names nothing in the data: perhaps the wrong file, and then nothing is added up. */
export function ownersUnused(owners: Owners | null, firms: ReadonlySet<string>): Problem[] {
  if (owners === null || owners.rolledUp().size > 0 || owners.rows.some(({ product }) => firms.has(product))) return [];
  return [
    problem('owners-not-in-data', `No product or firm of ${owners.file} is in the data, so nothing is added up.`, 'Check that names are written as in the data.', { severity: 'warning', file: owners.file }),
  ];
}
