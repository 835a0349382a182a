import type { Sweep } from '../../core/deal/common';
import { stepTitle } from '../../core/deal/kinds';
import type { Scenario } from '../../core/deal/scenario';
import type { Step } from '../../core/deal/step';
import type { Workspace } from '../../core/workspace/schema';
import { act, useWorkbench } from './workbench';

/*
 * What a person can do to a scenario and its steps: each one undo step with a name. Indices are positions in the list of
 * steps as it stands; one that is not there changes nothing. The list of scenarios itself is changed by edits.ts.
 */

const find = (draft: Workspace, id: string): Scenario | undefined => draft.scenarios.find((scenario) => scenario.id === id);

function nameOf(id: string): string {
  return useWorkbench.getState().history.document.scenarios.find((scenario) => scenario.id === id)?.name ?? 'scenario';
}

/** Changes the note; typing in one go is one undo step. */
export function setScenarioNote(id: string, note: string): void {
  act(
    `Edit the note of ${nameOf(id)}`,
    (draft) => {
      const scenario = find(draft, id);
      if (scenario !== undefined) scenario.note = note;
    },
    `scenario-note:${id}`,
  );
}

/** Makes a scenario the one that the others are compared with. */
export function setBaseline(id: string): void {
  act(`Compare with ${nameOf(id)}`, (draft) => {
    if (find(draft, id) !== undefined) draft.baseline = id;
  });
}

/** A step in the words of the undo menu: "Merge Amazon with TikTok", "Divest 5.0% to Walmart". */
export function stepName(step: Step): string {
  return stepTitle(step);
}

/** Appends a step and gives its key. */
export function addStep(id: string, step: Step): string {
  const key = step.id ?? crypto.randomUUID();
  act(stepName(step), (draft) => {
    find(draft, id)?.steps.push({ ...step, id: key });
  });
  return key;
}

/** Puts a copy behind the step. */
export function duplicateStep(id: string, at: number): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(`Duplicate ${lowerFirst(stepName(step))}`, (draft) => {
    find(draft, id)?.steps.splice(at + 1, 0, { ...structuredClone(step), id: crypto.randomUUID() });
  });
}

/** Puts a copy at the end of another scenario. */
export function copyStep(id: string, at: number, to: string): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(`Copy ${lowerFirst(stepName(step))} to ${nameOf(to)}`, (draft) => {
    find(draft, to)?.steps.push({ ...structuredClone(step), id: crypto.randomUUID() });
  });
}

/** Lets a step apply from a period on; `null` in all. */
export function beginStepIn(id: string, at: number, since: string | null): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(since === null ? `Apply ${lowerFirst(stepName(step))} in all periods` : `Apply ${lowerFirst(stepName(step))} from ${since} on`, (draft) => {
    const target = find(draft, id)?.steps[at];
    if (target === undefined) return;
    if (since === null) delete target.since;
    else target.since = since;
  });
}

/** Runs one number of a step over a range; `null` leaves it at its value. */
export function sweepStep(id: string, at: number, sweep: Sweep | null): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(sweep === null ? `Leave the range of ${lowerFirst(stepName(step))}` : `Run ${lowerFirst(stepName(step))} over a range`, (draft) => {
    const target = find(draft, id)?.steps[at];
    if (target === undefined) return;
    if (sweep === null) delete target.sweep;
    else target.sweep = { ...sweep };
  });
}

/** Puts another step in the place of one. Calls with the same `mergeKey` in a row (a drag) are one undo step. */
export function updateStep(id: string, at: number, step: Step, mergeKey: string | null = null): void {
  act(
    stepName(step),
    (draft) => {
      const scenario = find(draft, id);
      if (scenario?.steps[at] !== undefined) scenario.steps[at] = step;
    },
    mergeKey,
  );
}

/** Leaves a step out of the calculation, or takes it in again. */
export function muteStep(id: string, at: number, muted: boolean): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(`${muted ? 'Mute' : 'Unmute'} ${lowerFirst(stepName(step))}`, (draft) => {
    const target = find(draft, id)?.steps[at];
    if (target === undefined) return;
    if (muted) target.muted = true;
    else delete target.muted;
  });
}

/** Confines a step to these market definitions; `null` lets it act in all. */
export function confineStep(id: string, at: number, markets: readonly string[] | null): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(`${markets === null ? 'Apply everywhere:' : 'Confine'} ${lowerFirst(stepName(step))}`, (draft) => {
    const target = find(draft, id)?.steps[at];
    if (target === undefined) return;
    if (markets === null) delete target.markets;
    else target.markets = [...markets];
  });
}

export function removeStep(id: string, at: number): void {
  const step = stepAt(id, at);
  if (step === undefined) return;
  act(`Remove ${lowerFirst(stepName(step))}`, (draft) => {
    find(draft, id)?.steps.splice(at, 1);
  });
}

/** Moves the step at `from` to position `to` (clamped). */
export function moveStep(id: string, from: number, to: number): void {
  const step = stepAt(id, from);
  if (step === undefined) return;
  act(`Move ${lowerFirst(stepName(step))}`, (draft) => {
    move(find(draft, id)?.steps ?? [], from, to);
  });
}

function stepAt(id: string, at: number): Step | undefined {
  return useWorkbench.getState().history.document.scenarios.find((scenario) => scenario.id === id)?.steps[at];
}

function move<T>(list: T[], from: number, to: number): void {
  const target = Math.max(0, Math.min(list.length - 1, to));
  if (from < 0 || from === target) return;
  const [item] = list.splice(from, 1);
  if (item !== undefined) list.splice(target, 0, item);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
