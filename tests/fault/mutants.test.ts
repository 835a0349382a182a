import { expect, test } from 'vitest';
import { checkMutant, mutantKinds } from './mutants';

/** `npm run soak` opens two thousand; these are the first of them. */
const COUNT = 156;

test('a mutated workspace file is refused with a clear message or opened in part, and never holds what was not saved in it', async () => {
  const ends = { refused: 0, whole: 0, partial: 0, theirs: 0 };
  for (let seed = 0; seed < COUNT; seed++) ends[await checkMutant(seed)]++;
  expect(COUNT).toBeGreaterThanOrEqual(mutantKinds.length * 10);
  expect(ends.partial).toBeGreaterThan(COUNT / 4);
  expect(ends.refused).toBeGreaterThan(0);
}, 120_000);
