import { SegmentedControl } from '@blueprintjs/core';
import type { Split } from '../../../../core/deal/split';
import { leftBy } from '../../../../core/deal/split';
import { percent } from '../../../../core/deal/words';
import type { FieldProps } from './form';
import { FractionTable } from './fraction-table';
import { startSplit } from './start-split';
import { fieldOf, withField } from './with-field';

/** To whom a share goes, or from whom it comes: in proportion, or a fraction for each firm with what the fractions leave. */
export function SplitField({ step, field, before, known, set }: FieldProps) {
  const split = (fieldOf(step, field.name) ?? 'proportional') as Split;
  const firm = String(fieldOf(step, 'firm'));
  const leaves = step.type === 'exit';
  const put = (value: Split): string | null => {
    const { lost: _lost, ...rest } = step as typeof step & { lost?: number };
    return set(withField(value === 'proportional' ? step : (rest as typeof step), field.name, value));
  };
  const start = startSplit(before, firm);
  const left = leftBy(split);
  return (
    <div className="step-field step-field-wide">
      <span className="field-label">{field.label}</span>
      <SegmentedControl
        size="small"
        fill
        aria-label={field.label}
        options={[
          { value: 'proportional', label: 'In proportion' },
          { value: 'fractions', label: leaves ? 'To each firm' : 'From each firm', disabled: start === null && split === 'proportional' },
        ]}
        value={split === 'proportional' ? 'proportional' : 'fractions'}
        onValueChange={(value) => void (value === 'proportional' ? put('proportional') : start !== null && put(start))}
      />
      {split !== 'proportional' && (
        <FractionTable
          caption={field.label}
          values={split}
          known={known.filter((name) => name !== firm)}
          testId={`${step.type}-${field.name}`}
          onPut={put}
          check={(name, value) => {
            const most = left + split[name]!;
            return value < 0 || value > most + 1e-9 ? `The others leave ${percent(most)}: give at most that.` : null;
          }}
          added={() => left}
          foot={[
            { label: 'Sum', value: 1 - left },
            { label: leaves ? 'Lost to the market' : 'From new demand', value: left },
          ]}
        />
      )}
    </div>
  );
}
