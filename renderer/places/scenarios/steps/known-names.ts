import type { Workspace } from '../../../../core/workspace/schema';
import type { MappedTables } from '../../../../core/workspace/tables';
import { memoLast } from '../../../../core/memo-last';
import { useDocument, useTables } from '../../../state/selectors';

const namesOf = memoLast((tables: MappedTables, ownership: Workspace['ownership']): readonly string[] => {
  const names = new Set<string>(ownership.flatMap(({ product, owner }) => [product, owner]));
  for (const mapped of tables.values()) {
    for (const name of mapped.kind === 'shares' ? mapped.table.firms : mapped.table.platforms) names.add(name);
  }
  names.delete('');
  return [...names].sort((a, b) => a.localeCompare(b));
});

/** Every firm, platform and owner that the workspace names. */
export function useKnownNames(): readonly string[] {
  const { ownership } = useDocument();
  return namesOf(useTables(), ownership);
}
