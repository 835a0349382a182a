import { create } from 'zustand';
import type { Problem } from '../../../core/problem';

/** What went wrong with the last thing that was asked of a dataset, by its id: it is said there, until the next is asked. */
export const usePlaceProblems = create<{ readonly problems: ReadonlyMap<string, readonly Problem[]> }>()(() => ({ problems: new Map() }));

export function notePlaceProblems(id: string, found: readonly Problem[]): void {
  usePlaceProblems.setState(({ problems }) => {
    const next = new Map(problems);
    if (found.length === 0) next.delete(id);
    else next.set(id, found);
    return { problems: next };
  });
}
