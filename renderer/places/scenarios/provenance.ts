import { marketTable } from '../../../core/analysis/market-table';
import { findCell } from '../../../core/market/share-table';
import type { MarketDefinition, Workspace } from '../../../core/workspace/schema';
import type { MappedTables } from '../../../core/workspace/tables';

/** Where the shares of a market come from: the file, and for each firm the line of its first row. */
export interface Provenance {
  readonly file: string;
  readonly citation: string;
  rowOf(firm: string): number | null;
}

export function provenanceOf(document: Workspace, tables: MappedTables, definition: MarketDefinition): Provenance {
  const dataset = document.datasets.find(({ id }) => id === definition.dataset);
  const source = document.sources.find(({ id }) => id === dataset?.source);
  const rows = new Map<string, number>();
  const table = marketTable(definition, tables);
  if (table !== null) {
    const cell = findCell(table, definition.market, definition.period);
    for (let i = table.offsets[cell] ?? 0; cell >= 0 && i < table.offsets[cell + 1]!; i++) {
      rows.set(table.firms[table.firm[i]!]!, table.row[i]!);
    }
  }
  return { file: source?.name ?? 'no file', citation: source?.citation ?? '', rowOf: (firm) => rows.get(firm) ?? null };
}
