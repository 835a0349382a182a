import type { BridgeError, BridgeErrorCode } from '../bridge';

/** A refusal that the window is told with its code; anything else that is thrown becomes `internal`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: BridgeErrorCode,
    message: string,
    readonly detail: string = '',
  ) {
    super(message);
  }
}

/** The system's code of an error (`ENOSPC`), or the empty string. */
export function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

/** The text of whatever was thrown. */
export function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** What crosses the bridge for a thrown cause. */
export function toBridgeError(cause: unknown): BridgeError {
  if (cause instanceof Refusal) return { code: cause.code, message: cause.message, detail: cause.detail };
  return { code: 'internal', message: 'Something went wrong inside the program. Save under another name and restart.', detail: textOf(cause) };
}

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'your disk quota is used up. Free some space',
  EFBIG: 'the disk does not take a file of this size. Choose another disk',
  EACCES: 'you may not write in that folder. Choose another folder',
  EPERM: 'you may not write in that folder, or another program holds the file. Choose another folder',
  EBUSY: 'another program holds the file. Close it there',
  EROFS: 'that disk is read-only. Choose another disk',
  ENOENT: 'its folder is gone. Choose another folder',
  EISDIR: 'that name belongs to a folder. Choose another name',
  ENAMETOOLONG: 'the name is too long. Choose a shorter one',
};

/** A failed write in the person's words; the earlier file is always still there. */
export function writeRefusal(name: string, cause: unknown): Refusal {
  const code = systemCode(cause);
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  const why = WRITE_FAULTS[code] ?? 'the disk reported an error. Save under another name';
  return new Refusal(denied ? 'permission-denied' : 'write-failed', `${name} was not saved: ${why}. The earlier version is untouched.`, textOf(cause));
}

/** A failed read in the person's words. */
export function readRefusal(name: string, path: string, cause: unknown): Refusal {
  switch (systemCode(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('not-found', `${name} is no longer at ${path}. Open it from its new place.`, textOf(cause));
    case 'EACCES':
    case 'EPERM':
      return new Refusal('permission-denied', `You may not read ${path}. Ask its owner, or open a copy.`, textOf(cause));
    case 'EISDIR':
      return new Refusal('read-failed', `${path} is a folder. Open a file in it.`, textOf(cause));
    default:
      return new Refusal('read-failed', `${path} could not be read. Check the disk and open it again.`, textOf(cause));
  }
}
