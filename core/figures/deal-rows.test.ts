import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hhi } from '../economics/hhi';
import { applySteps } from '../deal/scenario';
import type { Step } from '../deal/step';
import type { Structure } from '../market/structure';
import { dealRows } from './deal-rows';

function structure(shares: readonly number[]): Structure {
  return {
    market: 'm', period: '1', firms: shares.map((_, at) => `F${at}`), shares: Float64Array.from(shares), estimate: new Uint8Array(shares.length), fringe: 0,
    unknown: Math.max(0, 1 - shares.reduce((a, b) => a + b, 0)), total: null, unit: 'share', mergedInto: {},
  };
}

test('a merger of 30% and 20% adds 2 x 30 x 20 = 1,200 points, and the parties stand in the order of the deal', () => {
  const steps: Step[] = [{ type: 'merge', parties: ['F1', 'F0'] }];
  const [merged] = dealRows(applySteps(structure([0.3, 0.2, 0.5]), steps), ['F1', 'F0']);
  expect(merged!.label).toBe('F1 + F0');
  expect(merged!.kind).toBe('merged');
  expect(merged!.contribution).toBeCloseTo(1200, 9);
});

test('contributions sum to the change in HHI, whatever the mergers and divestitures', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 4, maxLength: 8 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (weights, part) => {
      const total = weights.reduce((a, b) => a + b, 0);
      const before = structure(weights.map((weight) => weight / total));
      const steps: Step[] = [
        { type: 'merge', parties: ['F0', 'F1'] },
        { type: 'divest', from: 'F0', to: 'F2', share: before.shares[1]! * part },
        { type: 'divest', from: 'F3', to: 'New', share: before.shares[3]! },
      ];
      const deal = applySteps(before, steps);
      const sum = dealRows(deal, ['F0', 'F1']).reduce((all, row) => all + row.contribution, 0);
      expect(sum).toBeCloseTo(hhi(deal.after.shares) - hhi(before.shares), 6);
    }),
  );
});
