import { Button } from '@blueprintjs/core';
import { Plus, Trash } from '@blueprintjs/icons';
import { comparisons, quantities } from '../../../core/rules/rule-set';
import { IconButton } from '../../parts/icon-button';
import { freeId, withTest, withoutTest } from './draft-edit';
import { quantityWords } from './limit-text';
import { changeDraft } from './rule-actions';
import type { RuleDraft } from './rule-draft';
import { Fault, RuleField, RuleSelect } from './rule-field';

const signs = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** The comparisons of a rule set: quantity, sign and limit. */
export function TestsEditor({ draft, faults }: { readonly draft: RuleDraft; readonly faults: Readonly<Record<string, string>> }) {
  return (
    <section className="rule-part" aria-label="Tests">
      <header>
        <h2>Tests</h2>
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} />}
          text="Test"
          onClick={() => changeDraft((one) => ({ ...one, tests: [...one.tests, { id: freeId('test', one.tests.map(({ id }) => id)), quantity: 'mergedShare', comparison: '>', limit: '30' }] }))}
          data-testid="add-test"
        />
      </header>
      {draft.tests.map((test, at) => {
        const set = (change: Partial<typeof test>): void => changeDraft((one) => withTest(one, at, { ...one.tests[at]!, ...change }));
        const label = (what: string): string => `${what} of test ${at + 1}`;
        return (
          <div key={at} className="rule-row test-row">
            <RuleField label={label('Id')} hideLabel value={test.id} onChange={(id) => set({ id })} fault={faults[`tests.${at}.id`]} testId={`test-${at}-id`} />
            <RuleSelect label={label('Quantity')} hideLabel value={test.quantity} options={quantities.map((value) => ({ value, label: quantityWords[value].name }))} onChange={(quantity) => set({ quantity })} />
            <RuleSelect label={label('Comparison')} hideLabel value={test.comparison} options={comparisons.map((value) => ({ value, label: signs[value] }))} onChange={(comparison) => set({ comparison })} />
            <RuleField label={label('Limit')} hideLabel value={test.limit} onChange={(limit) => set({ limit })} fault={faults[`tests.${at}.limit`]} testId={`test-${at}-limit`} />
            <span className="muted">{quantityWords[test.quantity].unit}</span>
            <IconButton label={`Remove the test ${test.id}`} icon={<Trash size={12} />} onClick={() => changeDraft((one) => withoutTest(one, at))} />
          </div>
        );
      })}
      <Fault text={faults['tests']} />
    </section>
  );
}
