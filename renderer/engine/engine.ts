import { create } from 'zustand';
import type { Engine, EngineState } from '../../core/data/engine';
import type { NativeEngine } from '../host/host';
import { notify } from '../state/notices';

/** State of the database of this window. `idle`: not asked for yet. */
export interface EngineStatus {
  readonly state: EngineState | 'idle';
  /** Whether it is the native database outside of the window. */
  readonly native: boolean;
}

export const useEngineState = create<EngineStatus>()(() => ({ state: 'idle', native: false }));

let booting: Promise<Engine> | null = null;
/** The native database that takes the place of the window's own from now on. */
let native: NativeEngine | null = null;

/** The database of this window; boots it at the first call, and again after a failed start. */
export function theEngine(): Promise<Engine> {
  booting ??= boot().catch((cause: unknown) => {
    booting = null;
    useEngineState.setState({ state: 'failed' });
    throw cause;
  });
  return booting;
}

/** Puts the native database in the place of the window's own; tables are loaded there when they are asked for. */
export async function startNative(engine: NativeEngine): Promise<void> {
  if (native === engine) return;
  native = engine;
  const before = booting;
  booting = null;
  useEngineState.setState({ native: true });
  await theEngine();
  void before?.then((old) => old.close()).catch(() => undefined);
}

async function boot(): Promise<Engine> {
  useEngineState.setState({ state: 'starting' });
  const { createNativeEngine, createWindowEngine } = await import('./window-engine');
  const chosen = native;
  const engine = chosen === null ? createWindowEngine() : createNativeEngine(chosen);
  engine.onChange((state) => {
    // The one that was before says no more than that it was closed.
    if (chosen !== native) return;
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
