import { sourceKey } from '../data/source';
import type { Dataset, Workspace } from './schema';

/**
 * Identifies the mapped table of a dataset: the same file, mapping and (for shares) owners give the same table.
 * Undoing a change of the mapping finds the earlier table under its key again.
 */
export function tableKey(document: Pick<Workspace, 'sources' | 'ownership'>, dataset: Dataset): string {
  const { reasons: _reasons, ...meaning } = dataset.mapping;
  const rowsOf = (id: string): string => {
    const source = document.sources.find((candidate) => candidate.id === id);
    return source === undefined ? '' : `${sourceKey(source)} ${source.dialect.decimal}`;
  };
  const overlaps = meaning.kind === 'marginals' && meaning.overlaps !== null ? rowsOf(meaning.overlaps) : '';
  return JSON.stringify([rowsOf(dataset.source), overlaps, meaning, meaning.kind === 'shares' ? document.ownership : null]);
}
