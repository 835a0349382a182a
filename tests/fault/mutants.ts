import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { openArchive, packArchive, type OpenedArchive } from '../../core/workspace/archive';
import { ArchiveError } from '../../core/workspace/archive-error';
import { documentText } from '../../core/workspace/document-text';
import { madeArchive } from './made';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const ours = madeArchive('Ours', 1);
const theirs = madeArchive('Theirs', 1);
const sound = packArchive(ours);
const foreign = unzipSync(packArchive(theirs));
const entries = unzipSync(sound);
const names = Object.keys(entries);
const json = JSON.parse(strFromU8(entries['workspace.json']!)) as Record<string, unknown>;
type Random = (below: number) => number;

const rezipped = (changed: Record<string, Uint8Array>, level: 0 | 6 = 6): Uint8Array => zipSync({ ...entries, ...changed }, { level });
const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;

/** A value somewhere in a JSON document is removed, replaced or put elsewhere. */
function editJson(random: Random): Uint8Array {
  const copy = structuredClone(json);
  let at: unknown = copy;
  for (let depth = 0; depth < 12; depth++) {
    const inside = at as Record<string, unknown>;
    const keys = Object.keys(inside);
    const key = pick(random, keys.length === 0 ? ['new'] : keys);
    const inner = inside[key];
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && random(4) > 0) {
      at = inner;
      continue;
    }
    const wild: unknown[] = [null, '', -1, 1e308, 'Ours A', [], {}, [[[]]], { __proto__: null, toString: 'x' }, true, '\u0000', 'x'.repeat(5000), json];
    if (random(3) === 0) delete inside[key];
    else inside[key] = pick(random, wild);
    break;
  }
  return rezipped({ 'workspace.json': strToU8(JSON.stringify(copy)) });
}

/** What a mutant is made by. Each kind is one thing that happens to files. */
const kinds: Readonly<Record<string, (random: Random) => Uint8Array>> = {
  'cut off': (random) => sound.slice(0, random(sound.length)),
  'bits flipped': (random) => {
    const copy = sound.slice();
    for (let i = 0; i <= random(8); i++) copy[random(copy.length)]! ^= 1 << random(8);
    return copy;
  },
  'a run of bytes overwritten': (random) => {
    const copy = sound.slice();
    copy.fill(random(256), random(copy.length), random(copy.length));
    return copy;
  },
  'bytes taken out': (random) => {
    const from = random(sound.length);
    return Uint8Array.from([...sound.subarray(0, from), ...sound.subarray(from + 1 + random(200))]);
  },
  'document edited': editJson,
  'document cut': (random) => {
    const text = strFromU8(entries['workspace.json']!);
    return rezipped({ 'workspace.json': strToU8(text.slice(0, random(text.length))) });
  },
  'a sign of the document changed': (random) => {
    const text = strFromU8(entries['workspace.json']!);
    const at = random(text.length);
    return rezipped({ 'workspace.json': strToU8(text.slice(0, at) + pick(random, ['"', '{', ']', ',', '\\', '9', 'é']) + text.slice(at + 1)) });
  },
  'entries swapped': (random) => {
    const [one, other] = [pick(random, names), pick(random, names)];
    return rezipped({ [one]: entries[other]!, [other]: entries[one]! }, 0);
  },
  'an entry of another workspace': (random) => {
    const name = pick(random, names.filter((one) => one !== 'workspace.json'));
    return rezipped({ [name]: pick(random, Object.entries(foreign).filter(([one]) => one !== 'workspace.json'))[1] }, 0);
  },
  'an entry gone': (random) => {
    const { [pick(random, names)]: _gone, ...rest } = entries;
    return zipSync(rest);
  },
  'an entry that is noise': (random) => rezipped({ [pick(random, names)]: Uint8Array.from({ length: random(400) }, () => random(256)) }),
  'a bomb': (random) => rezipped({ [pick(random, names)]: new Uint8Array((17 + random(3)) << 20) }),
  'two files in one': (random) => Uint8Array.from(random(2) === 0 ? [...sound, ...zipSync(foreign)] : [...sound.subarray(0, random(sound.length)), ...sound.subarray(random(sound.length))]),
};
export const mutantKinds = Object.keys(kinds);

/** One mutated workspace file. */
export function mutant(seed: number): { readonly kind: string; readonly bytes: Uint8Array } {
  const random = randomOf(seed);
  const kind = mutantKinds[seed % mutantKinds.length]!;
  return { kind, bytes: kinds[kind]!(random) };
}

/** Longest that opening any file of this size may take, with room for a busy machine. */
const IN_TIME_MS = 10_000;

/**
 * Opens a mutant and checks what came of it: a clear message, or a workspace in which every table and every row is either
 * exactly what was saved or absent and said so. Returns how it ended.
 */
export async function checkMutant(seed: number): Promise<'refused' | 'whole' | 'partial' | 'theirs'> {
  const { kind, bytes } = mutant(seed);
  const what = `mutant ${seed} (${kind})`;
  const began = performance.now();
  let opened: OpenedArchive;
  try {
    opened = await openArchive(bytes);
  } catch (cause) {
    expect(cause, what).toBeInstanceOf(ArchiveError);
    expect((cause as ArchiveError).message, what).toMatch(/^This (workspace )?file .{20,}/);
    return 'refused';
  } finally {
    expect(performance.now() - began, what).toBeLessThan(IN_TIME_MS);
  }
  const isTheirs = kind === 'two files in one' && opened.document.id === theirs.document.id;
  const expected = isTheirs ? theirs : ours;
  for (const [id, table] of opened.tables) expect(table, `${what}: table ${id}`).toEqual(expected.tables.get(id));
  for (const [key, rows] of opened.raw) expect(rows, `${what}: rows ${key}`).toEqual(expected.raw.get(key));
  if (!isTheirs) expect(JSON.stringify(opened.document), what).not.toContain('Theirs');
  const missing = expected.tables.size - opened.tables.size;
  const same = documentText(opened.document) === documentText(expected.document);
  if (kind !== 'document edited' && kind !== 'a sign of the document changed' && (missing > 0 || !same)) expect(opened.problems.length, `${what}: what was lost is said`).toBeGreaterThan(0);
  // Whatever was opened can be saved, and is whole then.
  const again = await openArchive(packArchive(opened));
  expect(again.document, what).toEqual(JSON.parse(JSON.stringify(opened.document)));
  return isTheirs ? 'theirs' : opened.problems.length === 0 ? 'whole' : 'partial';
}
