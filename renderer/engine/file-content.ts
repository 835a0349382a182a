import type { Source } from '../../core/data/source';
import { getSource } from '../persistence/draft-store';
import { keepContent, keptContent } from './contents';

/** The file of a source, where this window or this machine has it; `null` where only its rows, or nothing, are at hand. */
export async function contentOf({ sha256 }: Pick<Source, 'sha256'>): Promise<Blob | null> {
  const held = keptContent(sha256);
  if (held !== undefined) return held;
  const kept = await getSource(sha256).catch(() => undefined);
  if (kept?.kind !== 'file') return null;
  keepContent(sha256, kept.blob);
  return kept.blob;
}
