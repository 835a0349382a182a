import type { Dataset, Workspace } from './schema';

/**
 * Identifies the mapped table of a dataset: the same file, mapping and (for shares) owners give the same table.
 * Undoing a change of the mapping finds the earlier table under its key again.
 */
export function tableKey(document: Pick<Workspace, 'sources' | 'ownership'>, dataset: Dataset): string {
  const { reasons: _reasons, ...meaning } = dataset.mapping;
  const hashOf = (id: string): string => document.sources.find((source) => source.id === id)?.sha256 ?? '';
  const overlaps = meaning.kind === 'marginals' && meaning.overlaps !== null ? hashOf(meaning.overlaps) : '';
  return JSON.stringify([hashOf(dataset.source), overlaps, meaning, meaning.kind === 'shares' ? document.ownership : null]);
}
