import { HTMLSelect, SegmentedControl } from '@blueprintjs/core';
import type { AdjustStep } from '../../../../core/deal/adjust';
import { stepKinds } from '../../../../core/deal/kinds';
import type { FormProps } from './form';
import { FractionTable } from './fraction-table';
import { heldBy } from './number-range';

/** Growth that a firm begins with. */
const FIRST_GROWTH = 0.1;
/** A market does not grow beyond this many times its size in one step: a larger rate is a slip of the decimal point. */
const MOST_GROWTH = 100;

/** Shares that are set, or rates of growth, firm by firm, and what becomes of the firms that are not named. */
export function AdjustField({ step, before, known, set }: FormProps & { readonly step: AdjustStep }) {
  const growing = step.growth !== undefined;
  const values = step.growth ?? step.shares ?? {};
  const { shares: _shares, growth: _growth, rest: _rest, ...bare } = step;
  const names = Object.keys(values);
  const sum = Object.values(values).reduce((all, value) => all + value, 0);
  const choices = stepKinds.adjust.fields.find(({ name }) => name === 'rest')!;
  return (
    <div className="step-field step-field-wide">
      <SegmentedControl
        size="small"
        fill
        aria-label="What is adjusted"
        options={[
          { value: 'shares', label: 'New shares' },
          { value: 'growth', label: 'Growth' },
        ]}
        value={growing ? 'growth' : 'shares'}
        onValueChange={(value) =>
          void set(
            value === 'growth'
              ? { ...bare, growth: Object.fromEntries(names.map((name) => [name, FIRST_GROWTH])) }
              : { ...bare, shares: Object.fromEntries(names.map((name) => [name, heldBy(before, name) ?? 0])), rest: 'proportional' },
          )
        }
      />
      <FractionTable
        caption={growing ? 'Growth' : 'New share'}
        values={values}
        known={known}
        testId={`adjust-${growing ? 'growth' : 'shares'}`}
        onPut={(next) => set(growing ? { ...step, growth: next } : { ...step, shares: next })}
        check={(_, value) =>
          growing ? (value < -1 || value > MOST_GROWTH ? 'Give a rate from −100% on; −100% is all that the firm has.' : null) : value < 0 || value > 1 ? 'Give a percentage from 0% up to 100%.' : null
        }
        added={(name) => (growing ? FIRST_GROWTH : (heldBy(before, name) ?? 0))}
        foot={growing ? [] : [{ label: 'Set in all', value: Number(sum.toPrecision(12)) }]}
      />
      {!growing && (
        <label className="field-label field-choice">
          <span>{choices.label}</span>
          <HTMLSelect
            className="bp6-small"
            fill
            value={step.rest ?? 'proportional'}
            options={choices.choices!.map(({ value, label }) => ({ value, label }))}
            onChange={(event) => void set({ ...step, rest: event.target.value as 'proportional' | 'unknown' })}
          />
        </label>
      )}
      {growing && <p className="muted field-hint">Those not named stay as large as they are.</p>}
    </div>
  );
}
