import { isObject } from '../keep-unknown';

/**
 * Version 2 gives every step of a scenario an id, so that it keeps its place in comparisons when steps are dragged, and
 * knows steps and file formats that a program of version 1 would misread.
 */
export function giveStepsIds(document: Record<string, unknown>): Record<string, unknown> {
  const { scenarios } = document;
  if (!Array.isArray(scenarios)) return document;
  return { ...document, scenarios: scenarios.map((scenario) => (isObject(scenario) && Array.isArray(scenario['steps']) ? { ...scenario, steps: withIds(scenario['steps']) } : scenario)) };
}

function withIds(steps: readonly unknown[]): unknown[] {
  const taken = new Set(steps.flatMap((step) => (isObject(step) && typeof step['id'] === 'string' ? [step['id']] : [])));
  let next = 1;
  return steps.map((step) => {
    if (!isObject(step) || typeof step['id'] === 'string') return step;
    while (taken.has(`step-${next}`)) next++;
    return { id: `step-${next++}`, ...step };
  });
}
