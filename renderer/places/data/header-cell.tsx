import { HTMLSelect } from '@blueprintjs/core';
import type { Mapping, Role } from '../../../core/data/mapping';
import { reasonOf, roleNames, roleOf, rolesOf, withRole } from './roles';

/** Name of a column with its role, which is changed here, and the reason for it. */
export function HeaderCell({ column, index, mapping, onMapping }: {
  readonly column: string;
  readonly index: number;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping, label: string) => void;
}) {
  const role = roleOf(mapping, column);
  const reason = reasonOf(mapping, column);
  // A role that would leave another one empty cannot be chosen.
  const barred = (each: Role | null): boolean => each !== role && withRole(mapping, column, each) === mapping;
  const choose = (value: string): void => {
    const chosen = value === '' ? null : (value as Role);
    const next = withRole(mapping, column, chosen);
    if (next !== mapping) onMapping(next, chosen === null ? `Leave out column "${column}"` : `Make column "${column}" the ${roleNames[chosen].toLowerCase()}`);
  };
  return (
    <div className="grid-head" role="columnheader" aria-colindex={index} data-role={role ?? undefined}>
      <span className="truncate grid-column" title={column}>
        {column}
      </span>
      <HTMLSelect
        className="bp6-small"
        fill
        minimal
        aria-label={`Role of column ${column}`}
        data-testid={`role-${column}`}
        value={role ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="" disabled={barred(null)}>
          Not used
        </option>
        {rolesOf(mapping.kind).map((each) => (
          <option key={each} value={each} disabled={barred(each)}>
            {roleNames[each]}
          </option>
        ))}
      </HTMLSelect>
      <span className="truncate grid-reason" title={reason ?? undefined}>
        {reason ?? ' '}
      </span>
    </div>
  );
}
