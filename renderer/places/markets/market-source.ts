import type { Mapping } from '../../../core/data/mapping';
import type { Preparation, RowFilter } from '../../../core/data/preparation';
import type { Source } from '../../../core/data/source';
import { bothFilters } from '../../../core/workspace/datasets-read';
import type { MarketDefinition, Workspace } from '../../../core/workspace/schema';
import { noFilter, withFilter } from '../data/row-filter';

/** Where the rows of a market come from: its source, and what is done to its rows before they are shares. */
export interface MarketSource {
  readonly source: Source;
  readonly mapping: Mapping;
  readonly filter: RowFilter;
  /** Of the dataset, with the filter of the market in it. */
  readonly preparation: Preparation | undefined;
}

export function marketSource(document: Pick<Workspace, 'datasets' | 'sources'>, { dataset: id, rows }: MarketDefinition): MarketSource | null {
  const dataset = document.datasets.find((one) => one.id === id);
  const source = document.sources.find((one) => one.id === dataset?.source);
  if (dataset === undefined || source === undefined) return null;
  const { mapping } = dataset;
  return { source, mapping, filter: rows ?? noFilter, preparation: withFilter(mapping.preparation, rows === undefined ? mapping.preparation?.filter : bothFilters(mapping.preparation?.filter, rows)) };
}
