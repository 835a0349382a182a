import { OUTSIDE_UNIT } from '../data/outside-good';
import { combineMarkets } from '../market/combine';
import type { ShareTable } from '../market/share-table';
import { tableIdOf } from '../workspace/datasets-read';
import type { MarketDefinition } from '../workspace/schema';
import type { MappedTables } from '../workspace/tables';

/** The markets that belong to a definition beside the one that it names. */
const further = ({ combined = [], market }: MarketDefinition): string[] => combined.filter((name) => name !== market);

/** Combined tables by the table that they are made of: the same definition gives the same table again. */
const made = new WeakMap<ShareTable, Map<string, ShareTable>>();

/**
 * The table that a market definition reads: that of its dataset or of its rows, with the markets that it combines made one.
 * `null` where it is not there (yet), or where shares of different markets would be added up (see `combinesShares`).
 */
export function marketTable(definition: MarketDefinition, tables: MappedTables): ShareTable | null {
  const mapped = tables.get(tableIdOf(definition));
  if (mapped?.kind !== 'shares' || combinesShares(definition, tables)) return null;
  const others = further(definition);
  if (others.length === 0) return mapped.table;
  const key = JSON.stringify([definition.market, ...others]);
  const known = made.get(mapped.table) ?? new Map<string, ShareTable>();
  made.set(mapped.table, known);
  const combined = known.get(key) ?? combineMarkets(mapped.table, definition.market, others);
  known.set(key, combined);
  return combined;
}

/** Whether a definition combines markets whose shares are parts of different wholes: only levels can be added up. */
export function combinesShares(definition: MarketDefinition, tables: MappedTables): boolean {
  const mapped = tables.get(tableIdOf(definition));
  return further(definition).length > 0 && mapped?.kind === 'shares' && (mapped.table.measure === 'share' || mapped.table.unit === OUTSIDE_UNIT);
}

/** Markets that a definition combines and its table lacks. */
export function marketsAbsent(definition: MarketDefinition, tables: MappedTables): string[] {
  const mapped = tables.get(tableIdOf(definition));
  return mapped?.kind === 'shares' ? further(definition).filter((name) => !mapped.table.markets.includes(name)) : [];
}
