import type { Mapping, MarginalMapping, Reason, RespondentMapping, Role, ShareMapping } from '../../../core/data/mapping';
import { marginalRoles, respondentMappingSchema, respondentRoles, shareRoles } from '../../../core/data/mapping';

export const roleNames: Readonly<Record<Role, string>> = {
  market: 'Market',
  period: 'Period',
  firm: 'Firm',
  product: 'Product',
  value: 'Value or share',
  status: 'Estimate mark',
  id: 'Respondent',
  weight: 'Weight',
  cohort: 'Cohort',
  platform: 'Platform',
  reach: 'Reach',
};

export const kindNames: Readonly<Record<Mapping['kind'], string>> = {
  shares: 'Firms and their shares',
  respondents: 'Respondents',
  marginals: 'Published reach',
};

/** Roles of a kind of table, in the order in which they are offered. */
export function rolesOf(kind: Mapping['kind']): readonly Role[] {
  return kind === 'shares' ? shareRoles : kind === 'respondents' ? respondentRoles : marginalRoles;
}

/** Roles that a table of this kind cannot do without: they are moved to another column, never taken away. */
export function isRequired(kind: Mapping['kind'], role: Role): boolean {
  if (kind === 'shares') return role === 'firm' || role === 'value';
  return kind === 'marginals' && (role === 'platform' || role === 'reach');
}

type SingleRoles = Partial<Record<Role, string | null>>;

/** Which column plays which role, where a role has one column. */
function singles(mapping: Mapping): SingleRoles {
  if (mapping.kind === 'shares') {
    const { market, period, firm, product, value, status } = mapping;
    return { market, period, firm, product, value, status };
  }
  if (mapping.kind === 'respondents') return { id: mapping.id, weight: mapping.weight, cohort: mapping.cohort };
  const { period, cohort, platform, reach } = mapping;
  return { period, cohort, platform, reach };
}

/** Role of a column, or `null` where it is not used. */
export function roleOf(mapping: Mapping, column: string): Role | null {
  if (mapping.kind === 'respondents' && mapping.platforms.includes(column)) return 'platform';
  const found = Object.entries(singles(mapping)).find(([, name]) => name === column);
  return (found?.[0] as Role | undefined) ?? null;
}

/** Why a column has its role, and how sure that is; `null` where it has none. */
export function reasonOf(mapping: Mapping, column: string): Reason | null {
  const role = roleOf(mapping, column);
  return (role === null ? undefined : mapping.reasons[role]) ?? null;
}

/** Whether a role cannot be given to a column because another one would be left empty. */
export function isBarred(mapping: Mapping, column: string, role: Role | null): boolean {
  return role !== roleOf(mapping, column) && withRole(mapping, column, role) === mapping;
}

/** Gives a column the role that was picked from a list (`''`: none), with a name for the undo step. */
export function chooseRole(mapping: Mapping, column: string, picked: string, onMapping: (mapping: Mapping, label: string) => void): void {
  const role = picked === '' ? null : (picked as Role);
  const next = withRole(mapping, column, role);
  if (next !== mapping) onMapping(next, role === null ? `Leave out column "${column}"` : `Make column "${column}" the ${roleNames[role].toLowerCase()}`);
}

/**
 * Makes several columns of respondents platforms, or takes them out. The weight, the respondent and the cohort are never made
 * platforms by the dozen; the mapping comes back unchanged where no platform would be left.
 */
export function withPlatforms(mapping: RespondentMapping, columns: readonly string[], used: boolean): RespondentMapping {
  const { id, weight, cohort } = mapping;
  const named = new Set(columns.filter((column) => column !== id && column !== weight && column !== cohort));
  // A column that only fills the place until somebody chooses gives way.
  const before = mapping.reasons['platform'] === undefined && used ? [] : mapping.platforms;
  const platforms = used ? [...before, ...[...named].filter((column) => !before.includes(column))] : before.filter((column) => !named.has(column));
  if (platforms.length === 0 || JSON.stringify(platforms) === JSON.stringify(mapping.platforms)) return mapping;
  return { ...mapping, platforms, reasons: { ...mapping.reasons, platform: { by: 'person', reason: 'chosen' } } };
}

/**
 * The mapping with another role for a column (`null`: not used). A role has one column, save platforms: the column that had
 * it before takes the role that is set free, or none. A required role cannot be taken away, and the last platform cannot
 * either: the mapping then comes back unchanged.
 */
export function withRole(mapping: Mapping, column: string, role: Role | null): Mapping {
  const before = roleOf(mapping, column);
  if (before === role) return mapping;
  const roles: SingleRoles = { ...singles(mapping) };
  let platforms = mapping.kind === 'respondents' ? mapping.platforms : [];
  const displaced = role !== null && role in roles ? (roles[role] ?? null) : null;
  if (before !== null && before in roles) {
    if (isRequired(mapping.kind, before) && displaced === null) return mapping;
    roles[before] = displaced;
  }
  if (mapping.kind === 'respondents') {
    if (before === 'platform') platforms = platforms.filter((name) => name !== column);
    if (role === 'platform') platforms = [...platforms, column];
    if (platforms.length === 0) return mapping;
  }
  if (role !== null && role in roles) roles[role] = column;
  const chosen = role ?? before!;
  const reasons = { ...mapping.reasons, [chosen]: { by: 'person' as const, reason: 'chosen' } };
  return mapping.kind === 'respondents' ? ({ ...mapping, ...roles, platforms, reasons } as Mapping) : ({ ...mapping, ...roles, reasons } as Mapping);
}

/** A mapping to start from where the program has no proposal of that kind; its build says what is missing. */
export function fallbackMapping(kind: Mapping['kind'], columns: readonly string[]): Mapping {
  const first = columns[0]!;
  const last = columns.at(-1)!;
  if (kind === 'respondents') return respondentMappingSchema.parse({ kind, id: null, weight: null, cohort: null, platforms: [last] });
  if (kind === 'marginals') {
    return { kind, period: null, cohort: null, platform: first, reach: last, unit: 'percent', overlaps: null, reasons: {} } satisfies MarginalMapping;
  }
  return {
    kind, market: null, period: null, firm: first, product: null, value: last, status: null, unit: 'level', unitName: '', basis: '', fringe: [], reasons: {},
  } satisfies ShareMapping;
}
