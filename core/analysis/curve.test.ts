import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testStructure } from '../../tests/structures';
import type { Step } from '../deal/step';
import { ruleSet, ruleSets } from '../rules/rule-sets';
import { curve } from './curve';
import { stepDistance } from './distance-step';
import { screenMarket } from './screen';

const us = ruleSet('us-2023')!;
const market = testStructure({ A: 0.3, B: 0.22, C: 0.18, D: 0.14, E: 0.1, F: 0.06 });
const merger: Step = { type: 'merge', parties: ['A', 'F'] };
const about = (steps: Step[], rules = [us]) => ({ id: 'm', name: 'm', structure: market, steps, rules });

test('the HHI of a divestiture is a parabola whose limits are met at its roots', () => {
  // After A + F: 2,400. Selling x to the smallest, E: 2,400 + 20,000 (x^2 - 0.26 x); the change since before is 100 at x^2 - 0.26 x + 0.013 = 0.
  const found = curve({ ...about([merger, { type: 'divest', from: 'A', to: 'E', share: 0.02, sweep: { field: 'share', low: 0, high: 1 } }]), at: 1 })!;
  expect([found.low, found.high]).toEqual([0, expect.closeTo(0.36, 12)]);
  expect(found.points).toHaveLength(65);
  expect(found.points[0]).toMatchObject({ x: 0, change: expect.closeTo(360, 8) as number });
  const delta = found.crossings.filter(({ quantity }) => quantity === 'delta');
  const root = (0.26 - Math.sqrt(0.26 ** 2 - 4 * 0.013)) / 2;
  expect(delta.map(({ at }) => at)).toEqual([expect.closeTo(root, 13), expect.closeTo(0.26 - root, 13)]);
  expect(delta.every(({ solved }) => solved === 'closed-form')).toBe(true);
  // The merged firm falls to 30% at 6%, and the buyer rises to it at 20%.
  expect(found.crossings.filter(({ quantity }) => quantity === 'mergedShare').map(({ at }) => at)).toEqual([expect.closeTo(0.06, 12), expect.closeTo(0.2, 12)]);
  const [parts] = found.parts;
  expect(parts!.parts[0]!.to).toBeCloseTo(root, 13);
  expect(stepDistance(found, { type: 'divest', from: 'A', to: 'E', share: 0.02 }, us)).toMatchObject({ value: expect.closeTo(root, 13) as number, question: 'How large must the sale be for another answer?' });
});

test('a limit that is met twice between two points of the curve is found, however few are drawn', () => {
  // The merged firm is all of the market: selling x leaves 10,000 (x^2 + (1 - x)^2), which is least, 5,000, in the middle of a cell.
  const limit = 5000.1;
  const rule = { ...us, tests: us.tests.map((test) => (test.quantity === 'postHhi' ? { ...test, limit } : test)) };
  const steps: Step[] = [{ type: 'merge', parties: ['A', 'B'] }, { type: 'divest', from: 'A', to: 'C', share: 0.3 }];
  for (const points of [64, 16, 2]) {
    const found = curve({ id: 'm', name: 'm', structure: testStructure({ A: 0.5, B: 0.5 }), steps, rules: [rule], at: 1, sweep: { field: 'share', low: 0.0001, high: 0.9999 }, points })!;
    const beside = Math.sqrt((limit - 5000) / 20_000);
    expect(found.crossings.filter(({ quantity }) => quantity === 'postHhi').map(({ at }) => at)).toEqual([expect.closeTo(0.5 - beside, 9), expect.closeTo(0.5 + beside, 9)]);
  }
});

