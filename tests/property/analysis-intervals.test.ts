import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IntervalScreen } from '../../core/analysis/intervals';
import { screenIntervals } from '../../core/analysis/intervals';
import { screenMarket } from '../../core/analysis/screen';
import { ruleSet, ruleSets } from '../../core/rules/rule-sets';
import { testStructure } from '../structures';

/** A market and ranges around it, in whole percent, with other completions of the same ranges. */
const ranges = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 30 }), down: fc.integer({ min: 0, max: 8 }), up: fc.integer({ min: 0, max: 8 }) }), { minLength: 2, maxLength: 6 })
  .filter((firms) => firms.reduce((all, { size }) => all + size, 0) <= 100);

test('every sampled completion lies in the ranges, and its outcome is among the possible ones', () => {
  fc.assert(
    fc.property(ranges, fc.subarray([...ruleSets], { minLength: 3, maxLength: 3 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 }), (firms, rules, draws) => {
      const names = firms.map((_, i) => `F${i}`);
      const intervals = firms.map(({ size, down, up }, i) => ({ firm: names[i]!, low: Math.max(0, size - down) / 100, high: Math.min(100, size + up) / 100 }));
      const found = screenIntervals({ firms: intervals, fringe: { low: 0, high: 1 }, parties: ['F0', 'F1'], rules }) as IntervalScreen;
      expect(found.problems).toEqual([]);
      for (let sample = 0; sample < 4; sample++) {
        const shares = intervals.map(({ low, high }, i) => low + draws[sample * 6 + i]! * (high - low));
        if (shares.reduce((a, b) => a + b, 0) > 1 || shares.some((share) => share === 0)) continue;
        const result = screenMarket({ id: 'm', name: 'm', structure: testStructure(Object.fromEntries(shares.map((share, i) => [names[i]!, share]))), steps: [{ type: 'merge', parties: ['F0', 'F1'] }], rules });
        const within = (value: number, { low, high }: { low: number; high: number }): void => {
          expect(value).toBeGreaterThanOrEqual(low - 1e-7);
          expect(value).toBeLessThanOrEqual(high + 1e-7);
        };
        within(result.before.hhi, found.hhi);
        within(result.after.hhi, found.postHhi);
        within(result.change, found.change);
        within(result.mergedShare! * 1e4, { low: found.mergedShare.low * 1e4, high: found.mergedShare.high * 1e4 });
        result.outcomes.forEach(({ rule, outcome, severity }, r) => {
          if (severity === 'silent') return;
          expect(found.outcomes[r]!.possible, rule).toContain(outcome);
          for (const { firm, share, side, outcome: certain } of found.outcomes[r]!.flips) {
            const own = shares[names.indexOf(firm)]!;
            if (side === 'below' ? own < share * (1 - 1e-9) : own > share * (1 + 1e-9)) expect(outcome, `${rule} ${firm} ${side} ${share}`).toBe(certain);
          }
        });
      }
    }),
    { numRuns: 25 },
  );
});

test('ranges of no width give the answer of the screen', () => {
  fc.assert(
    fc.property(ranges, (firms) => {
      const shares = firms.map(({ size }) => size / 100);
      const rest = 1 - shares.reduce((a, b) => a + b, 0);
      const rules = ruleSets.filter(({ id }) => id !== 'us-1982');
      const found = screenIntervals({ firms: shares.map((share, i) => ({ firm: `F${i}`, low: share, high: share })), fringe: { low: Math.max(0, rest - 1e-12), high: rest + 1e-12 }, parties: ['F0', 'F1'], rules }) as IntervalScreen;
      const result = screenMarket({ id: 'm', name: 'm', structure: testStructure(Object.fromEntries(shares.map((share, i) => [`F${i}`, share]))), steps: [{ type: 'merge', parties: ['F0', 'F1'] }], rules });
      expect(found.outcomes.map(({ possible }) => possible)).toEqual(result.outcomes.map(({ outcome }) => [outcome]));
    }),
    { numRuns: 60 },
  );
});

test('ten firms with wide ranges are answered in reasonable time', () => {
  const firms = Array.from({ length: 12 }, (_, i) => ({ firm: `F${i}`, low: 0.02, high: 0.1 + 0.01 * i }));
  const start = performance.now();
  const found = screenIntervals({ firms, parties: ['F10', 'F11'], rules: [ruleSet('us-2023')!, ruleSet('eu-2004')!] }) as IntervalScreen;
  expect(found.outcomes.map(({ answer }) => answer)).toEqual(['depends', 'depends']);
  expect(performance.now() - start).toBeLessThan(10_000);
});
