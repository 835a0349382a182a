import type { Draft } from 'immer';
import { EVERYONE } from '../../../core/audience/audience';
import type { Mapping } from '../../../core/data/mapping';
import type { Source } from '../../../core/data/source';
import { sourceKey } from '../../../core/data/source';
import type { ShareTable } from '../../../core/market/share-table';
import { periodsOf } from '../../../core/market/share-table';
import type { MarketDefinition, Workspace } from '../../../core/workspace/schema';
import type { MappedTable } from '../../../core/workspace/tables';
import { freeName } from '../../state/edits';

/** Markets that are defined at once; the others of a larger table are defined in Markets when they are wanted. */
export const MARKETS_DEFINED = 12;

/** A read file that is about to become a dataset. */
export interface Acceptable {
  readonly name: string;
  readonly source: Source;
  readonly mapping: Mapping;
  readonly mapped: MappedTable;
}

/** Whole of a market over all its periods, to find the largest. */
function sizeOf(table: ShareTable, market: number): number {
  let size = 0;
  for (let c = 0; c < table.cellMarket.length; c++) if (table.cellMarket[c] === market) size += table.total[c]!;
  return size;
}

/** One definition a market, in its latest period; of many markets the largest. */
export function definitionsOf(table: ShareTable, dataset: { readonly id: string; readonly name: string }, newId: () => string): MarketDefinition[] {
  const order = table.markets.map((_, m) => m);
  if (order.length > MARKETS_DEFINED) order.sort((a, b) => sizeOf(table, b) - sizeOf(table, a));
  return order.slice(0, MARKETS_DEFINED).map((m) => {
    const market = table.markets[m]!;
    return { id: newId(), name: market === '' ? dataset.name : market, dataset: dataset.id, market, period: periodsOf(table, market).at(-1) ?? '', note: '' };
  });
}

/** Adds the file as a dataset with its markets, or as the audience where there is none yet. */
export function accept(document: Workspace, { name, source, mapping, mapped }: Acceptable, datasetId: string, newId: () => string): void {
  const known = document.sources.find((other) => sourceKey(other) === sourceKey(source));
  if (known === undefined) document.sources.push(source as Draft<Source>);
  const dataset = { id: datasetId, name: freeName(name, document.datasets), source: known?.id ?? source.id, mapping: mapping as Draft<Mapping> };
  document.datasets.push(dataset);
  if (mapped.kind === 'shares') {
    for (const definition of definitionsOf(mapped.table, dataset, newId)) {
      document.markets.push({ ...definition, name: freeName(definition.name, document.markets) });
    }
  } else if (document.audience.dataset === null) {
    document.audience = { dataset: datasetId, cohort: mapped.table.cohorts[0] ?? EVERYONE, rivals: [] };
  }
}

/** A dataset's name from its file's: without extension, words apart, first letter large. */
export function datasetName(fileName: string): string {
  const words = fileName.replace(/\.gz$/i, '').replace(/\.[a-z0-9]{1,8}$/i, '').replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? fileName : words.charAt(0).toUpperCase() + words.slice(1);
}
