import type { StoreApi } from 'zustand';

/** Stores of the places whose content belongs to one open workspace, with what they held in the tabs that are not shown. */
interface PerTab {
  leave(tab: string): void;
  enter(tab: string): void;
  forget(tab: string): void;
}
const stores: PerTab[] = [];

/** Keeps what a store holds apart for each open workspace: `export const useSet = keepPerTab(create(…))`. */
export function keepPerTab<T, S extends StoreApi<T>>(store: S & StoreApi<T>): S {
  const left = new Map<string, T>();
  stores.push({
    leave: (tab) => void left.set(tab, store.getState()),
    enter: (tab) => {
      store.setState(left.get(tab) ?? store.getInitialState(), true);
      left.delete(tab);
    },
    forget: (tab) => void left.delete(tab),
  });
  return store;
}

const closings: ((tab: string) => void)[] = [];
const holdings: ((tab: string) => boolean)[] = [];

/** Work of a place that goes on in tabs that are not shown: what lets go of it when its tab is closed, and whether a tab holds any. */
export function keepWithTab(letGo: (tab: string) => void, holds: (tab: string) => boolean): void {
  closings.push(letGo);
  holdings.push(holds);
}

/** Whether a place holds work of a tab that is not in its document. */
export function holdsWork(tab: string): boolean {
  return holdings.some((holds) => holds(tab));
}

/** Another tab is shown. */
export function switchPlaces(from: string, to: string): void {
  for (const store of stores) {
    store.leave(from);
    store.enter(to);
  }
}

export function forgetPlaces(tab: string): void {
  for (const store of stores) store.forget(tab);
  for (const letGo of closings) letGo(tab);
}
