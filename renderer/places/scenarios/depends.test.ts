import { expect, test } from 'vitest';
import { screenWithFringe } from '../../../core/analysis/intervals';
import { screenMarket } from '../../../core/analysis/screen';
import type { Step } from '../../../core/deal/step';
import type { Structure } from '../../../core/market/structure';
import { ruleSet } from '../../../core/rules/rule-sets';
import { dependenceOf, rangesUnread } from './depends';

const us = ruleSet('us-2023')!;
const structure = (shares: readonly number[], fringe: number): Structure => ({
  market: 'Shoes', period: '', firms: ['Alder', 'Birch', 'Cedar'].slice(0, shares.length), shares: Float64Array.from(shares), estimate: new Uint8Array(shares.length),
  fringe, unknown: 0, total: null, unit: 'share', mergedInto: {},
});
const merge: Step = { type: 'merge', parties: ['Alder', 'Birch'] };
const screen = (of: Structure, ...steps: Step[]) => screenMarket({ id: 'm', name: 'Shoes', structure: of, steps, rules: [us] });

test('an unknown part that can lift the HHI over the line makes the answer depend, with the bounds and the turn', () => {
  // HHI 28.09² + 30² = 1,689.05 after; five firms of 8.09% and one of 1.46% in the 41.91% that is not known add 329.37 at most.
  const market = screen(structure([0.2, 0.0809, 0.3], 0.4191), merge);
  const found = dependenceOf(market, us)!;
  expect(market.outcomes[0]!.outcome).toBe('no_presumption');
  expect(found.possible.map(({ id }) => id)).toEqual(['presumption', 'no_presumption']);
  expect(found.short).toBe('HHI 1,689 to 2,018, turns at 1,800');
  expect(screenWithFringe(market.deal.before, ['Alder', 'Birch'], [us]).outcomes[0]!.possible).toEqual(found.possible.map(({ id }) => id));
});

test('a merged share of exactly 30% does not pass "more than 30%", whatever the unknown part does to the HHI', () => {
  // 0.1 + 0.2 is above 0.3 in doubles. HHI 1,300 after, and at most 1,800 with five firms of 10%.
  expect(dependenceOf(screen(structure([0.2, 0.1, 0.2], 0.5), merge), us)).toBeNull();
});

test('an answer that no completion changes is certain', () => {
  expect(dependenceOf(screen(structure([0.5, 0.3, 0.2], 0), merge), us)).toBeNull();
  expect(dependenceOf(screen(structure([0.4, 0.3], 0.3), merge), us)).toBeNull();
  expect(dependenceOf(screen(structure([0.4, 0.3], 0.3)), us)).toBeNull();
});

test('a typed range that reaches over a limit makes the answer depend', () => {
  // 24% and 5%: change 240, share 29%. With 5 to 8 the share passes 30%.
  const market = screen(structure([0.24, 0.05], 0.71), merge);
  expect(dependenceOf(market, us, { Birch: '4-5' })?.because.join(' ') ?? '').not.toContain('typed');
  const found = dependenceOf(market, us, { Birch: '5-8' })!;
  expect(found.because.join(' ')).toContain('merged share 29.0% to 32.0%');
  expect(found.because.join(' ')).toContain('It is certainly "presumption" where the share of Birch is above 6.0%.');
});

test('ranges that cannot be read here are said', () => {
  const market = screen(structure([0.24, 0.05], 0.71), merge);
  expect(rangesUnread(market, { Birch: 'a lot' })).toContain('"a lot" is not a share');
  expect(rangesUnread(market, { Birch: '90-95' })).toMatch(/^The least shares add up to 114%, more than the whole market\. /);
  expect(rangesUnread(market, { Birch: '4-5' })).toBeNull();
  expect(rangesUnread(market, { Nobody: 'a lot' })).toBeNull();
  const remedy = screen(structure([0.24, 0.05], 0.71), merge, { type: 'divest', from: 'Alder', to: 'Elm', share: 0.01 });
  expect(rangesUnread(remedy, { Birch: '4-5' })).toContain('for a merger alone');
});
