import { expect, test } from 'vitest';
import { compositionIndex } from './composition';
import { jackknifeDifference } from './jackknife';
import { incrementalFlags, intersectionFlags, unionFlags, weightedShare } from './reach';
import { hunterWorsley, unionBounds } from './union-bounds';
import { Z_975, wilson95 } from './wilson';

const a = Uint8Array.from([1, 1, 0, 0, 2, 2, 2]);
const b = Uint8Array.from([1, 0, 0, 2, 1, 0, 2]);
const out = (): Uint8Array => new Uint8Array(7);

test('a missing answer under each of the four rules, for a union', () => {
  expect([...unionFlags([a, b], out(), 'complete')]).toEqual([1, 1, 0, 2, 2, 2, 2]);
  expect([...unionFlags([a, b], out(), 'no')]).toEqual([1, 1, 0, 0, 1, 0, 0]);
  expect([...unionFlags([a, b], out(), 'yes')]).toEqual([1, 1, 0, 1, 1, 1, 1]);
  expect([...unionFlags([a, b], out(), 'determined')]).toEqual([1, 1, 0, 2, 1, 2, 2]);
});

test('for an intersection one no settles it', () => {
  expect([...intersectionFlags([a, b], out(), 'determined')]).toEqual([1, 0, 0, 0, 2, 0, 2]);
  expect([...intersectionFlags([a, b], out(), 'complete')]).toEqual([1, 0, 0, 2, 2, 2, 2]);
});

test('what a brings to b: uses a and not b', () => {
  expect([...incrementalFlags([a], [b], out(), 'complete')]).toEqual([0, 1, 0, 2, 2, 2, 2]);
  expect([...incrementalFlags([a], [b], out(), 'determined')]).toEqual([0, 1, 0, 0, 0, 2, 2]);
});

test('a weighted share confined to a cohort; an empty cohort has none', () => {
  const weights = [2, 1, 1, 5, 1, 1, 1];
  const found = weightedShare(weights, a, Uint8Array.from([1, 1, 1, 0, 1, 0, 0]));
  expect(found).toEqual({ share: 0.75, n: 3, sumWeights: 4, nEff: 16 / 6 });
  expect(weightedShare(weights, a, out()).share).toBeNull();
});

test('a respondent with weight 0 counts for nothing', () => {
  expect(weightedShare([0, 1], Uint8Array.from([1, 0]))).toEqual({ share: 0, n: 1, sumWeights: 1, nEff: 1 });
});

test('jackknife of one respondent, or of one that holds all weight, is absent', () => {
  expect(jackknifeDifference([1], Uint8Array.from([1]), null)).toBeNull();
  expect(jackknifeDifference([1, 0], Uint8Array.from([1, 0]), null)).toBeNull();
  expect(jackknifeDifference([1, 1], Uint8Array.from([1, 0]), null)!.seMean).toBeCloseTo(0.5, 12);
});

test('Wilson is not degenerate at 0 or 1, and refuses what is no proportion', () => {
  expect(Z_975).toBe(1.959963984540054);
  expect(wilson95(0, 10)).toEqual({ low: 0, high: expect.closeTo(Z_975 ** 2 / (10 + Z_975 ** 2), 12) });
  expect(wilson95(1, 10).high).toBe(1);
  expect(() => wilson95(1.2, 10)).toThrow('between 0 and 1');
  expect(() => wilson95(0.5, 0)).toThrow('above 0');
});

test('a tree that is no star: Hunter-Worsley takes the heaviest spanning tree', () => {
  // Chain 0-1-2-3 with weights 0.2, 0.1, 0.2; the best star weighs less.
  const o = Float64Array.from([0, 0.2, 0.05, 0, 0.2, 0, 0.1, 0.05, 0.05, 0.1, 0, 0.2, 0, 0.05, 0.2, 0]);
  expect(hunterWorsley([0.3, 0.3, 0.3, 0.3], o).treeWeight).toBeCloseTo(0.5, 12);
});

test('a known pair may bound the union more sharply than Dawson-Sankoff', () => {
  const o = [0, 0.22, 0.13, 0.22, 0, 0.18, 0.13, 0.18, 0];
  const found = unionBounds([0.42, 0.38, 0.24], o);
  expect(found.low).toBeCloseTo(0.5166666666666667, 12);
  expect(found.pairFloor).toBeCloseTo(0.58, 12);
});

test('no platform has no union and no overlap; nobody in the population has no composition index', () => {
  expect(unionBounds([], [])).toEqual({ low: 0, high: 0, pairFloor: null });
  expect(compositionIndex(0, 0)).toBeNull();
});
