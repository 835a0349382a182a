import { expect, test } from 'vitest';
import { ruleSet, ruleSets } from '../../../core/rules/rule-sets';
import { boundariesOf, inputOf, pastLimits, ruleToTry } from './boundary';
import { draftOf, newDraft } from './rule-draft';

const sides = (id: string, testId: string) => {
  const rule = ruleSet(id)!;
  return boundariesOf(rule, pastLimits(rule)).find((one) => one.test === testId)!.sides;
};

test('above 1,800 and above 100 are above: the limit itself is not met', () => {
  expect(sides('us-2023', 'change').map(({ value, met, outcome }) => [value, met, outcome])).toEqual([
    ['99.99', false, 'no presumption'],
    ['100', false, 'no presumption'],
    ['100.01', true, 'presumption'],
  ]);
  // With the merged share past its limit the presumption arises whatever the HHI is.
  expect(sides('us-2023', 'hhi').map(({ value, met, outcome }) => [value, met, outcome])).toEqual([
    ['1,799.99', false, 'presumption'],
    ['1,800', false, 'presumption'],
    ['1,800.01', true, 'presumption'],
  ]);
});

test('below 150 is below: 150 itself is above the levels', () => {
  expect(sides('eu-2004', 'changeUnder150').map(({ met, outcome }) => [met, outcome])).toEqual([
    [true, 'no concern ordinarily'],
    [false, 'not a safe harbour'],
    [false, 'not a safe harbour'],
  ]);
});

test('every test that ships is met on the side that its sign says, and at the limit only where the sign has it', () => {
  for (const rule of ruleSets) {
    for (const boundary of boundariesOf(rule, pastLimits(rule))) {
      const { comparison, exactLimit } = rule.tests.find(({ id }) => id === boundary.test)!;
      const [below, at, above] = boundary.sides.map(({ met }) => met);
      expect([below, above], `${rule.id} ${boundary.test}`).toEqual(comparison.startsWith('>') ? [false, true] : [true, false]);
      if (exactLimit === undefined) expect(at, `${rule.id} ${boundary.test}`).toBe(comparison.endsWith('='));
      for (const { value, outcome } of boundary.sides) expect(`${value} ${outcome}`).not.toMatch(/NaN|undefined|-0/);
    }
  }
});

test('a ratio is exactly the one asked for', () => {
  for (const ratio of [1.1, 1.7, 1.8, 2, 3]) {
    for (const share of [0, 0.4, 0.5, 0.7]) {
      const { leader } = inputOf({ leaderShare: share, leaderOverSecond: ratio });
      expect(leader!.share / leader!.second).toBe(ratio);
      if (share > 0) expect(leader!.share).toBeCloseTo(share, 13);
    }
  }
});

test('a draft can be tried before its texts are written, and not while its tests are unsound', () => {
  const draft = newDraft('mine', '2026-01-01');
  expect(boundariesOf(ruleToTry(draft)!, pastLimits(ruleToTry(draft)!)).map(({ test: id, words }) => [id, words])).toEqual([['hhi', 'HHI > 1,800'], ['change', 'change > 100']]);
  expect(ruleToTry({ ...draft, tests: draft.tests.slice(1) })).toBeNull();
  expect(ruleToTry(draftOf(ruleSet('br-2016')!, { id: 'x', replaces: null }))).not.toBeNull();
});
