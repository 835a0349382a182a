import { create } from 'zustand';
import type { Host } from '../host/host';
import type { WorkKeeper } from '../persistence/keep-work';

/** What the window was started with. Commands run long after that, so they ask here. */
export interface Services {
  readonly host: Host;
  readonly keeper: WorkKeeper;
  /** Identity of this window among those of the same program. */
  readonly windowId: string;
}

/** Whether what belongs on screen at start is there: before that, an empty place would teach what is not true. */
export const useStarted = create<{ readonly started: boolean }>()(() => ({ started: false }));

let current: Services | null = null;

export function provide(services: Services): void {
  current = services;
}

export function services(): Services {
  if (current === null) throw new Error('A command ran before the window was started.');
  return current;
}
