import { expect, test } from 'vitest';
import { instability } from './instability';
import { hannahKay } from './hannah-kay';
import { measureOf, measures, sortedShares } from './measures';
import { mhhi, profitWeights } from './mhhi';
import { silentStakeDelta, totalControlDelta } from './partial-stake';
import { commissionPartnershipDelta } from './commission-partnership';

test('ids are unique and every text is filled', () => {
  expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length);
  for (const { name, symbol, formula, range, high, source } of measures) expect([name, symbol, formula, range, high, source].every((text) => text.length > 0)).toBe(true);
});

test('a market without a named firm has no measure, with the reason', () => {
  for (const measure of measures) expect(measure.compute([], 1)).toEqual({ value: null, reason: 'No firm is named in this market.' });
});

test('Linda with more leaders than firms says so', () => {
  expect(measureOf('linda')!.compute([0.6, 0.4], 0, 4).reason).toBe('Needs 4 firms with a share; 2 are named.');
});

test('Hannah-Kay above 1 stands with a fringe, at 1 it does not, and a parameter of 0 is refused', () => {
  const shares = sortedShares([0.2, 0, 0.3]);
  expect([...shares]).toEqual([0.3, 0.2]);
  expect(measureOf('hannahKay')!.compute(shares, 0.5, 2).value).toBeCloseTo(1 / 0.13, 12);
  expect(measureOf('hannahKay')!.compute(shares, 0.5, 1).value).toBeNull();
  expect(() => hannahKay(shares, 0)).toThrow('above 0');
});

test('what cannot be asked is refused', () => {
  expect(() => instability([0.5], [0.5, 0.5])).toThrow('same firms');
  expect(() => silentStakeDelta(0.1, 0.1, 1.1)).toThrow('between 0 and 1');
  expect(() => totalControlDelta(0.1, 0.1, 0)).toThrow('above 0');
  expect(() => commissionPartnershipDelta([0.5, 0.5], [{ earner: 0, onSalesOf: 0, rate: 0.1 }])).toThrow('its own sales');
  expect(() => mhhi([0.5, 0.5], [[1]], [[1]])).toThrow('2 firms each');
  expect(() => profitWeights([[0]], [[1]])).toThrow('firm 1');
});
