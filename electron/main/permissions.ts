import type { Session } from 'electron';
import { isOurs } from './address';

const GRANTED = 'clipboard-sanitized-write';

/** Denies every permission but copying text and tables to the clipboard from our own page. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => decide(permission === GRANTED && isOurs(details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === GRANTED && isOurs(origin));
}
