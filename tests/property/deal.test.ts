import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from '../../core/analysis/measure';
import { screenMarket } from '../../core/analysis/screen';
import { exactDeal } from '../../core/deal/exact';
import { namesOf, renamedStep, stepKinds, stepSentence, stepTitle, stepTypes } from '../../core/deal/kinds';
import { applySteps } from '../../core/deal/scenario';
import type { Step } from '../../core/deal/step';
import { stepSchema } from '../../core/deal/step';
import { toNumber } from '../../core/economics/rational';
import type { Structure } from '../../core/market/structure';
import { structureOf } from '../../core/market/structure';
import { ruleSets } from '../../core/rules/rule-sets';
import { testTable } from '../share-tables';

const seed = 20_250_611;
const firms = ['A', 'B', 'C', 'D', 'E'];

/** Sizes, or shares that may leave a part unknown; with or without a fringe. */
const market: fc.Arbitrary<Structure> = fc
  .record({ sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 5 }), fringe: fc.integer({ min: 0, max: 300 }), unknown: fc.integer({ min: 0, max: 300 }), level: fc.boolean() })
  .map(({ sizes, fringe, unknown, level }) => {
    const total = sizes.reduce((all, size) => all + size, 0) + fringe + unknown;
    const scale = level ? 1 : total;
    const own = Object.fromEntries(firms.map((firm, i) => [firm, sizes[i]! / scale]));
    return structureOf(testTable([{ firms: own, fringe: fringe / scale }], level ? 'level' : 'share'), 0);
  });

const name = fc.constantFrom(...firms);
const anybody = fc.constantFrom(...firms, 'New', 'Other');
const share = fc.constantFrom(0.01, 0.025, 0.05, 0.1, 0.2);
const fractions = fc.dictionary(anybody, fc.constantFrom(0, 0.1, 0.25, 0.3), { maxKeys: 3 });
const split = fc.oneof(fc.constant('proportional' as const), fractions);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('merge' as const), parties: fc.uniqueArray(name, { minLength: 2, maxLength: 3 }) }),
  fc.record({ type: fc.constant('stake' as const), acquirer: name, target: name, stake: fc.constantFrom(0.1, 0.4, 0.6), control: fc.boolean() }),
  fc.record({ type: fc.constant('divest' as const), from: name, to: fc.constantFrom(...firms, 'New'), share }),
  fc.record({ type: fc.constant('transfer' as const), asset: name, from: fc.constant('Owner'), to: fc.constantFrom(...firms, 'New') }),
  fc.record({ type: fc.constant('exit' as const), firm: name, diversion: split }),
  fc.record({ type: fc.constant('exit' as const), firm: name, lost: fc.constantFrom(0, 0.2, 1) }),
  fc.record({ type: fc.constant('enter' as const), firm: fc.constantFrom('New', 'Newer'), share, takes: split }),
  fc.record({ type: fc.constant('expand' as const), firm: name, share, takes: split }),
  fc.record({ type: fc.constant('partner' as const), firm: name, partners: fc.array(fc.record({ firm: name, earns: fc.constantFrom(0, 0.08), pays: fc.constantFrom(0, 0.02) }), { minLength: 1, maxLength: 2 }) }),
  fc.record({ type: fc.constant('adjust' as const), shares: fc.dictionary(name, fc.constantFrom(0, 0.05, 0.2), { minKeys: 1, maxKeys: 3 }), rest: fc.constantFrom('proportional' as const, 'unknown' as const) }),
  fc.record({ type: fc.constant('adjust' as const), growth: fc.dictionary(name, fc.constantFrom(-1, -0.5, 0.1, 0.5), { minKeys: 1, maxKeys: 3 }) }),
);
const deal = fc.array(step, { maxLength: 4 });

const whole = ({ shares, fringe, unknown }: Structure): number => shares.reduce((all, one) => all + one, 0) + fringe + unknown;
const shareOf = ({ firms: own, shares }: Structure, firm: string): number => shares[own.indexOf(firm)] ?? 0;

function sameShares(a: Structure, b: Structure): void {
  for (const firm of new Set([...a.firms, ...b.firms])) expect(shareOf(a, firm), firm).toBeCloseTo(shareOf(b, firm), 11);
  expect([a.fringe, a.unknown].map((x) => x.toFixed(10))).toEqual([b.fringe, b.unknown].map((x) => x.toFixed(10)));
}

test('steps conserve shares, less what leaves the market; nothing is negative and the HHI stays within its bounds', () => {
  fc.assert(
    fc.property(market, deal, (before, steps) => {
      const found = applySteps(before, steps);
      for (const { after, outcome } of found.steps) {
        expect(whole(after)).toBeCloseTo(1, 10);
        expect(Math.min(...after.shares, after.fringe, after.unknown)).toBeGreaterThanOrEqual(0);
        expect(new Set(after.firms).size).toBe(after.firms.length);
        const { hhi } = measure(after);
        const [largest, named] = [Math.max(0, ...after.shares), after.shares.reduce((all, one) => all + one, 0)];
        expect(hhi).toBeLessThanOrEqual(10_000 * largest * named + 1e-6);
        expect(hhi).toBeGreaterThanOrEqual((10_000 * named * named) / Math.max(1, after.firms.length) - 1e-6);
        if (outcome.applied) expect(outcome.size ?? 1).toBeGreaterThan(0);
      }
      const moved = found.steps.filter(({ outcome, step: { type } }) => outcome.applied && (type === 'exit' || type === 'enter' || type === 'expand' || type === 'adjust'));
      if (moved.length === 0) expect(found.size).toBe(1);
      if (before.total !== null) expect(found.after.total!).toBeCloseTo(before.total * found.size, 8);
    }),
    { numRuns: 400, seed },
  );
});

