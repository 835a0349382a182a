import { mkdirSync } from 'node:fs';
import { preventable, strict, strictEvents } from './strict';
import type { World } from './world';

const EVENTS = ['open-file', 'second-instance', 'before-quit', 'will-quit', 'quit', 'window-all-closed', 'activate'] as const;

export interface AppPart {
  readonly api: object;
  emit(event: (typeof EVENTS)[number], ...args: unknown[]): void;
  becomeReady(): void;
  readonly exited: Promise<number>;
  readonly state: { sandboxed: boolean; name: string; readonly recent: string[]; lockAsked: boolean };
  /** All windows are gone: Electron quits by itself when nobody listens. */
  allClosed(): void;
}

/** `closeAll` closes the windows one by one and says whether all agreed. */
export function createApp(world: World, hasLock: boolean, closeAll: () => boolean): AppPart {
  const { emitter, api: events } = strictEvents('app', EVENTS);
  const state = { sandboxed: false, name: 'Electron', recent: [] as string[], lockAsked: false };
  let makeReady: () => void = () => undefined;
  const whenReady = new Promise<void>((resolve) => (makeReady = resolve));
  let leave: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => (leave = resolve));
  let quitting = false;

  const finish = (code: number): void => {
    emitter.emit('will-quit', preventable('event', {}));
    emitter.emit('quit', preventable('event', {}), code);
    leave(code);
  };

  const quit = (): void => {
    if (quitting) return;
    quitting = true;
    const event = preventable('event', {});
    emitter.emit('before-quit', event);
    if (event.defaultPrevented || !closeAll()) {
      quitting = false;
      return;
    }
    finish(0);
  };

  const api = strict('app', {
    ...events,
    setName: (name: string) => {
      state.name = name;
    },
    whenReady: () => whenReady,
    isReady: () => world.ready,
    requestSingleInstanceLock: () => {
      state.lockAsked = true;
      return hasLock;
    },
    enableSandbox: () => {
      if (world.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
      state.sandboxed = true;
    },
    getPath: (name: string) => {
      if (name !== 'userData') throw new Error(`The Electron stand-in does not model app.getPath('${name}').`);
      mkdirSync(world.userData, { recursive: true });
      return world.userData;
    },
    addRecentDocument: (path: string) => {
      state.recent.unshift(path);
    },
    clearRecentDocuments: () => {
      state.recent.length = 0;
    },
    quit,
    exit: (code: number) => leave(code),
  });

  return {
    api,
    state,
    exited,
    emit: (event, ...args) => void emitter.emit(event, ...args),
    becomeReady: () => {
      world.ready = true;
      makeReady();
    },
    allClosed: () => {
      if (quitting) return;
      if (emitter.listenerCount('window-all-closed') === 0) quit();
      else emitter.emit('window-all-closed');
    },
  };
}
