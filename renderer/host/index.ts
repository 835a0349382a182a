import { createBrowserHost } from './browser';
import { createElectronHost } from './electron';
import type { Host } from './host';

export type { FileKind, Host, OpenedFile, RecentFile, SaveOutcome } from './host';
export { HostError } from './host-error';

/** The host this window runs in: Electron where its preload put the bridge, otherwise the browser. */
export function createHost(): Host {
  return window.proforma ? createElectronHost(window.proforma) : createBrowserHost();
}
