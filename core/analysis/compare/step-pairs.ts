import { namesOf } from '../../deal/kinds';
import type { Step } from '../../deal/step';

/** The step's place in either scenario; `null` where the one lacks it. */
export interface StepPair {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Which step of a scenario is which of another: equal ones, then those of one kind with the same id, then those of one kind
 * that name the most of the same firms. In the order of the first scenario, then the added ones.
 */
export function pairSteps(from: readonly Step[], to: readonly Step[]): StepPair[] {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const match = (fits: (a: Step, b: Step) => number): void => {
    from.forEach((a, i) => {
      if (partner.has(i)) return;
      let best = -1;
      let most = 0;
      to.forEach((b, j) => {
        const fit = taken.has(j) || a.type !== b.type ? 0 : fits(a, b);
        if (fit > most) [best, most] = [j, fit];
      });
      if (best < 0) return;
      partner.set(i, best);
      taken.add(best);
    });
  };
  match((a, b) => (sameStep(a, b) ? 1 : 0));
  match((a, b) => (a.id !== undefined && a.id === b.id ? 1 : 0));
  match(commonNames);
  return [
    ...from.map((_, i) => ({ from: i, to: partner.get(i) ?? null })),
    ...to.flatMap((_, j) => (taken.has(j) ? [] : [{ from: null, to: j }])),
  ];
}

/** Whether two steps do the same; their ids and the ranges of their sliders do not count. */
export function sameStep(a: Step, b: Step): boolean {
  return meaning(a) === meaning(b);
}

/** What a step does, as a text that does not depend on the order of its keys. */
function meaning(step: Step): string {
  const { id: _id, sweep: _sweep, muted, ...rest } = step;
  return JSON.stringify({ ...rest, muted: muted === true }, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))) : value,
  );
}

function commonNames(a: Step, b: Step): number {
  const names = new Set(namesOf(a).map(({ name }) => name));
  return new Set(namesOf(b).flatMap(({ name }) => (names.has(name) ? [name] : []))).size;
}
