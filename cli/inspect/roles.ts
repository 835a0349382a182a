import type { Mapping } from '../../core/data/mapping';

/** The role of each column that a mapping uses. */
export function rolesOf(mapping: Mapping): Map<string, string> {
  const roles = new Map<string, string>();
  const set = (role: string, column: string | null): void => void (column !== null && roles.set(column, role));
  if (mapping.kind === 'shares') {
    for (const role of ['market', 'period', 'firm', 'product', 'value', 'status'] as const) set(role, mapping[role]);
  } else if (mapping.kind === 'respondents') {
    for (const role of ['id', 'weight', 'cohort'] as const) set(role, mapping[role]);
    for (const platform of mapping.platforms) set('platform', platform);
  } else {
    for (const role of ['period', 'cohort', 'platform', 'reach'] as const) set(role, mapping[role]);
  }
  return roles;
}
