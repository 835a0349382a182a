import { createHost } from './index';
import type { Host } from './host';

let host: Host | undefined;

/** The one host of this window, made when it is first needed. */
export function currentHost(): Host {
  host ??= createHost();
  return host;
}
