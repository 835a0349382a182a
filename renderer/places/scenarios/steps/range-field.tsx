import { Checkbox, HTMLSelect } from '@blueprintjs/core';
import type { Sweep } from '../../../../core/deal/common';
import { kindOf, stepNumber } from '../../../../core/deal/kinds';
import type { Step } from '../../../../core/deal/step';
import { percent } from '../../../../core/deal/words';
import type { Structure } from '../../../../core/market/structure';
import { sweepStep } from '../../../state/scenario-actions';
import { setView } from '../../../state/workbench';
import type { FormProps } from './form';
import { NumberField } from './number-field';
import { mostOf } from './number-range';
import { PercentField } from './percent-field';

/** The range that a number of a step begins with: all that it can be here. */
export function firstSweep(step: Step, before: Structure | null, field?: string): Sweep | null {
  const numbers = kindOf(step).numbers(step);
  const number = field === undefined ? numbers[0] : numbers.find((one) => one.field === field);
  if (number === undefined) return null;
  const most = number.field === 'share' ? mostOf(step, before) : null;
  const high = most !== null && most > number.low ? Math.min(number.high, most) : number.high;
  return number.low < high ? { field: number.field, low: number.low, high } : null;
}

/** One number of the step over a range: every result is then a curve. */
export function RangeField(props: FormProps) {
  const { view, step, at, before } = props;
  const { scenario } = view;
  const numbers = kindOf(step).numbers(step);
  const { sweep } = step;
  if (numbers.length === 0) return null;
  const put = (next: Sweep | null): void => {
    sweepStep(scenario.id, at, next);
    if (next !== null) setView({ figure: 'curve' });
  };
  const number = sweep === undefined ? null : stepNumber(step, sweep.field);
  // Shares and other main numbers have their slider in the form already.
  const inForm = kindOf(step).fields.some(({ name }) => name === sweep?.field);
  const end = (key: 'low' | 'high') => (value: number): string | null => {
    const next = { ...sweep!, [key]: value };
    if (next.low >= next.high) return `The range must end above where it begins: ${key === 'low' ? `give less than ${percent(sweep!.high)}` : `give more than ${percent(sweep!.low)}`}.`;
    if (number !== null && sweep!.field.startsWith('growth') === false && (value < number.low || value > number.high)) return `Give a percentage from ${percent(number.low)} up to ${percent(number.high)}.`;
    put(next);
    return null;
  };
  return (
    <div className="range-field">
      <Checkbox className="step-check" label="Over a range" checked={sweep !== undefined} data-testid={`step-range-${at + 1}`} onChange={() => put(sweep === undefined ? firstSweep(step, before) : null)} />
      {sweep !== undefined && (
        <>
          {(numbers.length > 1 || number === null) && (
            <HTMLSelect
              className="bp6-small"
              fill
              aria-label="Number that runs over the range"
              value={sweep.field}
              options={[...(number === null ? [{ value: sweep.field, label: `${sweep.field} (missing)` }] : []), ...numbers.map(({ field, label }) => ({ value: field, label }))]}
              onChange={(event) => put(firstSweep(step, before, event.target.value))}
            />
          )}
          {number !== null && !inForm && <NumberField {...props} number={number} label={number.label} />}
          <div className="range-ends">
            <span className="muted">from</span>
            <PercentField value={sweep.low} label="Range from" testId="range-low" onCommit={end('low')} />
            <span className="muted">to</span>
            <PercentField value={sweep.high} label="Range to" testId="range-high" onCommit={end('high')} />
            <button type="button" className="link" onClick={() => setView({ figure: 'curve' })}>
              Curve
            </button>
          </div>
        </>
      )}
    </div>
  );
}
