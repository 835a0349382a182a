import { Button } from '@blueprintjs/core';
import { Plus, Trash } from '@blueprintjs/icons';
import { IconButton } from '../../parts/icon-button';
import { ConditionEditor } from './condition-editor';
import { freeId, replaced, without } from './draft-edit';
import { changeDraft } from './rule-actions';
import type { RuleDraft } from './rule-draft';
import { RuleField } from './rule-field';

interface Props {
  readonly draft: RuleDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly tests: readonly { readonly id: string; readonly words: string }[];
}

/** Further statements of a rule set, each true or false beside the outcome. */
export function FindingsEditor({ draft: { findings }, faults, tests }: Props) {
  return (
    <section className="rule-part" aria-label="Statements">
      <header>
        <h2>Statements</h2>
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} />}
          text="Statement"
          onClick={() => changeDraft((one) => ({ ...one, findings: [...one.findings, { name: freeId('statement', one.findings.map(({ name }) => name)), groups: [[]] }] }))}
        />
      </header>
      {findings.length === 0 && <p className="muted">Statements are true or false beside the outcome, and are listed with it. A rule set need not have any.</p>}
      {findings.map(({ name, groups }, at) => (
        <fieldset key={at} className="rule-card">
          <legend className="visually-hidden">Statement {at + 1}</legend>
          <div className="rule-row">
            <RuleField label="Name" value={name} onChange={(text) => changeDraft((one) => ({ ...one, findings: replaced(one.findings, at, { name: text, groups }) }))} fault={faults[`findings.${at}.name`]} />
            <span className="rule-card-tools">
              <IconButton label={`Remove the statement ${name}`} icon={<Trash size={12} />} onClick={() => changeDraft((one) => ({ ...one, findings: without(one.findings, at) }))} />
            </span>
          </div>
          <ConditionEditor name={name} groups={groups} tests={tests} onChange={(next) => changeDraft((one) => ({ ...one, findings: replaced(one.findings, at, { name, groups: next }) }))} fault={faults[`findings.${at}.when`]} />
        </fieldset>
      ))}
    </section>
  );
}
