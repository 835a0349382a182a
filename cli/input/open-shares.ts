import { parseInterval } from '../../core/analysis/intervals-parse';
import { buildShares } from '../../core/data/build-shares';
import type { ShareTable } from '../../core/market/share-table';
import type { Problem } from '../../core/problem';
import { DataRefused, problem } from '../../core/problem';
import type { SourceFacts } from './open-table';
import type { Owners } from './owners';
import { openOwners, ownersUnused, rollUpAssumptions } from './owners';
import { withTable } from './open-table';
import { readingOf } from './read-options';
import { shareMapping } from './share-mapping';
import type { ShareOptions } from './share-options';

export interface OpenedShares {
  readonly table: ShareTable;
  readonly source: SourceFacts;
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
  /** Who owns what; `null` where no ownership file is given. */
  readonly owners: Owners | null;
}

/** Reads a file as a table of shares. Throws `DataRefused` for data that cannot be used. */
export async function openShares(files: readonly string[], options: ShareOptions): Promise<OpenedShares> {
  return withTable(files, readingOf(options), async (opened) => {
    const { engine, table, source } = opened;
    const mapping = await shareMapping(opened, options);
    const owners = options.owners === undefined ? null : await openOwners(engine, options.owners);
    const built = await buildShares(engine, table, mapping, {
      file: source.file,
      decimal: source.dialect.decimal,
      ...(owners === null ? {} : { ownerAt: (name, period) => owners.ownerAt(name, period) }),
    }).catch(rangesInText);
    return {
      table: built.table,
      source,
      assumptions: [...built.assumptions, ...rollUpAssumptions(owners, built.table.periods)],
      problems: [
        ...opened.problems,
        ...built.problems,
        ...fringeNotFound(options, mapping.firm, opened.profile, source.file),
        ...(owners?.problems ?? []),
        ...ownersUnused(owners, new Set(built.table.firms)),
      ],
      owners,
    };
  });
}

/** A name given as fringe that no row has: perhaps misspelt, and then the HHI is too high. */
function fringeNotFound({ fringe }: ShareOptions, firm: string, profile: readonly { name: string; values: readonly string[]; distinct: number }[], file: string): Problem[] {
  const column = profile.find(({ name }) => name === firm);
  if (fringe === undefined || fringe === false || column === undefined || column.values.length < column.distinct) return [];
  const names = new Set(column.values.map((name) => name.trim().toLowerCase()));
  return fringe
    .filter((name) => !names.has(name.trim().toLowerCase()))
    .map((name) => problem('fringe-not-in-data', `No row of ${file} has "${name}" in column "${firm}".`, 'Check the name given with --fringe.', { severity: 'warning', file, column: firm }));
}

/** Where text in the value column is a range, the remedy says how ranges are read. */
function rangesInText(error: unknown): never {
  if (!(error instanceof DataRefused)) throw error;
  throw new DataRefused(
    error.problems.map((found) => {
      const [, text] = found.code === 'text-value' ? (/ has "(.+)" in column /.exec(found.message) ?? []) : [];
      return text !== undefined && 'interval' in parseInterval(text, 'percent') ? { ...found, remedy: 'Add --intervals if values are ranges, or write a number.' } : found;
    }),
  );
}
