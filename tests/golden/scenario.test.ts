import { expect, test } from 'vitest';
import { measure } from '../../core/analysis/measure';
import { screenMarket } from '../../core/analysis/screen';
import { exactDeal } from '../../core/deal/exact';
import { applySteps } from '../../core/deal/scenario';
import { stepSchema } from '../../core/deal/step';
import { screenNumbers } from '../../core/economics/exact-screen';
import { testStructure } from '../structures';
import { agree } from './agree';
import reference from './scenario-merge-divest-exit.json';

const { inputs, expected } = reference;
type Shares = Record<string, number>;

interface ExitFigures {
  readonly left_the_market: number;
  readonly market_size_relative_to_before: number;
  readonly hhi_on_the_old_base_points: number;
  readonly shares_on_the_old_base: Shares;
}

test('the reference file has mergers, divestitures and exits', () => {
  expect(inputs.scenarios.map(({ id }) => id)).toEqual(['two-parties', 'three-parties', 'divest-to-rival', 'divest-to-entrant', 'exit-proportional', 'exit-with-leakage', 'sequence']);
});

test.each(inputs.scenarios)('scenario $id: shares, HHI and change after each step', ({ id, shares, steps }) => {
  const wanted = expected.scenarios.find((scenario) => scenario.id === id)!;
  const start = testStructure(shares as Shares);
  const parsed = steps.map((step) => stepSchema.parse(step));
  const deal = applySteps(start, parsed);
  agree(measure(start).hhi, wanted.hhi_start_points, 'HHI at the start');
  wanted.steps.forEach((step, i) => {
    const { after } = deal.steps[i]!;
    const before = i === 0 ? start : deal.steps[i - 1]!.after;
    expect([...after.firms].sort()).toEqual(Object.keys(step.shares).sort());
    after.firms.forEach((firm, at) => agree(after.shares[at]!, (step.shares as Shares)[firm], `share of ${firm}`));
    agree(measure(after).hhi, step.hhi_points, 'HHI');
    agree(measure(after).hhi - measure(before).hhi, step.change_in_step_points, 'change in the step');
    agree(measure(after).hhi - measure(start).hhi, step.change_from_start_points, 'change');
    // The same in exact arithmetic, step by step.
    const exact = screenNumbers(exactDeal(applySteps(start, parsed.slice(0, i + 1)), 'A'));
    agree(exact.postHhi, step.hhi_points, 'exact HHI');
    agree(exact.delta, step.change_from_start_points, 'exact change');
  });
});

test.each(inputs.scenarios.filter(({ steps }) => steps.length === 1 && steps[0]!.type === 'exit'))('exit $id: what left the market, and the figures on the old base', ({ id, shares, steps }) => {
  const step = expected.scenarios.find((scenario) => scenario.id === id)!.steps[0] as unknown as ExitFigures;
  const result = screenMarket({ id: 'm', name: 'm', structure: testStructure(shares as Shares), steps: steps.map((one) => stepSchema.parse(one)), rules: [] });
  const { oldBase } = result;
  agree(result.deal.size, step.market_size_relative_to_before, 'size of the market');
  agree(1 - result.deal.size, step.left_the_market, 'left the market');
  if (step.left_the_market === 0) {
    expect(oldBase).toBeNull();
    return;
  }
  agree(oldBase!.hhi, step.hhi_on_the_old_base_points, 'HHI on the old base');
  expect(Object.keys(oldBase!.shares).sort()).toEqual(Object.keys(step.shares_on_the_old_base).sort());
  for (const [firm, share] of Object.entries(step.shares_on_the_old_base)) agree(oldBase!.shares[firm], share, `share of ${firm} on the old base`);
});
