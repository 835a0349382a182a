import { expect, test } from 'vitest';
import { hhi } from '../../core/economics/hhi';
import { mhhi, profitWeights } from '../../core/economics/mhhi';
import { agree } from './agree';
import partial from './hhi_partial_ownership.json';
import common from './mhhi-common-ownership.json';

for (const file of [partial, common]) {
  test(`${file.case}: MHHI and profit weights`, () => {
    file.inputs.cases.forEach((one, at) => {
      const expected = file.expected.cases[at]!;
      const found = mhhi(one.shares, one.beta, one.gamma);
      agree(hhi(one.shares), expected.hhi_points, one.id);
      agree(found.mhhi, expected.mhhi_points, one.id);
      agree(found.delta, expected.mhhi_delta_points, one.id);
      const weights = profitWeights(one.beta, one.gamma);
      expected.profit_weights.forEach((row, j) => row.forEach((weight, k) => agree(weights[j]![k], weight, `${one.id} ${j} ${k}`)));
    });
  });
}

test('a firm whose controllers have no interest in it has no MHHI, and the reason names it', () => {
  const found = mhhi([0.6, 0.4], [[1, 0], [0, 1]], [[1, 1], [0, 0]]);
  expect(found.mhhi).toBeNull();
  expect(found.reason).toContain('firm 2');
});
