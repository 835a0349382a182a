import type { MappedTables } from '../../../core/workspace/tables';
import { memoLast } from '../../../core/memo-last';
import { useTables } from '../../state/selectors';

const namesOf = memoLast((tables: MappedTables): readonly string[] => {
  const names = new Set<string>();
  for (const mapped of tables.values()) {
    for (const name of mapped.kind === 'shares' ? mapped.table.firms : mapped.table.platforms) names.add(name);
  }
  return [...names].sort((a, b) => a.localeCompare(b));
});

/** Every firm and platform that the data of the workspace names. */
export function useKnownNames(): readonly string[] {
  return namesOf(useTables());
}
