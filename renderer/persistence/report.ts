import { ArchiveError } from '../../core/workspace/archive-error';
import { HostError } from '../host/host-error';
import { notify } from '../state/notices';

/** Says in a notice why something failed; the workspace stays as it is. */
export function report(id: string, cause: unknown, what: string, tab?: string): void {
  const known = cause instanceof ArchiveError || cause instanceof HostError;
  const text = known ? `${what}: ${cause.message}` : `${what}: an unexpected fault (${cause instanceof Error ? cause.message : String(cause)}). Nothing was changed; try again.`;
  notify({ id, tone: 'concern', text, ...(tab === undefined ? {} : { tab }) });
}
