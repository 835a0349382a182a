import { expect, test } from 'vitest';
import { applySteps } from '../../core/deal/scenario';
import { stepSchema } from '../../core/deal/step';
import { measure } from '../../core/analysis/measure';
import { testStructure } from '../structures';
import { agree } from './agree';
import reference from './scenario-merge-divest-exit.json';

const { inputs, expected } = reference;
const modelled = inputs.scenarios.filter((scenario) => scenario.steps.every(({ type }) => type === 'merge' || type === 'divest'));

test('the reference file has scenarios of mergers and divestitures', () => {
  expect(modelled.map(({ id }) => id)).toEqual(['two-parties', 'three-parties', 'divest-to-rival', 'divest-to-entrant']);
});

test.each(modelled)('scenario $id: shares, HHI and change after each step', ({ id, shares, steps }) => {
  const wanted = expected.scenarios.find((scenario) => scenario.id === id)!;
  const start = testStructure(shares as Record<string, number>);
  const deal = applySteps(start, steps.map((step) => stepSchema.parse(step)));
  agree(measure(start).hhi, wanted.hhi_start_points, 'HHI at the start');
  wanted.steps.forEach((step, i) => {
    const { after } = deal.steps[i]!;
    expect([...after.firms].sort()).toEqual(Object.keys(step.shares).sort());
    after.firms.forEach((firm, at) => agree(after.shares[at]!, (step.shares as Record<string, number>)[firm], `share of ${firm}`));
    agree(measure(after).hhi, step.hhi_points, 'HHI');
    agree(measure(after).hhi - measure(start).hhi, step.change_from_start_points, 'change');
  });
});
