import { expect, test } from 'vitest';
import { hhiBoundsFringe } from './bounds';
import { intervalBounds } from './interval-bounds';
import { greatestSquares } from './vertex-maximum';

test('a market whose firms are all known has equal bounds', () => {
  const { lower, upper } = hhiBoundsFringe({ known: [0.6, 0.4] });
  expect(lower).toBe(upper);
});

test('shares that sum to more than 1 are refused, rounding is not', () => {
  expect(() => hhiBoundsFringe({ known: [0.7, 0.4] })).toThrow('more than 1');
  expect(hhiBoundsFringe({ known: [0.1, 0.2, 0.7 + 1e-12] }).fringeFirmsFit).toBe(true);
});

test('without a known firm and without a cap the whole may be one firm', () => {
  expect(hhiBoundsFringe({ known: [], unknown: 1 })).toEqual({ lower: 0, upper: 10_000, fringeFirmsFit: true });
});

test('a cap of 0 is refused; a cap larger than the unknown part is the unknown part', () => {
  expect(() => hhiBoundsFringe({ known: [0.5], cap: 0 })).toThrow('above 0');
  expect(hhiBoundsFringe({ known: [0.9], cap: 0.5 }).upper).toBeCloseTo(8200, 9);
});

test('fringe firms that cannot hold the unknown share under the cap are left out of the lower bound', () => {
  const found = hhiBoundsFringe({ known: [0.5, 0.1], fringeFirms: 3 });
  expect(found.fringeFirmsFit).toBe(false);
  expect(found.lower).toBeCloseTo(2600, 9);
});

test('intervals that cannot make up the market are refused', () => {
  expect(() => intervalBounds({ intervals: [[0.1, 0.2], [0.3, 0.4]] })).toThrow('no shares within them');
  expect(() => intervalBounds({ intervals: [[0.7, 0.8], [0.6, 0.9]] })).toThrow('no shares within them');
  expect(() => intervalBounds({ intervals: [[0.4, 0.3], [0.3, 0.9]] })).toThrow('Interval 1');
});

test('a fringe within an interval counts in the total and adds nothing', () => {
  const found = intervalBounds({ intervals: [[0.3, 0.5], [0.2, 0.4]], fringe: [0.2, 0.4] });
  // Least with the fringe at 0.4: 0.3 and 0.3. Greatest with the fringe at 0.2: 0.5 and 0.3 or 0.4 and 0.4.
  expect(found.hhi.low).toBeCloseTo(1800, 9);
  expect(found.hhi.high).toBeCloseTo(3400, 9);
});

test('delta is greatest where the parties are equal, which need not be a vertex', () => {
  const found = intervalBounds({ intervals: [[0.1, 0.5], [0.1, 0.5], [0.4, 0.4]], parties: [0, 1] });
  expect(found.delta!.high).toBeCloseTo(2 * 0.3 * 0.3 * 10_000, 8);
  expect(found.delta!.low).toBeCloseTo(2 * 0.5 * 0.1 * 10_000, 8);
});

test('sixty firms with the same interval are searched at once', () => {
  const box = { low: new Float64Array(60).fill(0.01), high: new Float64Array(60).fill(0.03) };
  const { value, exact } = greatestSquares(box, 1);
  expect(exact).toBe(true);
  expect(value).toBeCloseTo(20 * 0.03 ** 2 + 40 * 0.01 ** 2, 12);
});

test('a search that is cut short gives a bound that is not below the maximum', () => {
  const n = 60;
  const low = Float64Array.from({ length: n }, (_, i) => 0.005 + i * 1e-5);
  const high = Float64Array.from({ length: n }, (_, i) => 0.03 - ((i * 37) % n) * 1e-5);
  const { value } = greatestSquares({ low, high }, 1);
  let greedy = 0;
  let left = 1 - low.reduce((a, b) => a + b, 0);
  for (const i of Array.from({ length: n }, (_, k) => k).sort((a, b) => low[b]! + high[b]! - low[a]! - high[a]!)) {
    const x = Math.min(left, high[i]! - low[i]!);
    greedy += (low[i]! + x) ** 2;
    left -= x;
  }
  expect(value).toBeGreaterThanOrEqual(greedy - 1e-12);
});
