import { Button } from '@blueprintjs/core';
import { ArrowDown, ArrowUp, Plus, Trash } from '@blueprintjs/icons';
import { severities } from '../../../core/rules/rule-set';
import { IconButton } from '../../parts/icon-button';
import { ConditionEditor } from './condition-editor';
import { freeId, moved, replaced, without } from './draft-edit';
import { changeDraft } from './rule-actions';
import type { OutcomeDraft, RuleDraft } from './rule-draft';
import { Fault, RuleField, RuleSelect } from './rule-field';

interface Props {
  readonly draft: RuleDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly tests: readonly { readonly id: string; readonly words: string }[];
}

/** What a rule set says: the first outcome that holds, and the last where none does. */
export function OutcomesEditor({ draft, faults, tests }: Props) {
  const { outcomes } = draft;
  const set = (at: number, change: Partial<OutcomeDraft>): void => changeDraft((one) => ({ ...one, outcomes: replaced(one.outcomes, at, { ...one.outcomes[at]!, ...change }) }));
  const last = outcomes.length - 1;
  return (
    <section className="rule-part" aria-label="Outcomes">
      <header>
        <h2>Outcomes</h2>
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} />}
          text="Outcome"
          data-testid="add-outcome"
          onClick={() =>
            changeDraft((one) => ({
              ...one,
              outcomes: [{ id: freeId('outcome', one.outcomes.map(({ id }) => id)), groups: [[]], label: '', consequence: '', severity: 'concern' }, ...one.outcomes],
            }))
          }
        />
      </header>
      <p className="muted">The first that holds is the answer; the last holds where no other does.</p>
      {outcomes.map((outcome, at) => (
        <fieldset key={at} className="rule-card">
          <legend className="visually-hidden">Outcome {at + 1}</legend>
          <div className="rule-row">
            <RuleField label="Verdict" value={outcome.label} onChange={(label) => set(at, { label })} fault={faults[`outcomes.${at}.label`]} testId={`outcome-${at}-label`} />
            <RuleField label="Id" value={outcome.id} onChange={(id) => set(at, { id })} fault={faults[`outcomes.${at}.id`]} />
            <RuleSelect label="Shown as" value={outcome.severity} options={severities.map((value) => ({ value, label: value }))} onChange={(severity) => set(at, { severity })} />
            <span className="rule-card-tools">
              <IconButton label={`Move outcome ${at + 1} up`} icon={<ArrowUp size={12} />} disabled={at === 0} onClick={() => changeDraft((one) => ({ ...one, outcomes: moved(one.outcomes, at, -1) }))} />
              <IconButton label={`Move outcome ${at + 1} down`} icon={<ArrowDown size={12} />} disabled={at === last} onClick={() => changeDraft((one) => ({ ...one, outcomes: moved(one.outcomes, at, 1) }))} />
              <IconButton label={`Remove outcome ${at + 1}`} icon={<Trash size={12} />} disabled={outcomes.length === 1} onClick={() => changeDraft((one) => ({ ...one, outcomes: without(one.outcomes, at) }))} />
            </span>
          </div>
          {at === last ? (
            <p className="muted">otherwise</p>
          ) : (
            <ConditionEditor name={outcome.label === '' ? `outcome ${at + 1}` : outcome.label} groups={outcome.groups} tests={tests} onChange={(groups) => set(at, { groups })} fault={faults[`outcomes.${at}.when`]} />
          )}
          <RuleField label="What follows, in the text's words" value={outcome.consequence} lines={2} onChange={(consequence) => set(at, { consequence })} fault={faults[`outcomes.${at}.consequence`]} testId={`outcome-${at}-consequence`} />
        </fieldset>
      ))}
      <Fault text={faults['outcomes']} />
    </section>
  );
}
