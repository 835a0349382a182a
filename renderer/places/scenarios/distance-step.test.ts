import { expect, test } from 'vitest';
import { distances } from '../../../core/analysis/distance';
import { screenMarket } from '../../../core/analysis/screen';
import type { Step } from '../../../core/deal/step';
import type { Structure } from '../../../core/market/structure';
import { ruleSet } from '../../../core/rules/rule-sets';
import { headingOf, likelyBuyers, stepFor, withoutRepeats } from './distance-step';

const us = ruleSet('us-2023')!;
const structure: Structure = {
  market: 'Shoes', period: '', firms: ['Alder', 'Birch', 'Cedar', 'Elm', 'New entrant'], shares: Float64Array.from([0.28, 0.25, 0.07, 0.05, 0.05]), estimate: new Uint8Array(5),
  fringe: 0.3, unknown: 0, total: null, unit: 'share', mergedInto: {},
};
const steps: Step[] = [{ type: 'merge', parties: ['Alder', 'Cedar'] }];
const screen = (all: readonly Step[]) => screenMarket({ id: 'm', name: 'Shoes', structure, steps: all, rules: [us] });
const market = screen(steps);

test('trying a divestiture turns the answer as promised, and a little less does not', () => {
  expect(market.outcomes[0]!.outcome).toBe('presumption');
  const solved = distances(market, us, { buyers: likelyBuyers(market) }).filter(({ kind, value }) => kind.startsWith('divest') && value !== null);
  expect(solved.length).toBeGreaterThan(1);
  for (const distance of solved) {
    const step = stepFor(distance, market, steps, us)!;
    expect(screen([...steps, step]).outcomes[0]!.outcome).toBe(distance.outcome);
    expect(screen([...steps, { ...step, share: distance.value! * 0.99 }]).outcomes[0]!.outcome).toBe('presumption');
    expect(step.share - distance.value!).toBeLessThan(2e-4);
    expect(step.markets).toEqual(['m']);
  }
});

test('an entrant has a name that no firm of the market has', () => {
  const entrant = distances(market, us).find(({ kind }) => kind === 'divest-to-entrant')!;
  expect(stepFor(entrant, market, steps, us)!.to).toBe('New entrant 2');
});

test('what no step brings about has no step', () => {
  const found = distances(market, us);
  for (const distance of found.filter(({ kind }) => !kind.startsWith('divest'))) expect(stepFor(distance, market, steps, us)).toBeNull();
  const clear = screen([{ type: 'merge', parties: ['Elm', 'Cedar'] }]);
  for (const distance of distances(clear, us)) expect(stepFor(distance, clear, [{ type: 'merge', parties: ['Elm', 'Cedar'] }], us)).toBeNull();
});

test('the smallest rival is not listed twice', () => {
  const rivals = ['Birch', 'Elm', 'New entrant'];
  const all = distances(market, us, { buyers: rivals });
  expect(withoutRepeats(all).filter(({ kind }) => kind === 'divest-to-smallest')).toEqual([]);
  expect(withoutRepeats(distances(market, us)).some(({ kind }) => kind === 'divest-to-smallest')).toBe(true);
});

test('that nothing needs to be divested is said once', () => {
  const clear = screen([{ type: 'merge', parties: ['Elm', 'Cedar'] }]);
  const found = withoutRepeats(distances(clear, us, { buyers: ['Alder', 'Birch'] }));
  expect(found.filter(({ sentence }) => sentence.startsWith('Nothing needs')).map(headingOf)).toEqual(['Divest']);
  expect(withoutRepeats(distances(market, us, { buyers: ['Birch'] })).map(headingOf).slice(0, 3)).toEqual(['Divest to Birch', 'Divest to Elm, the smallest rival', 'Divest to an entrant']);
});
