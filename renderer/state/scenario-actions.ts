import type { Scenario } from '../../core/deal/scenario';
import type { Step } from '../../core/deal/step';
import { formatShare } from '../../core/format';
import type { Workspace } from '../../core/workspace/schema';
import { act, setView, useWorkbench } from './workbench';

/*
 * Everything that a person can do to scenarios and their steps: each one undo step with a name. Indices are positions in
 * the lists as they stand; one that is not there changes nothing.
 */

const find = (draft: Workspace, id: string): Scenario | undefined => draft.scenarios.find((scenario) => scenario.id === id);

function nameOf(id: string): string {
  return useWorkbench.getState().history.document.scenarios.find((scenario) => scenario.id === id)?.name ?? 'scenario';
}

/** A name that no other scenario has: "New scenario", "New scenario 2". */
function freeName(taken: readonly { readonly name: string }[], wanted: string): string {
  const names = new Set(taken.map(({ name }) => name));
  if (!names.has(wanted)) return wanted;
  let at = 2;
  while (names.has(`${wanted} ${at}`)) at++;
  return `${wanted} ${at}`;
}

/** Adds an empty scenario at the end, opens it, and returns its id. */
export function addScenario(name = 'New scenario'): string {
  const id = crypto.randomUUID();
  act(`Add ${name}`, (draft) => {
    draft.scenarios.push({ id, name: freeName(draft.scenarios, name), note: '', steps: [] });
    draft.baseline ??= id;
  });
  setView({ scenario: id });
  return id;
}

/** Renames a scenario; an empty name changes nothing. */
export function renameScenario(id: string, name: string): void {
  const wanted = name.trim();
  if (wanted === '') return;
  act(`Rename ${nameOf(id)} to ${wanted}`, (draft) => {
    const scenario = find(draft, id);
    if (scenario !== undefined) scenario.name = wanted;
  });
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

/** Copies a scenario below itself, opens the copy, and returns its id (`null` where there is none to copy). */
export function duplicateScenario(id: string): string | null {
  const { scenarios } = useWorkbench.getState().history.document;
  const at = scenarios.findIndex((scenario) => scenario.id === id);
  const original = scenarios[at];
  if (original === undefined) return null;
  const copy: Scenario = {
    ...original,
    id: crypto.randomUUID(),
    name: freeName(scenarios, `${original.name} copy`),
    steps: original.steps.map((step) => ({ ...step, id: crypto.randomUUID() })),
  };
  act(`Duplicate ${original.name}`, (draft) => {
    draft.scenarios.splice(at + 1, 0, copy);
  });
  setView({ scenario: copy.id });
  return copy.id;
}

/** Deletes a scenario. The baseline, if it was this one, moves to the first that is left. */
export function deleteScenario(id: string): void {
  act(`Delete ${nameOf(id)}`, (draft) => {
    const at = draft.scenarios.findIndex((scenario) => scenario.id === id);
    if (at < 0) return;
    draft.scenarios.splice(at, 1);
    if (draft.baseline === id) draft.baseline = draft.scenarios[0]?.id ?? null;
  });
}

/** Moves a scenario to position `to` of the list (clamped). */
export function moveScenario(id: string, to: number): void {
  act(`Move ${nameOf(id)}`, (draft) => {
    move(
      draft.scenarios,
      draft.scenarios.findIndex((scenario) => scenario.id === id),
      to,
    );
  });
}

/** Makes a scenario the one that the others are compared with. */
export function setBaseline(id: string): void {
  act(`Compare with ${nameOf(id)}`, (draft) => {
    if (find(draft, id) !== undefined) draft.baseline = id;
  });
}

/** A step in the words of the undo menu: "Merge Amazon with TikTok", "Divest 5.0% to Walmart". */
export function stepName(step: Step): string {
  switch (step.type) {
    case 'merge':
      return `Merge ${step.parties[0]} with ${step.parties.slice(1).join(' and ')}`;
    case 'divest':
      return `Divest ${formatShare(step.share)} to ${step.to}`;
  }
}

/** Appends a step. */
export function addStep(id: string, step: Step): void {
  act(stepName(step), (draft) => {
    find(draft, id)?.steps.push({ ...step, id: step.id ?? crypto.randomUUID() });
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
