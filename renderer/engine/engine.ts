import { create } from 'zustand';
import type { Engine, EngineState } from '../../core/data/engine';
import { notify } from '../state/notices';

/** State of the database of this window. `idle`: not asked for yet. */
export interface EngineStatus {
  readonly state: EngineState | 'idle';
}

export const useEngineState = create<EngineStatus>()(() => ({ state: 'idle' }));

let booting: Promise<Engine> | null = null;

/** The database of this window; boots it at the first call, and again after a failed start. */
export function theEngine(): Promise<Engine> {
  booting ??= boot().catch((cause: unknown) => {
    booting = null;
    useEngineState.setState({ state: 'failed' });
    throw cause;
  });
  return booting;
}

async function boot(): Promise<Engine> {
  useEngineState.setState({ state: 'starting' });
  const { createWindowEngine } = await import('./window-engine');
  const engine = createWindowEngine();
  engine.onChange((state) => {
    const before = useEngineState.getState().state;
    useEngineState.setState({ state });
    if (state === 'restarting' && before !== 'restarting') {
      notify({ id: 'engine', tone: 'concern', text: 'The database stopped unexpectedly and is being started again. Nothing of the workspace is lost.' });
    }
    if (state === 'ready' && before === 'restarting') {
      notify({ id: 'engine', tone: 'plain', text: 'The database stopped unexpectedly and was started again. Nothing of the workspace is lost; repeat what you did last.' });
    }
    if (state === 'failed') {
      booting = null;
      notify({
        id: 'engine',
        tone: 'concern',
        text: 'The database could not be started again. Results stay on screen; files can be opened after a restart of the database.',
        actions: [{ label: 'Start the database', run: () => void theEngine().catch(() => undefined) }],
      });
    }
  });
  useEngineState.setState({ state: engine.state });
  return engine;
}

/** Boots the database once the window has been painted, so that it never delays the first numbers. */
export function bootWhenIdle(): void {
  const start = (): void => void theEngine().catch(() => undefined);
  if ('requestIdleCallback' in window) window.requestIdleCallback(start, { timeout: 2000 });
  else setTimeout(start, 500);
}
