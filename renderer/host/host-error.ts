import type { BridgeErrorCode } from '../../electron/bridge';

/** A refusal by the host. `message` is one sentence for the person, `detail` the system's own words. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly code: BridgeErrorCode,
    message: string,
    readonly detail: string = '',
  ) {
    super(message);
  }
}

/** The text of whatever was thrown. */
export function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
