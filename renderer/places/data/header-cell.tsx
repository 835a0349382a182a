import { HTMLSelect } from '@blueprintjs/core';
import type { Mapping } from '../../../core/data/mapping';
import { ReasonLine } from './choice';
import { COLUMN_CARD, hideColumn, showColumn } from './column-card';
import { chooseRole, isBarred, reasonOf, roleNames, roleOf, rolesOf } from './roles';

/** Name of a column with its role, which is changed here, and the reason for it; its profile on hover. */
export function HeaderCell({ column, index, mapping, onMapping }: {
  readonly column: string;
  readonly index: number;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping, label: string) => void;
}) {
  const role = roleOf(mapping, column);
  const reason = reasonOf(mapping, column);
  const reshaped = mapping.preparation?.reshape;
  const turned = reshaped?.kind === 'unpivot' && reshaped.columns.includes(column);
  return (
    <div
      className="grid-head"
      role="columnheader"
      aria-colindex={index}
      data-role={role ?? (turned ? 'turned' : undefined)}
      onMouseEnter={(event) => showColumn(column, event.currentTarget)}
      onMouseLeave={hideColumn}
      onFocus={(event) => showColumn(column, event.currentTarget)}
      onBlur={hideColumn}
    >
      <span className="truncate grid-column" title={column}>
        {column}
      </span>
      {turned ? (
        <span className="truncate grid-turned">becomes rows</span>
      ) : (
        <RoleSelect column={column} mapping={mapping} onMapping={onMapping} />
      )}
      <span className="truncate grid-reason">{reason === null ? ' ' : <ReasonLine reason={reason} />}</span>
    </div>
  );
}

/** The role of a column, chosen from a list. A role that would leave another one empty cannot be chosen. */
export function RoleSelect({ column, mapping, onMapping }: { readonly column: string; readonly mapping: Mapping; readonly onMapping: (mapping: Mapping, label: string) => void }) {
  const role = roleOf(mapping, column);
  return (
    <HTMLSelect
      className="bp6-small"
      fill
      minimal
      aria-label={`Role of column ${column}`}
      aria-describedby={COLUMN_CARD}
      data-testid={`role-${column}`}
      value={role ?? ''}
      onChange={(event) => chooseRole(mapping, column, event.target.value, onMapping)}
    >
      <option value="" disabled={isBarred(mapping, column, null)}>
        Not used
      </option>
      {rolesOf(mapping.kind).map((each) => (
        <option key={each} value={each} disabled={isBarred(mapping, column, each)}>
          {roleNames[each]}
        </option>
      ))}
    </HTMLSelect>
  );
}
