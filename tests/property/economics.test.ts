import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hhiBoundsFringe } from '../../core/economics/bounds';
import { exactHhi } from '../../core/economics/exact-screen';
import { hhi, hhiOf } from '../../core/economics/hhi';
import { intervalBounds } from '../../core/economics/interval-bounds';
import { measures, sortedShares } from '../../core/economics/measures';
import { deltaHhi } from '../../core/economics/merger';
import { mhhi } from '../../core/economics/mhhi';
import { add, compare, fromDecimal, rational, toNumber } from '../../core/economics/rational';
import type { Rational } from '../../core/economics/rational';
import { sum, sumOfSquares } from '../../core/economics/sum';

/** Sizes of firms, of which shares are made. */
const sizes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 });

function sharesOf(values: readonly number[]): Float64Array {
  const total = sum(values);
  return Float64Array.from(values, (value) => value / total);
}

function close(a: number, b: number, rel = 1e-12): boolean {
  return Math.abs(a - b) <= rel * Math.max(1, Math.abs(a), Math.abs(b));
}

test('order and scale do not matter to any measure', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 2, max: 1000 }), fc.infiniteStream(fc.nat()), (values, factor, keys) => {
      const shuffled = values.map((value) => [value * factor, keys.next().value as number] as const).sort((a, b) => a[1] - b[1]).map(([value]) => value);
      const one = sharesOf(values);
      const two = sharesOf(shuffled);
      for (const measure of measures) {
        const a = measure.compute(sortedShares(one), 0).value;
        const b = measure.compute(sortedShares(two), 0).value;
        expect(a === null ? b === null : b !== null && close(a, b, 1e-10), `${measure.id} ${a} ${b}`).toBe(true);
      }
      expect(close(hhiOf(values, sum(values)), hhiOf(shuffled, sum(shuffled)))).toBe(true);
    }),
  );
});

test('the HHI lies between 1/n and 1', () => {
  fc.assert(
    fc.property(sizes, (values) => {
      const h = hhiOf(values, sum(values)) / 10_000;
      expect(h).toBeGreaterThanOrEqual((1 / values.length) * (1 - 1e-15));
      expect(h).toBeLessThanOrEqual(1 + 1e-15);
    }),
  );
});

test('merging never lowers the HHI, raises it by delta, and the order of the parties does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 30 }), fc.integer({ min: 2, max: 3 }), (values, count) => {
      const shares = sharesOf(values);
      const parties = [...shares.slice(0, count)];
      const after = [...shares.slice(count), sum(parties)];
      const delta = deltaHhi(parties);
      expect(delta).toBeGreaterThan(0);
      expect(close(hhi(after) - hhi(shares), delta, 1e-11)).toBe(true);
      expect(close(deltaHhi([...parties].reverse()), delta, 1e-15)).toBe(true);
    }),
  );
});

test('sums and HHI of 100,000 firms are the exact rational value within 4 units in the last place', () => {
  let seed = 12345;
  const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const values = Float64Array.from({ length: 100_000 }, () => random() ** 6 * 1e6 + 1e-3);
  // Every double is a whole number of 2^-80 here.
  const unit = 2n ** 80n;
  const whole = Array.from(values, (value) => exactDouble(value, unit));
  const total = whole.reduce((a, b) => a + b, 0n);
  const squares = whole.reduce((a, b) => a + b * b, 0n);
  expect(ulps(sum(values), rational(total, unit))).toBeLessThanOrEqual(1);
  expect(ulps(sumOfSquares(values), rational(squares, unit * unit))).toBeLessThanOrEqual(1);
  expect(ulps(hhiOf(values, sum(values)), rational(10_000n * squares, total * total))).toBeLessThanOrEqual(4);
});

/** The double as a whole number of `1 / unit`, exactly. */
function exactDouble(value: number, unit: bigint): bigint {
  let scaled = value;
  let power = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    power++;
  }
  return (BigInt(scaled) * unit) / 2n ** BigInt(power);
}

/** Distance from the exact value in units in the last place of the result. */
function ulps(value: number, exact: Rational): number {
  const unit = 2 ** (Math.floor(Math.log2(value)) - 52);
  const scaled = exactDouble(value, 2n ** 200n);
  const far = rational(scaled * exact.d - exact.n * 2n ** 200n, exact.d * 2n ** 200n);
  return Math.abs(toNumber(far)) / unit;
}

