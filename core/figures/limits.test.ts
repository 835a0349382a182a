import { expect, test } from 'vitest';
import { evaluate } from '../rules/evaluate';
import { ruleSet, ruleSets } from '../rules/rule-sets';
import { bandsOf, limitsFor, regionsOf } from './limits';

const us2023 = ruleSet('us-2023')!;
const eu2004 = ruleSet('eu-2004')!;

test('limits come from the tests and the bands of the text, each once', () => {
  expect(limitsFor(us2023, 'postHhi')).toEqual([1000, 1800]);
  expect(limitsFor(us2023, 'delta')).toEqual([100]);
  expect(limitsFor(us2023, 'mergedShare')).toEqual([0.3]);
  expect(limitsFor(eu2004, 'delta')).toEqual([150, 250]);
  expect(limitsFor(null, 'delta')).toEqual([]);
});

test('bands are in the words of the text, or plain ranges where it has none', () => {
  expect(bandsOf(us2023)).toEqual([
    { name: 'unconcentrated', from: 0, to: 1000 },
    { name: 'moderately concentrated', from: 1000, to: 1800 },
    { name: 'highly concentrated', from: 1800, to: null },
  ]);
  expect(bandsOf(eu2004).map(({ name }) => name)).toEqual(['up to 1,000', '1,000 to 2,000', 'above 2,000']);
  expect(bandsOf(ruleSet('uk-2021')!)).toEqual([]);
});

test('the 2023 presumption covers exactly the quadrant above 1,800 and 100', () => {
  const concern = regionsOf(us2023).filter(({ severity }) => severity === 'concern');
  expect(concern.map(({ hhi, change }) => [hhi, change])).toEqual([[{ from: 1800, to: null }, { from: 100, to: null }]]);
});

test('the 2004 levels leave a staircase: 250 between 1,000 and 2,000, 150 above', () => {
  const above = regionsOf(eu2004).filter(({ outcome }) => outcome === 'not_a_safe_harbour').map(({ hhi, change }) => [hhi.from, change.from]);
  expect(above).toEqual([[1000, 250], [2000, 150], [2000, 250]]);
});

test('inside each region the evaluator gives the same answer for rules that read HHI and change only', () => {
  for (const rule of ruleSets.filter(({ tests }) => tests.length > 0 && tests.every(({ quantity }) => quantity === 'postHhi' || quantity === 'delta'))) {
    for (const region of regionsOf(rule)) {
      const middle = ({ from, to }: { from: number; to: number | null }): number => (to === null ? from + 7 : (from + to) / 2);
      const postHhi = middle(region.hhi);
      const delta = middle(region.change);
      expect(evaluate(rule, { postHhi, delta, preHhi: postHhi - delta, mergedShare: 0.1 }).outcome).toBe(region.outcome);
    }
  }
});
