import type { Mapping } from '../../../core/data/mapping';
import type { Problem } from '../../../core/problem';

/** A change of the mapping that mends a problem. */
export interface Remedy {
  readonly label: string;
  readonly mapping: Mapping;
}

/** What can be done about a problem with one click, beside what its remedy says in words. */
export function remediesFor({ code }: Problem, mapping: Mapping | null): Remedy[] {
  if (mapping === null || mapping.kind === 'respondents') return [];
  const chosen = { ...mapping.reasons, unit: { by: 'person' as const, reason: 'chosen' } };
  if (code === 'shares-above-one' && mapping.kind === 'shares') {
    const asPercent: Remedy[] = mapping.unit === 'fraction' ? [{ label: 'Treat as percent', mapping: { ...mapping, unit: 'percent', reasons: chosen } }] : [];
    return [...asPercent, { label: 'Treat as values, not shares', mapping: { ...mapping, unit: 'level', reasons: chosen } }];
  }
  if (code === 'reach-above-one' && mapping.unit === 'fraction') {
    return [{ label: 'Treat as percent', mapping: { ...mapping, unit: 'percent', reasons: chosen } }];
  }
  return [];
}
