import type { Mapping } from '../../../core/data/mapping';
import type { Reshape } from '../../../core/data/preparation';

/** Columns that a mapping gives a role to, in no order. */
export function usedColumns(mapping: Mapping): string[] {
  const named =
    mapping.kind === 'shares'
      ? [mapping.market, mapping.period, mapping.firm, mapping.product, mapping.value, mapping.status]
      : mapping.kind === 'respondents'
        ? [mapping.id, mapping.weight, mapping.cohort, ...mapping.platforms]
        : [mapping.period, mapping.cohort, mapping.platform, mapping.reach];
  return named.filter((column) => column !== null && column !== '') as string[];
}

/** Columns of the file that a mapping reads, through its reshape where it has one. */
export function readColumns(mapping: Mapping): string[] {
  const used = usedColumns(mapping);
  const reshape = mapping.preparation?.reshape;
  if (reshape === undefined) return used;
  if (reshape.kind === 'pivot') return [...reshape.keep, reshape.name, ...(reshape.value === null ? [] : [reshape.value])];
  return [...used.filter((column) => column !== reshape.name && column !== reshape.value), ...reshape.columns];
}

/** Whether a file with these columns can be read by the mapping. */
export function fits(mapping: Mapping, columns: readonly string[]): boolean {
  const has = new Set(columns);
  return readColumns(mapping).every((column) => has.has(column));
}

/** Columns of the table after the reshape, those of the file where there is none; `named` are the columns that a pivot makes. */
export function columnsAfter(columns: readonly string[], reshape: Reshape | undefined, named: readonly string[]): readonly string[] {
  if (reshape === undefined) return columns;
  if (reshape.kind === 'pivot') return [...reshape.keep, ...named];
  const turned = new Set(reshape.columns);
  return [...columns.filter((column) => !turned.has(column)), reshape.name, reshape.value];
}
