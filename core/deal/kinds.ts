import { adjust } from './adjust';
import { divest } from './divest';
import { enter } from './enter';
import { exit } from './exit';
import { expand } from './expand';
import type { NameRole, StepKind, StepNumber } from './kind';
import { merge } from './merge';
import { partner } from './partner';
import { stake } from './stake';
import type { Step, StepType } from './step';
import { transfer } from './transfer';

/** Every kind of step in the order of the menu. */
export const stepKinds: { readonly [T in StepType]: StepKind<Extract<Step, { type: T }>> } = { merge, stake, partner, divest, transfer, exit, enter, expand, adjust };
export const stepTypes = Object.keys(stepKinds) as readonly StepType[];

/** The kind of a step, which is then given that step. */
export function kindOf(step: Step): StepKind<Step> {
  return stepKinds[step.type] as unknown as StepKind<Step>;
}

/** A step in words, without a full stop. */
export function stepSentence(step: Step): string {
  return `${kindOf(step).sentence(step)}${step.since === undefined ? '' : `, from ${step.since} on`}`;
}

/** A step as a command of the undo menu: "Merge Amazon with TikTok". */
export function stepTitle(step: Step): string {
  return kindOf(step).title(step);
}

/** The step with each of its names replaced. */
export function renamedStep(step: Step, as: (name: string, role: NameRole) => string): Step {
  return kindOf(step).rename(step, as);
}

/** Every name of a step with its role. */
export function namesOf(step: Step): { name: string; role: NameRole }[] {
  const names: { name: string; role: NameRole }[] = [];
  renamedStep(step, (name, role) => {
    names.push({ name, role });
    return name;
  });
  return names;
}

/** Firms that come under one control by the steps, in their order; muted steps do not count. */
export function mergingFirms(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => (step.muted === true ? [] : kindOf(step).merging(step))))];
}

/** The number of a step that a field names, or `null`. */
export function stepNumber(step: Step, field: string): StepNumber<Step> | null {
  return kindOf(step).numbers(step).find((number) => number.field === field) ?? null;
}
