import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testStructure } from '../../tests/structures';
import { stepSentence } from './kinds';
import { applySteps } from './scenario';
import type { Step } from './step';

const market = testStructure({ A: 0.3, B: 0.22, C: 0.18, D: 0.14, E: 0.1 }, { fringe: 0.06 });
const sumOf = (shares: Float64Array): number => shares.reduce((all, share) => all + share, 0);

test('a divestiture after a merger may name a party that is now part of the merged firm', () => {
  const { after, mergedFirm, parties, buyers } = applySteps(market, [
    { type: 'merge', parties: ['A', 'B'], into: 'AB' },
    { type: 'divest', from: 'B', to: 'E', share: 0.1 },
  ]);
  expect(mergedFirm).toBe('AB');
  expect(parties).toEqual(['A', 'B']);
  expect(buyers).toEqual(['E']);
  expect(after.shares[after.firms.indexOf('AB')]).toBeCloseTo(0.42, 12);
  expect(after.shares[after.firms.indexOf('E')]).toBeCloseTo(0.2, 12);
});

test('a merger with a firm that is not in the market leaves it as it is and says so', () => {
  const deal = applySteps(market, [{ type: 'merge', parties: ['A', 'Z'] }]);
  expect(deal.after).toEqual({ ...deal.before, mergedInto: { Z: 'A' } });
  expect(deal.steps[0]!.outcome).toMatchObject({ applied: false, note: 'Z is not in this market, so the merger leaves it as it is' });
  expect(deal.problems).toEqual([]);
});

test('an acquirer that is not in the market is found there once it owns a firm of it', () => {
  const { after, mergedFirm, parties } = applySteps(market, [
    { type: 'merge', parties: ['Amazon', 'C'] },
    { type: 'merge', parties: ['Amazon', 'D'] },
    { type: 'divest', from: 'Amazon', to: 'E', share: 0.02 },
  ]);
  expect(parties).toEqual(['C', 'D']);
  expect(mergedFirm).toBe('Amazon');
  expect(after.shares[after.firms.indexOf('Amazon')]).toBeCloseTo(0.18 + 0.14 - 0.02, 12);
});

test('the name of a firm that is no party cannot be taken', () => {
  const deal = applySteps(market, [{ type: 'merge', parties: ['A', 'B'], into: 'C' }]);
  expect(deal.problems).toMatchObject([{ code: 'name-taken' }]);
  expect(deal.after).toBe(market);
});

test('firms that merge apart are each a merged firm, the largest first, in whatever order the steps stand', () => {
  const steps: Step[] = [
    { type: 'merge', parties: ['D', 'E'] },
    { type: 'merge', parties: ['A', 'B'] },
  ];
  for (const order of [steps, [...steps].reverse()]) {
    expect(applySteps(market, order)).toMatchObject({ mergedFirm: 'A', mergedFirms: ['A', 'D'] });
  }
});

test('a divestiture larger than the firm is a problem with the remedy and does not stop the other steps', () => {
  const deal = applySteps(market, [
    { type: 'divest', from: 'E', to: 'A', share: 0.2 },
    { type: 'merge', parties: ['C', 'D'] },
  ]);
  expect(deal.problems).toMatchObject([{ code: 'divest-too-large', remedy: 'Divest at most 10%.' }]);
  expect(deal.mergedFirm).toBe('C');
});

test('a party listed twice and a sale to the seller itself are problems', () => {
  expect(applySteps(market, [{ type: 'merge', parties: ['A', 'A'] }]).problems).toMatchObject([{ code: 'party-listed-twice' }]);
  expect(applySteps(market, [{ type: 'divest', from: 'A', to: 'A', share: 0.1 }]).problems).toMatchObject([{ code: 'divest-to-itself' }]);
});

test('a sale of everything takes the seller out of the market', () => {
  const { after } = applySteps(market, [{ type: 'divest', from: 'E', to: 'NewCo', share: 0.1 }]);
  expect(after.firms).toContain('NewCo');
  expect(after.firms).not.toContain('E');
});

test('muted steps and steps for other markets change nothing', () => {
  const steps: Step[] = [
    { type: 'merge', parties: ['A', 'B'], muted: true },
    { type: 'merge', parties: ['A', 'B'], markets: ['elsewhere'] },
  ];
  expect(applySteps(market, steps).after).toBe(market);
  expect(applySteps(market, [{ type: 'merge', parties: ['A', 'B'], markets: ['id-1'] }], ['id-1']).after.firms).toHaveLength(4);
});

test('steps read as sentences', () => {
  expect(stepSentence({ type: 'merge', parties: ['Amazon', 'TikTok', 'Pinterest'] })).toBe('Amazon merges with TikTok and Pinterest');
  expect(stepSentence({ type: 'divest', from: 'Amazon', to: 'Walmart', share: 0.05 })).toBe('Amazon divests 5% of the market to Walmart');
});

test('property: steps conserve shares, and selling back what was sold restores the market', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom('B', 'C', 'D', 'E', 'Entrant'), (thousandths, buyer) => {
      const share = (0.3 * thousandths) / 1000;
      const sold = applySteps(market, [{ type: 'divest', from: 'A', to: buyer, share }]).after;
      expect(sumOf(sold.shares)).toBeCloseTo(sumOf(market.shares), 12);
      const back = applySteps(sold, [{ type: 'divest', from: buyer, to: 'A', share }]).after;
      market.firms.forEach((firm, i) => expect(back.shares[back.firms.indexOf(firm)]).toBeCloseTo(market.shares[i]!, 12));
      const merged = applySteps(market, [{ type: 'merge', parties: ['A', 'C', 'E'] }]).after;
      expect(sumOf(merged.shares)).toBeCloseTo(sumOf(market.shares), 12);
    }),
  );
});
