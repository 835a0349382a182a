const KEY = 'proforma.window';
const lockName = (id: string): string => `proforma-window-${id}`;
/** A reloading page gives its lock back within this time; a duplicated tab never does. */
const LOCK_WAIT = 400;

/** Holds a lock for as long as the page lives. False where another page holds it. */
function hold(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(LOCK_WAIT) }, () => {
        resolve(true);
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/**
 * The identity of this window: kept over a reload, never shared with another window. A duplicated tab inherits the
 * session of its model but not the lock, and so becomes a window of its own.
 */
export async function claimWindowId(): Promise<{ readonly id: string; readonly reloaded: boolean }> {
  const kept = sessionStorage.getItem(KEY);
  if (kept !== null && (await hold(lockName(kept)))) return { id: kept, reloaded: true };
  const id = crypto.randomUUID();
  sessionStorage.setItem(KEY, id);
  await hold(lockName(id));
  return { id, reloaded: false };
}

/** Ids of the windows that are open now, without this one. */
export async function otherWindows(own: string): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  const prefix = lockName('');
  const ids = held.flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name.slice(prefix.length)] : []));
  return new Set(ids.filter((id) => id !== own));
}

/** Runs the work while no other window does the same. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('proforma-recovery', work) as Promise<T>;
}
