import { EventEmitter } from 'node:events';

/** Asked for by the language and by bundlers' interop of any object; answering `undefined` models nothing. */
const ASKED_OF_ANYTHING: ReadonlySet<string> = new Set(['then', 'toJSON', '__esModule', 'default', '$$typeof', 'asymmetricMatch']);

/** An object whose unmodelled properties throw with their name, so that no call of Electron is ever believed by accident. */
export function strict<T extends object>(name: string, modelled: T): T {
  return new Proxy(modelled, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
      if (ASKED_OF_ANYTHING.has(key)) return undefined;
      throw new Error(`The Electron stand-in does not model ${name}.${key}.`);
    },
    set: (_target, key) => {
      throw new Error(`The Electron stand-in does not model setting ${name}.${String(key)}.`);
    },
  });
}

/** Refuses options that the stand-in would silently ignore. */
export function onlyKeys(name: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) {
    if (!known.includes(key)) throw new Error(`The Electron stand-in does not model ${name} with ${key}.`);
  }
}

export type Listener = (...args: never[]) => void;

/** The listening half of an emitter; `emit` stays with the stand-in. */
export interface Events<E extends string> {
  readonly emitter: EventEmitter;
  readonly api: { on(event: E, listener: Listener): void; once(event: E, listener: Listener): void; removeListener(event: E, listener: Listener): void };
}

/** An emitter of known events; listening for another throws. */
export function strictEvents<E extends string>(name: string, known: readonly E[]): Events<E> {
  const emitter = new EventEmitter();
  const check = (event: string): void => {
    if (!(known as readonly string[]).includes(event)) throw new Error(`The Electron stand-in does not model the event ${event} of ${name}.`);
  };
  const add = (method: 'on' | 'once' | 'removeListener') => (event: E, listener: Listener) => {
    check(event);
    emitter[method](event, listener as (...args: unknown[]) => void);
  };
  return { emitter, api: { on: add('on'), once: add('once'), removeListener: add('removeListener') } };
}

/** An event that may be prevented, with the details that Electron gives it. */
export function preventable<D extends object>(name: string, details: D): D & { preventDefault(): void; readonly defaultPrevented: boolean } {
  let prevented = false;
  return strict(name, {
    ...details,
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  });
}
