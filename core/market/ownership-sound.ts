import type { Ownership } from './ownership';
import { checkOwnership } from './ownership-check';

const known = new WeakMap<Ownership, Ownership>();

/**
 * The rows of an ownership table that are applied: those that contradict it (see `checkOwnership`) are left out until they are
 * put right, so that no circle and no more than all of a product is ever rolled up.
 */
export function soundOwnership(rows: Ownership): Ownership {
  const found = known.get(rows);
  if (found !== undefined) return found;
  let sound = rows;
  for (;;) {
    const lines = sound.map((_, at) => at);
    const faulty = new Set(checkOwnership(sound, { file: null, lines }).map(({ row }) => row));
    if (faulty.size === 0) break;
    sound = sound.filter((_, at) => !faulty.has(at));
  }
  known.set(rows, sound);
  return sound;
}
