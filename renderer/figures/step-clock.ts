/** Name of the performance entry from a change of a step to the figure redrawn with it. */
export const STEP_TO_FIGURE = 'step-to-figure';

let begun: number | null = null;

/** Called when a hand moves a step; the next figure that is redrawn ends the measure. */
export function beginStep(): void {
  begun = performance.now();
}

/** Called by a figure when it has been redrawn. */
export function endStep(): void {
  if (begun === null) return;
  performance.measure(STEP_TO_FIGURE, { start: begun, end: performance.now() });
  begun = null;
}
