import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealFootprint } from '../../core/analysis/footprint';
import { respondentAudience } from '../../core/audience/respondents';
import type { Step } from '../../core/deal/step';
import { atLeastFlags, levelsHhi } from '../../core/economics/footprint';
import { intersectionFlags, unionFlags } from '../../core/economics/reach';
import type { MissingRule } from '../../core/economics/reach';

const RUNS = { numRuns: 150, seed: 20260 };
const names = ['A', 'B', 'C', 'D', 'E'];
const missing = fc.constantFrom<MissingRule>('complete', 'determined', 'no', 'yes');

const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, 'New')).chain(([one, other]) =>
  fc.constantFrom<Step>(
    { type: 'merge', parties: [one, other] },
    { type: 'merge', parties: [other, one], platforms: [one] },
    { type: 'transfer', asset: one, from: 'Old', to: other },
    { type: 'stake', acquirer: other, target: one, stake: 0.6 },
    { type: 'exit', firm: one },
    { type: 'partner', firm: one, partners: [{ firm: other, pays: 0.1 }] },
  ),
);
const world = fc.integer({ min: 1, max: 25 }).chain((n) =>
  fc.record({
    weight: fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: n, maxLength: n }),
    use: fc.array(fc.uint8Array({ minLength: n, maxLength: n, max: 1 }), { minLength: 5, maxLength: 5 }),
    owners: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, 'Parent')), { maxLength: 3 }),
    steps: fc.array(step, { maxLength: 5 }),
    contexts: fc.array(fc.subarray(['shopping', 'video', 'social']), { minLength: 5, maxLength: 5 }),
  }),
);

test('whatever the deal: every open platform has one owner, shares of uses add up to 1, and nobody sees more than everybody', () => {
  fc.assert(
    fc.property(world, ({ weight, use, owners, steps, contexts }) => {
      const audience = respondentAudience({ platforms: names, cohorts: [], weight: Float64Array.from(weight), cohort: new Int32Array(weight.length).fill(-1), use });
      const found = dealFootprint({
        audience, cohort: 'Everyone', steps, ownership: owners.map(([product, owner]) => ({ product, owner })), contexts: Object.fromEntries(names.map((name, at) => [name, contexts[at]!])),
      });
      const closed = found.moved.flatMap(({ platform, to }) => (to === null ? [platform] : []));
      expect(found.firms.flatMap(({ before }) => before.platforms).sort()).toEqual(names);
      expect([...found.firms.flatMap(({ after }) => after.platforms), ...closed].sort()).toEqual(names);
      for (const side of ['before', 'after'] as const) {
        const uses = found.firms.map((firm) => firm[side].uses);
        if (uses.every((one) => one !== null) && uses.length > 0) expect(uses.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        for (const { [side]: one } of found.firms) {
          expect(one.several.reach!).toBeLessThanOrEqual(one.seen.reach! + 1e-12);
          expect(one.seen.reach!).toBeLessThanOrEqual(1);
        }
        const hhi = found.reachHhi[side];
        const seeing = found.firms.filter((firm) => firm[side].seen.reach! > 0).length;
        if (seeing === 0) expect(hhi).toBeNull();
        else {
          expect(hhi!).toBeGreaterThanOrEqual(1e4 / seeing - 1e-6);
          expect(hhi!).toBeLessThanOrEqual(1e4 + 1e-6);
        }
      }
      if (steps.every(({ type }) => type === 'partner')) expect(found.reachHhi.after).toBe(found.reachHhi.before);
      if (steps.every(({ type }) => type !== 'exit') && found.usesHhi.before !== null) expect(found.usesHhi.after).not.toBeNull();
    }),
    RUNS,
  );
});

test('at least one of the groups is the union, at least all of single platforms the intersection, under every rule for missing answers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }).chain((n) => fc.array(fc.uint8Array({ minLength: n, maxLength: n, max: 2 }), { minLength: 1, maxLength: 5 })), missing, (use, rule) => {
      const out = (): Uint8Array => new Uint8Array(use[0]!.length);
      const groups = use.map((column) => unionFlags([column], out(), rule));
      expect(atLeastFlags(groups, 1, out(), rule)).toEqual(unionFlags(use, out(), rule));
      expect(atLeastFlags(groups, use.length, out(), rule)).toEqual(intersectionFlags(use, out(), rule));
    }),
    RUNS,
  );
});

test('an HHI of levels knows no unit: minutes and hours give the same', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-300, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 12 }), fc.double({ min: 0.01, max: 100, noNaN: true }), (levels, factor) => {
      const one = levelsHhi(levels);
      const other = levelsHhi(levels.map((level) => level * factor));
      if (one === null) expect([other, ...levels.filter((level) => level !== 0)]).toEqual([null]);
      else expect(other).toBeCloseTo(one, 6);
    }),
    RUNS,
  );
});