test('exact arithmetic says the same as doubles for every kind of step', () => {
  fc.assert(
    fc.property(market, deal, (before, steps) => {
      const found = applySteps(before, steps);
      const firm = found.after.firms[0] ?? 'A';
      const exact = exactDeal(found, firm);
      expect(toNumber(exact.preHhi)).toBeCloseTo(measure(before).hhi, 7);
      expect(toNumber(exact.postHhi)).toBeCloseTo(measure(found.after).hhi, 7);
      expect(toNumber(exact.mergedShare)).toBeCloseTo(shareOf(found.after, firm), 10);
    }),
    { numRuns: 300, seed },
  );
});

test('a merger and the sale of the same asset back to its old owner restore the market', () => {
  fc.assert(
    fc.property(market, fc.uniqueArray(name, { minLength: 2, maxLength: 2 }), (before, [a, b]) => {
      const { after, problems } = applySteps(before, [
        { type: 'merge', parties: [a!, b!] },
        { type: 'divest', from: a!, to: b!, share: shareOf(before, b!) },
      ]);
      expect(problems).toEqual([]);
      sameShares(after, before);
    }),
    { numRuns: 100, seed },
  );
});

test('steps of different firms may stand in any order, and muted ones change nothing', () => {
  fc.assert(
    fc.property(market, fc.shuffledSubarray(firms, { minLength: 4, maxLength: 4 }), fc.double({ min: 0.01, max: 1, noNaN: true }), step, (before, [a, b, c, d], part, other) => {
      const one: Step[] = [{ type: 'merge', parties: [a!, b!] }, { type: 'divest', from: c!, to: d!, share: part * shareOf(before, c!) }, { type: 'partner', firm: a!, partners: [{ firm: c!, earns: 0.1 }] }];
      sameShares(applySteps(before, one).after, applySteps(before, [...one].reverse()).after);
      const withMuted = applySteps(before, [{ ...other, muted: true }, ...one]);
      sameShares(withMuted.after, applySteps(before, one).after);
      expect(withMuted.steps[0]!.after).toBe(before);
    }),
    { numRuns: 150, seed },
  );
});

test('an exit in proportion is an exit by the vector of those proportions, and enter then exit restores the market', () => {
  fc.assert(
    fc.property(market, name, share, (before, firm, size) => {
      const others = 1 - shareOf(before, firm);
      const vector = Object.fromEntries(before.firms.filter((other) => other !== firm).map((other) => [other, shareOf(before, other) / others]));
      const proportional = applySteps(before, [{ type: 'exit', firm }]).after;
      if (before.fringe + before.unknown === 0) sameShares(applySteps(before, [{ type: 'exit', firm, diversion: vector }]).after, proportional);
      const back = applySteps(before, [{ type: 'enter', firm: 'New', share: size }, { type: 'exit', firm: 'New' }]);
      expect(back.problems).toEqual([]);
      sameShares(back.after, before);
    }),
    { numRuns: 150, seed },
  );
});

test('a partnership or a silent stake moves no share and adds to incentives what the rate and the shares give', () => {
  fc.assert(
    fc.property(market, fc.uniqueArray(name, { minLength: 2, maxLength: 2 }), fc.double({ min: 0.01, max: 0.5, noNaN: true }), (before, [a, b], rate) => {
      const product = 10_000 * rate * shareOf(before, a!) * shareOf(before, b!);
      for (const one of [{ type: 'partner', firm: a!, partners: [{ firm: b!, earns: rate }] }, { type: 'stake', acquirer: a!, target: b!, stake: rate }] satisfies Step[]) {
        const result = screenMarket({ id: 'm', name: 'm', structure: before, steps: [one], rules: ruleSets });
        expect(result).toMatchObject({ change: 0, outcomes: [], mergedShare: null });
        expect(result.incentives!.mhhiDelta).toBeCloseTo(product, 9);
      }
      const joined = screenMarket({ id: 'm', name: 'm', structure: before, steps: [{ type: 'partner', firm: a!, partners: [{ firm: b!, earns: rate }] }, { type: 'merge', parties: [a!, b!] }], rules: [] });
      expect(joined.incentives).toBeNull();
      const control = screenMarket({ id: 'm', name: 'm', structure: before, steps: [{ type: 'stake', acquirer: a!, target: b!, stake: rate, control: true }], rules: [] });
      expect(control.change).toBeCloseTo(20_000 * shareOf(before, a!) * shareOf(before, b!), 8);
      expect(control.incentives!.mhhiDelta).toBeCloseTo(product * (1 + 1 / rate ** 2), 7);
    }),
    { numRuns: 100, seed },
  );
});

test('a step is JSON that its schema reads back, and under its own names it is the same step', () => {
  fc.assert(
    fc.property(step, (one) => {
      expect(stepSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
      expect(renamedStep(one, (known) => known)).toEqual(one);
      expect(namesOf(one).length).toBeGreaterThan(0);
      expect(stepSentence(one)).not.toMatch(/undefined|NaN/);
    }),
    { numRuns: 200, seed },
  );
});

test('every kind of step begins with a form that is valid, in a market and without one', () => {
  fc.assert(
    fc.property(fc.option(market, { nil: null }), fc.subarray(['A', 'B', 'Elsewhere']), (structure, parties) => {
      for (const type of stepTypes) {
        const blank = stepKinds[type].blank({ structure, parties });
        expect(stepSchema.safeParse(blank).success, `${type} ${JSON.stringify(blank)}`).toBe(true);
        expect(stepTitle(blank)).not.toMatch(/undefined|NaN/);
        if (structure !== null) expect(applySteps(structure, [blank]).problems).toEqual([]);
      }
    }),
    { numRuns: 60, seed },
  );
});
