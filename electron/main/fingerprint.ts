import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { systemCode } from './refusal';

/** What was last seen of a file. `sha256` is `null` until the file was read through. */
export interface Fingerprint {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sha256: string | null;
}

/** SHA-256 of bytes in memory, in hexadecimal. */
export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Whether the file is still as last seen. The hash decides where it is known, because a program may keep size and time
 * (and a sync tool may change only the time); otherwise size and time do. Throws the system's error when it cannot look.
 */
export async function compareWithDisk(path: string, seen: Fingerprint): Promise<'same' | 'changed' | 'gone'> {
  try {
    const now = await stat(path);
    if (now.size !== seen.size) return 'changed';
    if (seen.sha256 === null) return now.mtimeMs === seen.mtimeMs ? 'same' : 'changed';
    return (await sha256OfFile(path)) === seen.sha256 ? 'same' : 'changed';
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return 'gone';
    throw cause;
  }
}
