import { Button } from '@blueprintjs/core';
import { useMemo } from 'react';
import { rulesKnown } from '../../../core/analysis/analyse';
import { limitWords } from '../../../core/rules/words';
import { useDocument } from '../../state/selectors';
import { BandsEditor } from './bands-editor';
import { BoundaryTable } from './boundary-table';
import { FindingsEditor } from './findings-editor';
import { readLimit } from './limit-text';
import { OutcomesEditor } from './outcomes-editor';
import { changeDraft, closeDraft, keepRule } from './rule-actions';
import type { RuleDraft, TestDraft } from './rule-draft';
import { checkDraft } from './rule-draft';
import { RuleField, RuleSelect } from './rule-field';
import './rules.css';
import { TestsEditor } from './tests-editor';

const statuses = ['in force', 'superseded', 'withdrawn', 'draft'] as const;

/** The form of a rule set of one's own. Faults stand at their fields; it can be kept once there is none. */
export function RuleEditor({ draft }: { readonly draft: RuleDraft }) {
  const document = useDocument();
  const taken = useMemo(() => rulesKnown(document).map(({ id }) => id).filter((id) => id !== draft.replaces), [document, draft.replaces]);
  const { rule, faults } = useMemo(() => checkDraft(draft, taken), [draft, taken]);
  const tests = useMemo(() => draft.tests.map((test) => ({ id: test.id, words: wordsOf(test) })), [draft.tests]);
  const count = Object.keys(faults).length;
  const set = (change: Partial<RuleDraft>): void => changeDraft((one) => ({ ...one, ...change }));
  const field = (name: 'id' | 'jurisdiction' | 'title' | 'citation' | 'note', label: string, lines?: number) => (
    <RuleField label={label} value={draft[name]} onChange={(text) => set({ [name]: text })} fault={faults[name]} testId={`rule-field-${name}`} {...(lines === undefined ? {} : { lines })} />
  );
  return (
    <form
      className="rule-editor"
      aria-label="Rule set"
      data-testid="rule-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (rule !== null) keepRule(rule, draft.replaces);
      }}
      onKeyDown={(event) => {
        // Enter in a field is no wish to be done.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <header className="rule-head">
        <h1>{draft.replaces === null ? 'New rule set' : `Rule set ${draft.title}`}</h1>
        <span role="status" className="muted">
          {count === 0 ? '' : `${count} ${count === 1 ? 'thing is' : 'things are'} missing or wrong`}
        </span>
        <Button text="Cancel" size="small" variant="minimal" onClick={closeDraft} data-testid="cancel-rule" />
        <Button text={draft.replaces === null ? 'Add rule set' : 'Keep changes'} size="small" intent="primary" type="submit" disabled={rule === null} data-testid="keep-rule" />
      </header>
      <section className="rule-part rule-grid" aria-label="Text">
        {field('title', 'Title')}
        {field('jurisdiction', 'Jurisdiction')}
        {field('id', 'Id')}
        <RuleSelect label="Status" value={draft.status} options={statuses.map((value) => ({ value, label: value }))} onChange={(status) => set({ status })} />
        <RuleField label="In force from" type="date" value={draft.inForce} onChange={(inForce) => set({ inForce })} fault={faults['inForce']} />
        <RuleField label="Ended on (empty: still in force)" type="date" value={draft.ended} onChange={(ended) => set({ ended })} fault={faults['ended']} />
        {field('citation', 'Citation')}
        {field('note', 'Note')}
      </section>
      <TestsEditor draft={draft} faults={faults} />
      <BoundaryTable draft={draft} />
      <OutcomesEditor draft={draft} faults={faults} tests={tests} />
      <BandsEditor draft={draft} faults={faults} />
      <FindingsEditor draft={draft} faults={faults} tests={tests} />
    </form>
  );
}

function wordsOf({ quantity, comparison, limit }: TestDraft): string {
  const read = readLimit(quantity, limit);
  return read === null ? 'no limit yet' : limitWords({ quantity, comparison, ...read });
}
