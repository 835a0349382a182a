import { useSyncExternalStore } from 'react';
import { useWorkbench } from './workbench';

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The appearance that is drawn now: the person's choice, else the system's. Figures take it as their option. */
export function useAppearance(): 'light' | 'dark' {
  const chosen = useWorkbench((state) => state.view.appearance);
  const systemDark = useSyncExternalStore(subscribe, () => dark().matches);
  return chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
}
