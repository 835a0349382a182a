import type { TabView } from '../state/view';

/** What was open in a window and where the person was in it. Drafts hold the work, this only the way back to it. */
export interface Session {
  /** Draft of the tab that was shown. */
  readonly shown: string;
  readonly tabs: readonly { readonly draft: string; readonly view: TabView }[];
}

const PREFIX = 'proforma.session.';

/** A private window may refuse storage: tabs then come back in the order of their last changes. */
function unlessRefused<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

export function rememberSession(window: string, session: Session): void {
  unlessRefused(() => localStorage.setItem(PREFIX + window, JSON.stringify(session)));
}

export function sessionOf(window: string): Session | null {
  return unlessRefused(() => JSON.parse(localStorage.getItem(PREFIX + window) ?? 'null') as Session | null);
}

/** Forgets the sessions of windows that nothing is kept of. */
export function forgetSessions(kept: ReadonlySet<string>): void {
  unlessRefused(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX) && !kept.has(key.slice(PREFIX.length))) localStorage.removeItem(key);
  });
}
