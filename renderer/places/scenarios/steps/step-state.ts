import { create } from 'zustand';
import type { Step } from '../../../../core/deal/step';
import { keepPerTab } from '../../../state/per-tab';

interface StepState {
  /** Key of the step whose form is open; `null`: none. Absent: the only step of a scenario with one. */
  readonly open?: string | null;
  /** Key of the step whose first field takes the focus when it is on screen. */
  readonly focus: string | null;
  /** Whether the menu of kinds stands open. */
  readonly adding: boolean;
}

/** Which step stands open. Not saved. */
export const useStepState = keepPerTab(create<StepState>()(() => ({ focus: null, adding: false })));

export function openStep(open: string | null): void {
  useStepState.setState({ open });
}

/** Opens a step that was just added and puts the cursor into it. */
export function beginWith(key: string): void {
  useStepState.setState({ open: key, focus: key });
}

export function showKinds(adding: boolean): void {
  useStepState.setState({ adding });
}

export function focusGiven(): void {
  useStepState.setState({ focus: null });
}

/** Key of a step on screen; one from a file may have none of its own. */
export function stepKey({ id }: Step, at: number): string {
  return id ?? `at ${at}`;
}
