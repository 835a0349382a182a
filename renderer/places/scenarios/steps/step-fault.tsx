import type { Problem } from '../../../../core/problem';
import { VerdictMark } from '../../../parts/verdict-mark';
import type { FormProps } from './form';
import { remedyOf } from './remedy';

/** Why a step cannot be carried out here, with the remedy as a button where the program can do it. */
export function StepFault({ step, before, set, problem }: FormProps & { readonly problem: Problem }) {
  const remedy = remedyOf(step, problem, before);
  return (
    <p className="step-why" role="alert">
      <VerdictMark severity="concern" size={12} />
      <span>
        {problem.message} {problem.remedy}{' '}
        {remedy !== null && (
          <button type="button" className="link" onClick={() => void set(remedy.step)}>
            {remedy.label}
          </button>
        )}
      </span>
    </p>
  );
}
