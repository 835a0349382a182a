import { Button } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import { profileOf, useProfile } from '../../engine/readings';
import { ReasonLine } from './choice';
import { plainNumber } from './column-facts';
import { RoleSelect } from './header-cell';
import { columnsAfter, usedColumns } from './mapping-columns';
import { reasonOf, roleOf, withPlatforms } from './roles';
import type { Subject } from './subject';

/** Columns drawn at once; a search finds the others. */
const SHOWN = 300;
/** First values of a column that its row names. */
const EXAMPLES = 4;

/** Every column with its role and what it holds; many are made platforms at once. */
export function ColumnsTab({ subject, onShow }: { readonly subject: Subject; readonly onShow: (column: string) => void }) {
  const { mapping, onMapping, source } = subject;
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { preparation } = mapping;
  const profile = useProfile(source, preparation);
  useEffect(() => {
    // The roles can be chosen without a profile too, where the rows are not at hand.
    profileOf(source, preparation).catch(() => undefined);
  }, [source, preparation]);
  const columns = profile?.map(({ name }) => name) ?? columnsAfter(source.columns, preparation?.reshape, usedColumns(mapping));
  const facts = new Map(profile?.map((column) => [column.name, column]));
  const wanted = search.trim().toLowerCase();
  const found = columns.filter((column) => column.toLowerCase().includes(wanted) || (facts.get(column)?.values.some((value) => wanted !== '' && value.toLowerCase() === wanted) ?? false));
  const shown = found.slice(0, SHOWN);
  const chosen = shown.filter((column) => ticked.has(column));
  const bulk = mapping.kind === 'respondents';
  const tick = (names: readonly string[], on: boolean): void => {
    const next = new Set(ticked);
    for (const name of names) if (on) next.add(name);
    else next.delete(name);
    setTicked(next);
  };
  const makePlatforms = (used: boolean): void => {
    if (mapping.kind !== 'respondents') return;
    const next = withPlatforms(mapping, chosen, used);
    if (next !== mapping) onMapping(next, used ? `Make ${chosen.length} columns platforms` : `Leave out ${chosen.length} columns`);
    setTicked(new Set());
  };
  const inUse = columns.filter((column) => roleOf(mapping, column) !== null).length;
  return (
    <div className="columns-tab">
      <div className="columns-tools">
        <input className="field" type="search" aria-label="Search columns" placeholder="Search a column or a value" value={search} onChange={(event) => setSearch(event.target.value)} data-testid="search-columns" />
        <span className="muted">
          {found.length === columns.length ? `${formatCount(columns.length)} columns, ${formatCount(inUse)} in use` : `${formatCount(found.length)} of ${formatCount(columns.length)} columns`}
        </span>
        {bulk && (
          <span className="columns-bulk">
            <Button size="small" text={chosen.length > 0 ? `Make ${chosen.length} platforms` : 'Make platforms'} disabled={chosen.length === 0} onClick={() => makePlatforms(true)} data-testid="make-platforms" />
            <Button size="small" variant="minimal" text="Leave out" disabled={chosen.length === 0} onClick={() => makePlatforms(false)} data-testid="leave-out-platforms" />
          </span>
        )}
      </div>
      <div className="columns-scroll" tabIndex={0} role="region" aria-label="Columns of the file">
        <table className="columns-table">
          <thead>
            <tr>
              {bulk && (
                <th scope="col" className="columns-tick">
                  <input type="checkbox" aria-label="Tick all columns that are shown" checked={shown.length > 0 && chosen.length === shown.length} onChange={(event) => tick(shown, event.target.checked)} />
                </th>
              )}
              <th scope="col">Column</th>
              <th scope="col" className="columns-role">Role</th>
              <th scope="col" className="number">Filled</th>
              <th scope="col" className="number">Missing</th>
              <th scope="col" className="number">Different</th>
              <th scope="col" className="number">Least</th>
              <th scope="col" className="number">Greatest</th>
              <th scope="col" className="columns-examples">Begins with</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => {
              const fact = facts.get(column);
              const reason = reasonOf(mapping, column);
              return (
                <tr key={column} data-role={roleOf(mapping, column) ?? undefined}>
                  {bulk && (
                    <td className="columns-tick">
                      <input type="checkbox" aria-label={`Tick column ${column}`} checked={ticked.has(column)} onChange={(event) => tick([column], event.target.checked)} />
                    </td>
                  )}
                  <th scope="row" className="truncate" title={column}>
                    {source.columns.includes(column) ? (
                      <button type="button" className="link truncate" onClick={() => onShow(column)}>
                        {column}
                      </button>
                    ) : (
                      column
                    )}
                  </th>
                  <td className="columns-role">
                    <RoleSelect column={column} mapping={mapping} onMapping={onMapping} />
                    {reason !== null && (
                      <span className="truncate grid-reason">
                        <ReasonLine reason={reason} />
                      </span>
                    )}
                  </td>
                  <td className="number">{fact === undefined ? '' : formatCount(fact.filled)}</td>
                  <td className="number" data-some={(fact !== undefined && fact.missing > 0) || undefined}>
                    {fact === undefined ? '' : formatCount(fact.missing)}
                  </td>
                  <td className="number">{fact === undefined ? '' : formatCount(fact.distinct)}</td>
                  <td className="number">{numberOrNothing(fact?.min)}</td>
                  <td className="number">{numberOrNothing(fact?.max)}</td>
                  <td className="truncate columns-examples" title={fact?.values.slice(0, 20).join(' · ')}>
                    {fact?.values.slice(0, EXAMPLES).join(' · ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {found.length === 0 && <p className="muted columns-none">No column is called so.</p>}
        {found.length > SHOWN && <p className="muted columns-none">The first {SHOWN} are shown; search to find the others.</p>}
      </div>
    </div>
  );
}

function numberOrNothing(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : plainNumber(value);
}
