import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jackknifeDifference } from '../../core/economics/jackknife';
import { kishNEff } from '../../core/economics/kish';
import { incrementalFlags, intersectionFlags, unionFlags, weightedShare } from '../../core/economics/reach';
import { dawsonSankoff, frechetIntersection, frechetUnion, hunterWorsley, randomDuplication, unionBounds } from '../../core/economics/union-bounds';
import { wilson95 } from '../../core/economics/wilson';

/** A joint distribution: respondents with weights and answers about up to five platforms (0 no, 1 yes, 2 no answer). */
function panels(answers: number): fc.Arbitrary<{ weights: number[]; use: Uint8Array[] }> {
  return fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 30 })).chain(([platforms, n]) =>
    fc.record({
      weights: fc.array(fc.double({ min: 0.05, max: 5, noNaN: true }), { minLength: n, maxLength: n }),
      use: fc.array(fc.uint8Array({ minLength: n, maxLength: n, max: answers }), { minLength: platforms, maxLength: platforms }),
    }),
  );
}

const slack = 1e-12;

test('union lies between the largest reach and the sum; all bounds contain union and intersection', () => {
  fc.assert(
    fc.property(panels(1), ({ weights, use }) => {
      const share = (flags: Uint8Array): number => weightedShare(weights, flags).share!;
      const out = (): Uint8Array => new Uint8Array(weights.length);
      const reaches = use.map(share);
      const n = use.length;
      const overlaps = new Float64Array(n * n);
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) overlaps[i * n + j] = share(intersectionFlags([use[i]!, use[j]!], out()));
      const union = share(unionFlags(use, out()));
      const all = share(intersectionFlags(use, out()));
      const total = reaches.reduce((a, b) => a + b, 0);
      expect(union).toBeGreaterThanOrEqual(Math.max(...reaches) - slack);
      expect(union).toBeLessThanOrEqual(Math.min(1, total) + slack);
      expect(dawsonSankoff(reaches, overlaps)!.lower).toBeLessThanOrEqual(union + slack);
      expect(hunterWorsley(reaches, overlaps).upper).toBeGreaterThanOrEqual(union - slack);
      const bounds = unionBounds(reaches, overlaps);
      expect(bounds.low).toBeLessThanOrEqual(union + slack);
      expect(bounds.high).toBeGreaterThanOrEqual(union - slack);
      if (bounds.pairFloor !== null) expect(bounds.pairFloor).toBeLessThanOrEqual(union + slack);
      expect(frechetIntersection(reaches).low).toBeLessThanOrEqual(all + slack);
      expect(frechetIntersection(reaches).high).toBeGreaterThanOrEqual(all - slack);
      const random = randomDuplication(reaches);
      expect(random).toBeGreaterThanOrEqual(frechetUnion(reaches).low - slack);
      expect(random).toBeLessThanOrEqual(frechetUnion(reaches).high + slack);
      // Forgetting overlaps only widens.
      for (let i = 0; i < n * n; i += 2) if (Math.floor(i / n) !== i % n) overlaps[i] = overlaps[(i % n) * n + Math.floor(i / n)] = Number.NaN;
      const wider = unionBounds(reaches, overlaps);
      expect(wider.low).toBeLessThanOrEqual(union + slack);
      expect(wider.high).toBeGreaterThanOrEqual(bounds.high - slack);
    }),
    { numRuns: 300 },
  );
});

test('two platforms with a known overlap have an exact union', () => {
  const { low, high } = unionBounds([0.42, 0.38], [0.42, 0.22, 0.22, 0.38]);
  expect(low).toBeCloseTo(0.58, 12);
  expect(high).toBeCloseTo(0.58, 12);
});

test('union of the parts: what is added plus what was there is the union', () => {
  fc.assert(
    fc.property(panels(1), ({ weights, use }) => {
      const share = (flags: Uint8Array): number => weightedShare(weights, flags).share!;
      const out = (): Uint8Array => new Uint8Array(weights.length);
      const over = use.slice(1);
      expect(share(unionFlags(over, out())) + share(incrementalFlags(use.slice(0, 1), over, out()))).toBeCloseTo(share(unionFlags(use, out())), 12);
    }),
  );
});

test('missing answers: counted as no and as yes enclose the union determined by the answers, as counts', () => {
  fc.assert(
    fc.property(panels(2), ({ weights, use }) => {
      const users = (rule: 'complete' | 'no' | 'yes' | 'determined'): { yes: number; n: number } => {
        const flags = unionFlags(use, new Uint8Array(weights.length), rule);
        return { yes: flags.filter((flag) => flag === 1).length, n: flags.filter((flag) => flag !== 2).length };
      };
      const [complete, no, yes, determined] = (['complete', 'no', 'yes', 'determined'] as const).map(users) as [{ yes: number; n: number }, { yes: number; n: number }, { yes: number; n: number }, { yes: number; n: number }];
      expect(no.n).toBe(weights.length);
      expect(yes.n).toBe(weights.length);
      expect(determined.yes).toBe(no.yes);
      expect(determined.n - determined.yes).toBe(yes.n - yes.yes);
      expect(complete.n).toBeLessThanOrEqual(determined.n);
    }),
  );
});

test('Wilson contains the estimate, stays within 0 and 1, and narrows with the sample', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 1e7, noNaN: true }), (p, n) => {
      const { low, high } = wilson95(p, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(p);
      expect(high).toBeGreaterThanOrEqual(p);
      expect(high).toBeLessThanOrEqual(1);
      const more = wilson95(p, 2 * n);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});

test('Kish: at most n, equal to n for equal weights, unchanged by scale', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 }), fc.double({ min: 0.1, max: 10, noNaN: true }), (weights, factor) => {
      expect(kishNEff(weights)).toBeLessThanOrEqual(weights.length * (1 + 1e-12));
      expect(kishNEff(weights.map((w) => w * factor))).toBeCloseTo(kishNEff(weights), 8);
      expect(kishNEff(weights.map(() => factor))).toBeCloseTo(weights.length, 8);
    }),
  );
});

test('jackknife: the same as recomputing the share without each respondent', () => {
  fc.assert(
    fc.property(panels(2), ({ weights, use }) => {
      const first = use[0]!;
      const second = use[use.length - 1]!;
      const found = jackknifeDifference(weights, first, second);
      const inAny = weights.map((_, i) => first[i] !== 2 || second[i] !== 2);
      const n = inAny.filter(Boolean).length;
      const replicates = weights.flatMap((_, i) => {
        if (!inAny[i]) return [];
        const without = weights.map((w, at) => (at === i ? 0 : w));
        const a = weightedShare(without, first).share;
        const b = weightedShare(without, second).share;
        return [a === null || b === null ? Number.NaN : a - b];
      });
      if (n < 2 || replicates.some(Number.isNaN)) {
        expect(found).toBeNull();
        return;
      }
      const mean = replicates.reduce((x, y) => x + y, 0) / n;
      const naive = Math.sqrt(((n - 1) / n) * replicates.reduce((x, y) => x + (y - mean) ** 2, 0));
      expect(found!.seMean).toBeCloseTo(naive, 7);
    }),
  );
});