test('the exact HHI of printed decimals agrees with the double', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 20 }), (values) => {
      const shares = values.map((value) => value / 10_000);
      expect(close(toNumber(exactHhi(shares.map(fromDecimal), rational(1n))), hhi(shares), 1e-14)).toBe(true);
      const total = shares.map(fromDecimal).reduce(add);
      expect(compare(total, rational(BigInt(values.reduce((a, b) => a + b, 0)), 10_000n))).toBe(0);
    }),
  );
});

test('a decimal read exactly and rounded again is the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), (x) => {
      fc.pre(x === 0 || Math.abs(x) > 1e-300);
      expect(toNumber(fromDecimal(x))).toBe(x === 0 ? 0 : x);
    }),
  );
});

test('bounds contain every sampled completion of a fringe', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 1_000_000 }), fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }), (values, rest, cuts) => {
      const total = sum(values) + rest;
      const known = values.map((value) => value / total);
      const unknown = rest / total;
      const { lower, upper } = hhiBoundsFringe({ known, unknown });
      const cap = Math.min(...known);
      const completion: number[] = [];
      let left = unknown;
      for (const cut of cuts) {
        const firm = Math.min(left, cut * cap);
        completion.push(firm);
        left -= firm;
      }
      const size = hhi([...known, ...completion]);
      expect(lower).toBeLessThanOrEqual(size * (1 + 1e-12));
      expect(upper).toBeGreaterThanOrEqual(size * (1 - 1e-12));
    }),
  );
});

test('interval bounds contain every share vector within the intervals, and are attained at argmin', () => {
  const firm = fc.record({ size: fc.integer({ min: 1, max: 1000 }), down: fc.double({ min: 0, max: 1, noNaN: true }), up: fc.double({ min: 0, max: 0.5, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(firm, { minLength: 2, maxLength: 9 }), (firms) => {
      const shares = sharesOf(firms.map(({ size }) => size));
      const intervals = firms.map(({ down, up }, i) => [shares[i]! * (1 - down), Math.min(1, shares[i]! + up)] as const);
      const found = intervalBounds({ intervals, parties: [0, 1] });
      const delta = deltaHhi([shares[0]!, shares[1]!]);
      const within = (value: number, range: { low: number; high: number }): void => {
        expect(range.low).toBeLessThanOrEqual(value + 1e-8);
        expect(range.high).toBeGreaterThanOrEqual(value - 1e-8);
      };
      within(hhi(shares), found.hhi);
      within(delta, found.delta!);
      within(hhi(shares) + delta, found.postHhi!);
      expect(close(sum(found.argmin), 1, 1e-12)).toBe(true);
      expect(close(hhi(found.argmin), found.hhi.low, 1e-12)).toBe(true);
      expect(close(found.hhi.high, brute(intervals), 1e-9), `${found.hhi.high} ${brute(intervals)}`).toBe(true);
    }),
  );
});

/** Greatest HHI by trying every vertex: each firm in turn takes what the others, all at an end, leave. */
function brute(intervals: readonly (readonly [number, number])[]): number {
  let best = -Infinity;
  const n = intervals.length;
  for (let free = 0; free < n; free++) {
    for (let mask = 0; mask < 1 << n; mask++) {
      if (mask & (1 << free)) continue;
      const point = intervals.map(([low, high], i) => (i === free ? 0 : mask & (1 << i) ? high : low));
      const rest = 1 - sum(point);
      if (rest < intervals[free]![0] - 1e-12 || rest > intervals[free]![1] + 1e-12) continue;
      point[free] = rest;
      best = Math.max(best, hhi(point));
    }
  }
  return best;
}

test('MHHI without cross-holdings is the HHI', () => {
  fc.assert(
    fc.property(sizes, (values) => {
      const shares = sharesOf(values);
      const own = values.map((_, i) => values.map((__, j) => (i === j ? 1 : 0)));
      const found = mhhi(shares, own, own);
      expect(found.mhhi).toBe(hhi(shares));
      expect(found.delta).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('an index that needs the whole market is absent with a reason when there is a fringe; the others stand', () => {
  fc.assert(
    fc.property(sizes, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (values, fringe) => {
      const sorted = sortedShares(sharesOf(values).map((share) => share * (1 - fringe)));
      for (const measure of measures) {
        const { value, reason } = measure.compute(sorted, fringe);
        if (value === null) expect(reason).toMatch(/\.$/);
        else expect(Number.isFinite(value)).toBe(true);
        if (measure.needsWholeMarket && measure.id !== 'hannahKay') expect(value).toBeNull();
      }
    }),
  );
});
