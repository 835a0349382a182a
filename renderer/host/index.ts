import { createBrowserHost } from './browser';
import { createElectronHost } from './electron';
import type { Host } from './host';

/** The host this window runs in: Electron where its preload put the bridge, otherwise the browser. */
export function createHost(): Host {
  return window.proforma ? createElectronHost(window.proforma) : createBrowserHost();
}
