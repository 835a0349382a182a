import { Button, HTMLSelect } from '@blueprintjs/core';
import { Cross, Plus } from '@blueprintjs/icons';
import { useId } from 'react';
import type { PublishedFigures } from '../../../core/workspace/schema';
import { IconButton } from '../../parts/icon-button';
import { addFirm, changePublished, removeFirm, renameFirm, setShare, toggleParty } from './published-actions';
import type { FieldProblems } from './published-model';
import { figureIds, figureNames } from './published-model';

interface Props {
  readonly check: PublishedFigures;
  readonly problems: FieldProblems;
}

/** The printed figures as fields; each change is kept at once and can be undone. */
export function PublishedForm({ check, problems }: Props) {
  return (
    <div className="published-form">
      <div className="published-line">
        <label className="published-name">
          <span>Name</span>
          <input className="text-input" type="text" data-testid="published-name" value={check.name} aria-invalid={check.name === ''} onChange={(event) => changePublished(check, 'Edit the name', { name: event.target.value === '' ? 'Check' : event.target.value }, 'name')} />
        </label>
        <label className="published-unit">
          <span>Shares in</span>
          <HTMLSelect
            data-testid="published-unit"
            value={check.unit}
            options={[
              { value: 'percent', label: 'percent' },
              { value: 'fraction', label: 'fractions' },
            ]}
            onChange={(event) => changePublished(check, 'Change the unit', { unit: event.target.value === 'fraction' ? 'fraction' : 'percent' })}
          />
        </label>
      </div>
      <Firms check={check} problems={problems} />
      <div className="published-figures">
        {figureIds.map((figure) => (
          <Field
            key={figure}
            label={figureNames[figure]}
            testId={`published-${figure}`}
            value={check[figure] ?? ''}
            problem={problems.figures[figure]}
            placeholder={figure === 'change' ? '510' : 'more than 3,100'}
            onChange={(text) => changePublished(check, `Edit ${figureNames[figure]}`, { [figure]: text }, figure)}
          />
        ))}
      </div>
    </div>
  );
}

/** Firms with their shares as printed; the ticked ones merge. */
function Firms({ check, problems }: Props) {
  const partiesId = useId();
  return (
    <fieldset className="published-firms" aria-describedby={problems.parties.length > 0 ? partiesId : undefined}>
      <legend>Firms, shares as printed; tick those that merge</legend>
      <ul>
        {check.firms.map(({ firm, share }, at) => {
          const name = firm.trim() === '' ? `firm ${at + 1}` : firm;
          return (
            <li key={at}>
              <input type="checkbox" aria-label={`${name} merges`} checked={firm !== '' && check.parties.includes(firm)} disabled={firm.trim() === ''} onChange={() => toggleParty(check, firm)} />
              <input className="text-input" type="text" aria-label={`Name of firm ${at + 1}`} placeholder={`Firm ${at + 1}`} data-testid={`published-firm-${at + 1}`} value={firm} onChange={(event) => renameFirm(check, at, event.target.value)} />
              <Field label={`Share of ${name}`} hidden testId={`published-share-${at + 1}`} value={share} problem={problems.shares.get(at)} placeholder={at === 0 ? '17.4' : ''} onChange={(text) => setShare(check, at, text)} />
              <IconButton label={`Take out ${name}`} icon={<Cross size={12} />} disabled={check.firms.length < 2} onClick={() => removeFirm(check, at)} />
            </li>
          );
        })}
      </ul>
      <Button size="small" variant="minimal" icon={<Plus size={12} />} text="Firm" aria-label="Add a firm" data-testid="published-add-firm" onClick={() => addFirm(check)} />
      {problems.parties.length > 0 && (
        <p id={partiesId} className="field-problem" data-testid="published-parties-problem">
          {problems.parties.join(' ')}
        </p>
      )}
      {problems.all.map((text) => (
        <p key={text} className="field-problem" role="alert">
          {text}
        </p>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  readonly label: string;
  /** The label is only read out. */
  readonly hidden?: boolean;
  readonly testId: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

/** A printed figure with what is wrong with it underneath. */
function Field({ label, hidden = false, testId, value, problem, placeholder, onChange }: FieldProps) {
  const problemId = useId();
  return (
    <div className="published-field">
      <label>
        <span className={hidden ? 'visually-hidden' : undefined}>{label}</span>
        <input
          className="text-input number"
          type="text"
          autoComplete="off"
          spellCheck={false}
          data-testid={testId}
          value={value}
          placeholder={placeholder}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : problemId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {problem !== undefined && (
        <p id={problemId} className="field-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
