import { expect, test } from 'vitest';
import { killWhileAutosaving } from '../fault/autosave-kills';
import { killWhileSaving } from '../fault/kills';
import { checkMutant } from '../fault/mutants';

test('five hundred kills while saving', () => killWhileSaving(500, 11));

test('five hundred kills while keeping unsaved work', () => killWhileAutosaving(500, 12));

test('two thousand mutated workspace files', async () => {
  const ends = { refused: 0, whole: 0, partial: 0, theirs: 0 };
  for (let seed = 0; seed < 2000; seed++) ends[await checkMutant(seed)]++;
  process.stdout.write(`Of 2,000 mutants ${ends.partial} opened in part, ${ends.whole} whole, ${ends.theirs} as the file that stood behind, and ${ends.refused} were refused.\n`);
  expect(ends.partial).toBeGreaterThan(500);
});
