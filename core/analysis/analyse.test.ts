import { readFileSync } from 'node:fs';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import { openArchive } from '../workspace/archive';
import { analyse, analyser } from './analyse';
import type { Results } from './results';

const { document, tables } = await openArchive(new Uint8Array(readFileSync(new URL('../../datasets/amazon-and-tiktok.proforma', import.meta.url))));

/** Without functions, which are made anew each time. */
const plain = (results: Results): unknown => JSON.parse(JSON.stringify(results));

test('what is remembered is what is worked out anew, whatever changed', () => {
  const remembered = analyser();
  const edits = [
    document,
    produce(document, (draft) => void (draft.scenarios[4]!.steps[1] = { type: 'divest', from: 'TikTok', to: 'Temu', share: 0.004 })),
    produce(document, (draft) => void draft.scenarios[1]!.steps.pop()),
    produce(document, (draft) => void (draft.rules = ['ca-2024', 'nowhere'])),
    produce(document, (draft) => void (draft.audience.cohort = 'Everyone')),
    produce(document, (draft) => void (draft.markets[0]!.period = '2022')),
    produce(document, (draft) => void draft.scenarios.reverse()),
    document,
  ];
  for (const edit of edits) {
    expect(plain(remembered(edit, tables))).toEqual(plain(analyse(edit, tables)));
  }
});

test('a change of one scenario leaves the results of the others, and its reach, as they are', () => {
  const remembered = analyser();
  const before = remembered(document, tables);
  const after = remembered(
    produce(document, (draft) => void (draft.scenarios[4]!.steps[1] = { type: 'divest', from: 'TikTok', to: 'Temu', share: 0.004 })),
    tables,
  );
  expect(after.scenarios[1]!.markets).toBe(before.scenarios[1]!.markets);
  expect(after.scenarios[4]!.markets).not.toBe(before.scenarios[4]!.markets);
  expect(after.scenarios[4]!.reach).toBe(before.scenarios[4]!.reach);
});

test('a market that the data does not have and a rule that does not exist are said, the rest stands', () => {
  const { problems, scenarios } = analyse(
    produce(document, (draft) => {
      draft.markets[0]!.period = '1999';
      draft.rules = ['nowhere'];
    }),
    tables,
  );
  expect(problems.map(({ message }) => message)).toEqual([
    '"US online retail" has no rows: the data has no market "US online retail" in 1999.',
    'There is no rule set "nowhere".',
  ]);
  expect(scenarios[0]!.markets).toHaveLength(3);
});

test('without its tables nothing is shown and nothing is wrong: they are being made', () => {
  expect(analyse(document, new Map())).toMatchObject({ problems: [], trends: [] });
});

test('the trend says how much shares moved since the period before: 28.9, 23.6, 7.8 to 26.6, 25.2, 10.3', () => {
  const [first, second] = analyse(document, tables).trends.find(({ id }) => id === 'digital-advertising')!.periods;
  expect(first!.instability).toBeNull();
  expect(second!.instability).toBeCloseTo(0.023 + 0.016 + 0.025, 12);
});

test('a party that nobody knows is said, an entrant that buys is not', () => {
  const edited = produce(document, (draft) => {
    draft.scenarios[1]!.steps = [
      { type: 'merge', parties: ['Amazon', 'Tiktok'] },
      { type: 'divest', from: 'Amazon', to: 'NewCo', share: 0.01 },
    ];
  });
  expect(analyse(edited, tables).problems.map(({ code, message }) => [code, message])).toEqual([
    ['party-not-in-data', '"Tiktok" in "Amazon acquires TikTok" is in no market and in no audience data, so the step moves nothing for it.'],
  ]);
});
