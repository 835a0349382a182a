/**
 * Runs in the page before the preload: Electron's renderer half. It is turned into text, so it refers to nothing outside.
 * Unlike Electron it shares the page's world; what it exposes is copied by the context bridge's rules all the same.
 */
export function pageRuntime(preload: (electronRequire: (name: string) => unknown) => void): void {
  type Invoke = (channel: string, args: unknown[]) => Promise<{ ok: true; value: unknown } | { ok: false; message: string }>;
  const page = window as unknown as Record<string | symbol, unknown> & { __electronInvoke: Invoke };
  // Electron runs the preload in the main frame alone, and not on the empty page before the first address.
  if (window !== window.top || location.protocol !== 'https:') return;

  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  const paths = new WeakMap<File, string>();
  const invoke = page.__electronInvoke;

  const strict = <T extends object>(name: string, modelled: T): T =>
    new Proxy(modelled, {
      get: (target, key) => {
        if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
        if (key === '__esModule' || key === 'default' || key === 'then') return undefined;
        throw new Error(`The Electron stand-in does not model ${name}.${key}.`);
      },
    });

  /** The context bridge: functions become proxies, plain data is copied, an error keeps its message alone. */
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const call = value as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        try {
          return cross(call(...args.map(cross)));
        } catch (cause) {
          throw cross(cause);
        }
      };
    }
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'symbol') throw new Error('Symbols cannot cross the context bridge.');
      return value;
    }
    if (value instanceof Promise) {
      return value.then(cross, (cause: unknown) => {
        throw cross(cause);
      });
    }
    if (value instanceof Error) return new Error(value.message);
    if (Array.isArray(value)) return value.map(cross);
    if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error('An object could not be cloned.');
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cross(part)]));
  };

  const electron = strict('electron (sandboxed preload)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, api: object) => {
        if (name in page) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${name}`);
        Object.defineProperty(page, name, { value: Object.freeze(cross(api)), enumerable: true });
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      invoke: async (channel: string, ...args: unknown[]) => {
        let copy: unknown[];
        try {
          copy = structuredClone(args);
        } catch {
          throw new Error('An object could not be cloned.');
        }
        const reply = await invoke(channel, copy);
        if (reply.ok) return reply.value;
        throw new Error(`Error invoking remote method '${channel}': ${reply.message}`);
      },
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
        if (!listeners.has(channel)) listeners.set(channel, new Set());
        listeners.get(channel)!.add(listener);
      },
      removeListener: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
        listeners.get(channel)?.delete(listener);
      },
    }),
    webUtils: strict('webUtils', {
      getPathForFile: (file: File) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File.');
        return paths.get(file) ?? '';
      },
    }),
  });

  page[Symbol.for('electron-stand-in')] = {
    deliver: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
    setPath: (file: File, path: string) => paths.set(file, path),
  };

  preload((name) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}. A sandboxed preload can require nothing but electron.`);
  });
}

/** The script for the page: the runtime around the text of the built preload. */
export function preloadScript(source: string): string {
  return `(${String(pageRuntime)})((require) => { const module = { exports: {} }, exports = module.exports, process = undefined, Buffer = undefined, global = undefined;\n${source}\n});`;
}
