import { HTMLSelect } from '@blueprintjs/core';
import { useState } from 'react';
import type { AlignedName } from '../../../core/analysis/compare/align';
import { alignKinds, namesIn } from '../../../core/analysis/compare/names';
import { correctName } from './compare-state';
import type { AlignedOther, Compared } from './use-comparison';

const kindWords = { market: 'Market', scenario: 'Scenario', firm: 'Firm', platform: 'Platform', cohort: 'Cohort' } as const;
const howWords: Readonly<Record<AlignedName['how'], string>> = {
  same: 'same name', folded: 'same but for case and spacing', person: 'as you said', none: 'no such name', ambiguous: 'several are alike',
};

/** Rows that are shown before a person asks for all. */
const MOST = 12;
/** Counterparts to choose from at most; more would not be a list to choose from. */
const MOST_OPTIONS = 500;

const NONE = 'none:';

/** Which names of another workspace are which of the open one, for the person to correct, and what neither has. */
export function AlignmentTable({ own, of: { other, alignment } }: { readonly own: Compared['own']; readonly of: AlignedOther }) {
  const [all, setAll] = useState(false);
  const questionable = alignment.names.filter(({ how }) => how !== 'same');
  const rows = all ? alignment.names : questionable;
  const shown = rows.slice(0, all ? undefined : MOST);
  const same = alignment.names.length - questionable.length;
  return (
    <section className="numbers compare-names" aria-label={`Names of ${other.label}`} data-testid="compare-names">
      <header>
        <h2>Names of {other.label}</h2>
        <span className="muted">
          {same} of {alignment.names.length} names are the same
        </span>
        {(alignment.names.length > shown.length || all) && (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? 'Show those that differ' : 'Show all names'}
          </button>
        )}
      </header>
      {shown.length > 0 && (
        <table className="number-table">
          <caption className="visually-hidden">Names of {other.label} and their counterparts</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">In {other.label}</th>
              <th scope="col">Is here</th>
              <th scope="col">Because</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((name) => (
              <NameRow key={`${name.kind} ${name.other.key}`} own={own} other={other.key} name={name} />
            ))}
          </tbody>
        </table>
      )}
      {alignKinds.map((kind) => {
        const alone = alignment.onlyBase.filter((one) => one.kind === kind);
        return alone.length === 0 ? null : (
          <p key={kind} className="muted compare-foot">
            {kindWords[kind]}s here that {other.label} lacks: {alone.slice(0, MOST).map(({ name }) => name.name).join(', ')}
            {alone.length > MOST && ` and ${alone.length - MOST} more`}.
          </p>
        );
      })}
    </section>
  );
}

function NameRow({ own, other, name: { kind, other: name, base, how } }: { readonly own: Compared['own']; readonly other: string; readonly name: AlignedName }) {
  const options = namesIn(own, kind).slice(0, MOST_OPTIONS);
  return (
    <tr>
      <td>{kindWords[kind]}</td>
      <th scope="row">{name.name}</th>
      <td>
        <HTMLSelect
          aria-label={`Counterpart of ${name.name}`}
          value={base === null ? NONE : `is:${base.key}`}
          options={[{ value: NONE, label: 'none' }, ...(base === null || options.some(({ key }) => key === base.key) ? options : [base, ...options]).map((one) => ({ value: `is:${one.key}`, label: one.name }))]}
          onChange={(event) => correctName(other, kind, name.key, event.target.value === NONE ? null : event.target.value.slice(3))}
        />
      </td>
      <td>
        {howWords[how]}
        {how === 'person' && (
          <button type="button" className="link compare-back" onClick={() => correctName(other, kind, name.key, undefined)}>
            Take back
          </button>
        )}
      </td>
    </tr>
  );
}
