import type { Session } from 'electron';
import { mayRequest } from './address';

/** Cancels every request that would leave the program: nothing leaves the machine, whatever the page tries. */
export function guardRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url) }));
  // The spelling checker fetches its dictionaries from a server.
  session.setSpellCheckerEnabled(false);
}
