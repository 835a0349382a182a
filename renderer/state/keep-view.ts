import type { ViewState } from './view';
import { initialView, viewStorage } from './view';
import { setView, useWorkbench } from './workbench';

const KEY = 'proforma.view';

/** Keys that this machine remembers from one start to the next. */
const kept = (Object.keys(viewStorage) as (keyof ViewState)[]).filter((key) => viewStorage[key] === 'machine');

/** Restores what this machine remembers of the view, and remembers it from now on. */
export function keepView(): () => void {
  setView(read());
  return useWorkbench.subscribe(({ view }, before) => {
    if (kept.every((key) => view[key] === before.view[key])) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept.map((key) => [key, view[key]]))));
    } catch {
      // A private window may refuse storage: the view is then as new at each start.
    }
  });
}

function read(): Partial<ViewState> {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const sound = kept.filter((key) => typeof found[key] === typeof initialView[key]);
    return Object.fromEntries(sound.map((key) => [key, found[key]]));
  } catch {
    return {};
  }
}