test('a stake that carries control above one half changes what is screened there, and the reach', () => {
  const step: Step = { type: 'stake', acquirer: 'A', target: 'B', stake: 0.3 };
  const reach = (steps: readonly Step[]): number => ((steps[0] as { stake: number }).stake > 0.5 ? 0.8 : 0.6);
  const found = curve({ ...about([step]), at: 0, sweep: { field: 'stake', low: 0.1, high: 0.9 }, reach })!;
  expect(found.parts[0]!.parts).toEqual([{ from: 0.1, to: expect.closeTo(0.5, 12) as number, outcome: null }, { from: expect.closeTo(0.5, 12) as number, to: 0.9, outcome: 'presumption' }]);
  expect(found.points[0]).toMatchObject({ reach: 0.6, mhhiDelta: expect.closeTo(66, 9) as number, outcomes: [null] });
  expect(found.points.at(-1)!.reach).toBe(0.8);
});

test('no curve without such a number, and none where the step can nowhere be carried out', () => {
  expect(curve({ ...about([merger]), at: 0, sweep: { field: 'share', low: 0, high: 1 } })).toBeNull();
  expect(curve({ ...about([{ type: 'divest', from: 'F', to: 'A', share: 0.01 }]), at: 0, sweep: { field: 'share', low: 0.07, high: 0.2 } })).toBeNull();
  expect(curve({ ...about([{ type: 'divest', from: 'F', to: 'A', share: 0.01 }]), at: 0 })).toBeNull();
});

test('property: just before a crossing the test says one thing, just beyond it the other; each part holds its outcome', () => {
  const range = fc.constantFrom<[Step, string, number, number]>(
    [{ type: 'divest', from: 'A', to: 'C', share: 0.05 }, 'share', 0, 0.3],
    [{ type: 'exit', firm: 'D', lost: 0.1 }, 'lost', 0, 1],
    [{ type: 'exit', firm: 'D', diversion: { A: 0.35, B: 0.25 } }, 'diversion:A', 0, 0.75],
    [{ type: 'enter', firm: 'New', share: 0.1 }, 'share', 0, 0.6],
    [{ type: 'expand', firm: 'A', share: 0.1, takes: { B: 0.5 } }, 'share', 0, 0.4],
    [{ type: 'adjust', shares: { A: 0.2 } }, 'shares:A', 0, 1],
    [{ type: 'adjust', growth: { A: 0.2 } }, 'growth:A', -0.9, 2],
  );
  const sizes = fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(sizes, range, fc.boolean(), fc.constantFrom(...ruleSets), (own, [step, field, low, high], first, rule) => {
      const total = own.reduce((all, size) => all + size, 0) / 0.95;
      const structure = testStructure(Object.fromEntries(own.map((size, i) => ['ABCDEF'[i]!, size / total])));
      const plan: Step[] = first ? [step, { type: 'merge', parties: ['A', 'B'] }] : [{ type: 'merge', parties: ['E', 'B'] }, step];
      const at = first ? 0 : 1;
      const found = curve({ id: 'm', name: 'm', structure, steps: plan, rules: [rule], at, sweep: { field, low, high }, points: 17 });
      if (found === null) return;
      const screened = (x: number) => {
        const value = field === 'diversion:A' ? { diversion: { A: x, B: 0.25 } } : field.startsWith('shares') ? { shares: { A: x } } : field.startsWith('growth') ? { growth: { A: x } } : { [field]: x };
        return screenMarket({ id: 'm', name: 'm', structure, steps: plan.map((other, i) => (i === at ? ({ ...other, ...value } as Step) : other)), rules: [rule] });
      };
      for (const { test: id, at: x } of found.crossings) {
        const near = 1e-9 * Math.max(1, Math.abs(x));
        if (x - near < found.low || x + near > found.high) continue;
        const met = (y: number) => screened(y).outcomes[0]?.tests.find((one) => one.id === id);
        const [below, above] = [met(x - near), met(x + near)];
        // A limit that is only touched is met at the top of the curve.
        if (below?.met === above?.met) expect(Math.abs((met(x)?.value ?? NaN) - met(x)!.limit)).toBeLessThan(1e-6 * Math.max(1, met(x)!.limit));
      }
      for (const { from, to, outcome } of found.parts[0]!.parts) {
        for (const part of [0.01, 0.37, 0.99]) if (to - from > 1e-6) expect(screened(from + part * (to - from)).outcomes[0]?.outcome ?? null).toBe(outcome);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});
