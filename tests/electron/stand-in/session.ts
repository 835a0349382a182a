import type { Route } from 'playwright-core';
import { fromChromium } from './address';
import { strict } from './strict';
import type { World } from './world';

type BeforeRequest = (details: { url: string; method: string }, callback: (answer: { cancel?: boolean }) => void) => void;
type PermissionRequest = (contents: object | null, permission: string, decide: (granted: boolean) => void, details: { requestingUrl: string; isMainFrame: boolean }) => void;
type PermissionCheck = (contents: object | null, permission: string, origin: string) => boolean;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

export interface NetworkPart {
  readonly sessionApi: object;
  readonly protocolApi: object;
  /** Answers one request of the browser through the program's guard and its protocol handler; nothing goes out. */
  answer(route: Route): Promise<void>;
  asksPermission(permission: string, url: string): boolean;
  readonly state: { spellChecker: boolean; privileges: object | null };
}

export function createNetwork(world: World): NetworkPart {
  const state: NetworkPart['state'] = { spellChecker: true, privileges: null };
  let before: BeforeRequest | null = null;
  let onRequest: PermissionRequest | null = null;
  let onCheck: PermissionCheck | null = null;
  const handlers = new Map<string, ProtocolHandler>();
  const schemes = new Set<string>();

  const sessionApi = strict('session', {
    defaultSession: strict('session.defaultSession', {
      webRequest: strict('webRequest', {
        onBeforeRequest: (listener: BeforeRequest) => {
          before = listener;
        },
      }),
      setPermissionRequestHandler: (handler: PermissionRequest) => {
        onRequest = handler;
      },
      setPermissionCheckHandler: (handler: PermissionCheck) => {
        onCheck = handler;
      },
      setSpellCheckerEnabled: (enabled: boolean) => {
        state.spellChecker = enabled;
      },
    }),
  });

  const protocolApi = strict('protocol', {
    registerSchemesAsPrivileged: (list: readonly { scheme: string; privileges: object }[]) => {
      if (world.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      if (state.privileges) throw new Error('A second call of registerSchemesAsPrivileged would undo the first.');
      for (const { scheme, privileges } of list) {
        schemes.add(scheme);
        state.privileges = privileges;
      }
    },
    handle: (scheme: string, handler: ProtocolHandler) => {
      if (!world.ready) throw new Error('protocol.handle works only after ready');
      if (!schemes.has(scheme)) throw new Error(`${scheme} was not registered as privileged.`);
      if (handlers.has(scheme)) throw new Error(`${scheme} has a handler already.`);
      handlers.set(scheme, handler);
    },
  });

  const cancelled = (url: string, method: string): boolean => {
    let cancel = false;
    before?.({ url, method }, (answer) => {
      cancel = answer.cancel === true;
    });
    return cancel;
  };

  return {
    sessionApi,
    protocolApi,
    state,
    asksPermission: (permission, url) => {
      if (!onRequest || !onCheck) throw new Error('The program has not set both permission handlers, so Electron would grant everything.');
      let granted = false;
      onRequest(null, permission, (answer) => (granted = answer), { requestingUrl: url, isMainFrame: true });
      return granted && onCheck(null, permission, new URL(url).protocol + '//' + new URL(url).host + '/');
    },
    answer: async (route) => {
      const request = route.request();
      const url = fromChromium(request.url());
      if (cancelled(url, request.method())) {
        world.blocked.push(url);
        return route.abort('blockedbyclient');
      }
      const handler = handlers.get(new URL(url).protocol.slice(0, -1));
      if (!handler) {
        world.leaked.push(url);
        return route.abort('failed');
      }
      const sent = request.postDataBuffer();
      const response = await handler(new Request(url, { method: request.method(), headers: request.headers(), body: sent ? new Uint8Array(sent) : null }));
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
    },
  };
}
