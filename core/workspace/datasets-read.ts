import type { RowFilter } from '../data/preparation';
import type { Dataset, MarketDefinition, Workspace } from './schema';

type TakesRows = MarketDefinition & { readonly rows: RowFilter };

/** Whether a market takes only some of the rows of its dataset. */
export function takesRows(definition: MarketDefinition): definition is TakesRows {
  const { rows } = definition;
  return rows !== undefined && (rows.conditions.length > 0 || rows.sql !== undefined);
}

/** Place of a market definition's table among the mapped tables: that of its dataset, or one of its own where it takes only some rows. */
export function tableIdOf(definition: MarketDefinition): string {
  return takesRows(definition) ? `${definition.dataset}/rows/${definition.id}` : definition.dataset;
}

/** A row counts where both filters take it. */
export function bothFilters(first: RowFilter | undefined, second: RowFilter): RowFilter {
  const sql = [first?.sql, second.sql].filter((text) => text !== undefined);
  const together = sql.length > 1 ? sql.map((text) => `(${text})`).join(' AND ') : sql[0];
  return { conditions: [...(first?.conditions ?? []), ...second.conditions], ...(together === undefined ? {} : { sql: together }) };
}

/**
 * Everything that a mapped table is made for: the datasets, then each market definition that takes only some of the rows, as a
 * dataset of its own whose mapping filters them.
 */
export function datasetsRead({ datasets, markets }: Pick<Workspace, 'datasets' | 'markets'>): readonly Dataset[] {
  const own = markets.filter(takesRows).flatMap((definition): Dataset[] => {
    const dataset = datasets.find(({ id }) => id === definition.dataset);
    if (dataset?.mapping.kind !== 'shares') return [];
    const { mapping, source } = dataset;
    const filter = bothFilters(mapping.preparation?.filter, definition.rows);
    return [{ id: tableIdOf(definition), name: definition.name, source, mapping: { ...mapping, preparation: { ...mapping.preparation, filter } } }];
  });
  return own.length === 0 ? datasets : [...datasets, ...own];
}
