import { buildShares } from '../../core/data/build-shares';
import type { ShareTable } from '../../core/market/share-table';
import type { Problem } from '../../core/problem';
import { problem } from '../../core/problem';
import type { SourceFacts } from './open-table';
import { withTable } from './open-table';
import { shareMapping } from './share-mapping';
import type { ShareOptions } from './share-options';

export interface OpenedShares {
  readonly table: ShareTable;
  readonly source: SourceFacts;
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
}

/** Reads a file as a table of shares. Throws `DataRefused` for data that cannot be used. */
export async function openShares(path: string, options: ShareOptions): Promise<OpenedShares> {
  return withTable(path, options.decimal, async (opened) => {
    const { engine, table, source } = opened;
    const mapping = await shareMapping(opened, options);
    const built = await buildShares(engine, table, mapping, { file: source.file, decimal: source.dialect.decimal });
    return {
      table: built.table,
      source,
      assumptions: built.assumptions,
      problems: [...opened.problems, ...built.problems, ...fringeNotFound(options, mapping.firm, opened.profile, source.file)],
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
