import type { StepField } from '../../../../core/deal/kind';
import type { Step } from '../../../../core/deal/step';
import type { Structure } from '../../../../core/market/structure';
import type { ScenarioView } from '../use-scenario';

/** What every field of a step's form is given. */
export interface FormProps {
  readonly view: ScenarioView;
  readonly step: Step;
  readonly at: number;
  /** The open market when the step applies; `null` without rows. */
  readonly before: Structure | null;
  readonly known: readonly string[];
  /** Puts the step in place of the one that is there, as one undo step; says in a sentence why it cannot. */
  readonly set: (step: Step, mergeKey?: string) => string | null;
}

export interface FieldProps extends FormProps {
  readonly field: StepField;
}
