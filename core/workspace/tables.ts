import type { MarginalTable, RespondentTable } from '../audience/tables';
import type { ShareTable } from '../market/share-table';

/** A dataset after its mapping: what all results are computed from. */
export type MappedTable =
  | { readonly kind: 'shares'; readonly table: ShareTable }
  | { readonly kind: 'respondents'; readonly table: RespondentTable }
  | { readonly kind: 'marginals'; readonly table: MarginalTable };

/** Mapped tables by dataset id. */
export type MappedTables = ReadonlyMap<string, MappedTable>;
