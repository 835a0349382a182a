import { useRef } from 'react';
import type { StepNumber } from '../../../../core/deal/kind';
import type { Step } from '../../../../core/deal/step';
import { formatShare } from '../../../../core/format';
import { beginStep } from '../../../figures/step-clock';
import type { FormProps } from './form';
import { mostOf, rangeFault, rangeOf } from './number-range';
import { PercentField } from './percent-field';

/** Ticks of the slider in one whole: a tenth of a percentage point each. */
const TICKS = 1000;

interface Props extends FormProps {
  readonly number: StepNumber<Step>;
  readonly label: string;
}

/** One number of a step as a slider and as typed percent; the strip follows while the slider moves, and a drag is one undo step. */
export function NumberField({ view, step, at, before, set, number, label }: Props) {
  const drag = useRef(0);
  const range = rangeOf(number);
  const held = number.field === 'share' ? mostOf(step, before) : null;
  const least = Math.ceil(range.low * TICKS - 1e-9) + (range.opens ? 0 : 1);
  const most = Math.max(least, held !== null ? Math.max(1, Math.ceil(held * TICKS - 1e-9)) : Math.floor(range.high * TICKS + 1e-9) - (range.closes ? 0 : 1));
  const testId = `${step.type}-${number.field}`;
  return (
    <div className="number-field">
      <input
        type="range"
        className="share-slider"
        data-testid={`${testId}-slider`}
        aria-label={label}
        aria-valuetext={formatShare(number.value)}
        min={least}
        max={most}
        step={1}
        value={Math.min(most, Math.max(least, Math.round(number.value * TICKS)))}
        onPointerDown={() => drag.current++}
        onFocus={() => drag.current++}
        onChange={(event) => {
          beginStep();
          const ticks = Number(event.target.value);
          // The last tick is all that the seller holds, however many digits that has.
          set(number.set(ticks >= most && held !== null && held > 0 ? held : ticks / TICKS), `number:${view.scenario.id}:${step.id ?? at}:${number.field}:${drag.current}`);
        }}
      />
      <PercentField value={number.value} label={`${label} in percent`} testId={`${testId}-field`} onCommit={(value) => rangeFault(value, range) ?? set(number.set(value))} />
    </div>
  );
}
