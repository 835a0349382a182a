import { Checkbox } from '@blueprintjs/core';
import type { KeyboardEvent } from 'react';
import { kindOf, stepNumber } from '../../../../core/deal/kinds';
import type { StepField } from '../../../../core/deal/kind';
import { controls } from '../../../../core/deal/stake';
import type { Problem } from '../../../../core/problem';
import { AdjustField } from './adjust-field';
import { FirmField } from './firm-field';
import type { FieldProps, FormProps } from './form';
import { NumberField } from './number-field';
import { PartiesField } from './parties-field';
import { PartnersField } from './partners-field';
import { PercentField } from './percent-field';
import { fieldOfProblem } from './remedy';
import { SplitField } from './split-field';
import { StepFault } from './step-fault';
import './step-form.css';
import { fieldOf, withField } from './with-field';

/** Fields that stand folded below the form, with where and from when the step applies. */
export function isFolded({ kind, optional }: StepField): boolean {
  return kind === 'platforms' || (kind === 'text' && optional);
}

/** The form of a step, made from the fields of its kind; a problem stands at the field that it is about. */
export function StepForm(props: FormProps & { readonly problem: Problem | null }) {
  const { step, problem } = props;
  const fields = kindOf(step).fields.filter((field) => !isFolded(field));
  const faulty = problem === null ? null : (fields.find(({ name }) => name === fieldOfProblem(problem)) ?? fields.at(-1)!);
  return (
    <div className="step-form" onKeyDown={nextOnEnter}>
      {fields.map((field, i) => (
        <FieldWithFault key={field.name} {...props} field={field} next={fields[i + 1]} previous={fields[i - 1]} faulty={faulty === field} />
      ))}
    </div>
  );
}

interface PlacedProps extends FieldProps {
  readonly problem: Problem | null;
  readonly faulty: boolean;
  readonly previous: StepField | undefined;
  readonly next: StepField | undefined;
}

/** Two names in a row stand side by side; all else takes the whole width. */
function FieldWithFault({ faulty, problem, previous, next, ...props }: PlacedProps) {
  const paired = props.field.kind === 'firm' && (next?.kind === 'firm' || previous?.kind === 'firm');
  return (
    <>
      <div className={paired && !(props.step.type === 'transfer' && props.field.name === 'asset') ? 'step-cell' : 'step-cell step-field-wide'}>
        <Field {...props} />
      </div>
      {faulty && problem !== null && (
        <div className="step-field-wide">
          <StepFault {...props} problem={problem} />
        </div>
      )}
    </>
  );
}

function Field(props: FieldProps) {
  const { step, field, set } = props;
  if (step.type === 'merge' && field.kind === 'firms') return <PartiesField {...props} step={step} />;
  if (step.type === 'partner' && field.kind === 'partners') return <PartnersField {...props} step={step} />;
  if (step.type === 'adjust') return field.name === 'shares' ? <AdjustField {...props} step={step} /> : null;
  switch (field.kind) {
    case 'firm':
      return <FirmField {...props} />;
    case 'split':
      return <SplitField {...props} />;
    case 'share':
    case 'fraction':
      return <FractionField {...props} />;
    case 'yes-no':
      return <Checkbox className="step-check" label={field.label} checked={step.type === 'stake' ? controls(step) : fieldOf(step, field.name) === true} onChange={(event) => void set(withField(step, field.name, event.currentTarget.checked || step.type === 'stake' ? event.currentTarget.checked : undefined))} />;
    default:
      return null;
  }
}

/** A number of the step; a field for it alone where the step does not say it yet; nothing where it has no meaning. */
function FractionField(props: FieldProps) {
  const { step, field, set } = props;
  const number = stepNumber(step, field.name);
  if (number === null && (step.type === 'exit' || !field.optional)) return null;
  return (
    <div className="step-field step-field-wide">
      <span className="field-label" title={field.hint}>
        {field.label}
      </span>
      {number !== null ? (
        <NumberField {...props} number={number} label={field.label} />
      ) : (
        <PercentField value={null} label={field.label} placeholder="as the market says" testId={`${step.type}-${field.name}-field`} onCommit={(value) => (value > 0 && value <= 1 ? set(withField(step, field.name, value)) : 'Give a percentage above 0% up to 100%.')} />
      )}
      {number === null && field.hint !== undefined && <p className="muted field-hint">{field.hint}</p>}
    </div>
  );
}

/** Enter takes a field and goes to the next one. */
function nextOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type !== 'text') return;
  const form = event.currentTarget;
  const at = event.target;
  // After the field has put its value, which may draw the form anew.
  setTimeout(() => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=text]')];
    const next = inputs[inputs.indexOf(at) + 1];
    if (at.getAttribute('aria-invalid') === 'true' || next === undefined || at.isConnected === false) return;
    next.focus();
    next.select();
  });
}
