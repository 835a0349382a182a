import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testStructure } from '../../tests/structures';
import screening from '../../tests/golden/screening-shares.json';
import type { Step } from '../deal/step';
import { ruleSet } from '../rules/rule-sets';
import { screenMarket } from './screen';

const rules = ['us-2023', 'eu-2004'].map((id) => ruleSet(id)!);
const market = testStructure({ Amazon: 0.4, Walmart: 0.1, TikTok: 0.05, Shein: 0.03, Temu: 0.02 }, { fringe: 0.1 });
const screen = (steps: Step[], structure = market) => screenMarket({ id: 'm', name: 'Market', structure, steps, rules });

test('a merger: HHI before and after, change by the formula, merged share, parties marked', () => {
  const result = screen([{ type: 'merge', parties: ['Amazon', 'TikTok'] }]);
  expect(result.before.hhi).toBeCloseTo(1600 + 100 + 25 + 9 + 4, 9);
  expect(result.change).toBeCloseTo(2 * 40 * 5, 9);
  expect(result.after.hhi).toBeCloseTo(1738 + 400, 9);
  expect(result.mergedShare).toBeCloseTo(0.45, 12);
  expect(result.rows.map(({ firm, role }) => [firm, role])).toEqual([
    ['Amazon', 'merged'], ['Walmart', 'rival'], ['TikTok', 'party'], ['Shein', 'rival'], ['Temu', 'rival'], ['Fringe', 'fringe'], ['Not known', 'unknown'],
  ]);
  expect(result.outcomes.map(({ rule, outcome }) => [rule, outcome])).toEqual([
    ['us-2023', 'presumption'], ['eu-2004', 'not_a_safe_harbour'],
  ]);
});

test('a divestiture after the merger counts from before the merger', () => {
  const result = screen([
    { type: 'merge', parties: ['Amazon', 'TikTok'] },
    { type: 'divest', from: 'TikTok', to: 'Walmart', share: 0.05 },
  ]);
  expect(result.mergedShare).toBeCloseTo(0.4, 12);
  expect(result.change).toBeCloseTo(15 ** 2 - 10 ** 2 - 5 ** 2, 9);
  expect(result.rows.find(({ firm }) => firm === 'Walmart')).toMatchObject({ role: 'buyer', before: 0.1 });
});

test('where one party is absent nothing changes, and the share that the acquirer comes to hold is read', () => {
  const result = screen([{ type: 'merge', parties: ['Amazon', 'TikTok'] }], testStructure({ TikTok: 0.681, Whatnot: 0.31 }));
  expect(result.change).toBe(0);
  expect(result.mergedShare).toBeCloseTo(0.681, 12);
  expect(result.notes).toEqual(['Amazon is not in this market, so the merger leaves it as it is']);
  expect(result.outcomes[0]!.outcome).toBe('no_presumption');
});

test('the status quo is no merger and has no outcome', () => {
  expect(screen([])).toMatchObject({ change: 0, mergedShare: null, outcomes: [] });
});

test('bounds of the HHI use the fringe and the unknown part; without them they are the HHI', () => {
  const { before } = screen([]);
  expect(before.hhiLow).toBe(before.hhi);
  // Unknown 0.4 in firms as large as the smallest known, 0.02: 20 x 4 points.
  expect(before.hhiHigh).toBeCloseTo(before.hhi + 80, 6);
  const whole = screen([], testStructure({ A: 0.6, B: 0.4 })).before;
  expect(whole.hhiHigh).toBe(whole.hhi);
});

test.each(screening.inputs.rows)('whole-number sizes at a threshold: $id', ({ id, sizes, parties, rules: ids }) => {
  const expected = screening.expected.rows.find((row) => row.id === id)!;
  const total = sizes.reduce((all, size) => all + size, 0);
  const structure = testStructure(Object.fromEntries(sizes.map((size, i) => [`F${i}`, size / total])), { total });
  const result = screenMarket({
    id: 'm', name: id, structure, rules: ids.map((rule) => ruleSet(rule)!),
    steps: [{ type: 'merge', parties: parties.map((at) => `F${at}`) }],
  });
  for (const outcome of result.outcomes) {
    const wanted = (expected.outcomes as Record<string, Record<string, unknown> | undefined>)[outcome.rule]!;
    for (const [name, value] of Object.entries(wanted)) {
      expect(name === 'outcome' ? outcome.outcome : name === 'band' ? outcome.band : outcome.findings[name], `${outcome.rule} ${name}`).toBe(value);
    }
  }
});

test('property: the order of firms does not matter and a merger never lowers the HHI', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(sizes, (values) => {
      const total = values.reduce((all, value) => all + value, 0);
      const build = (order: number[]) =>
        testStructure(Object.fromEntries(order.map((i) => [`F${i}`, values[i]! / total])), { total });
      const order = values.map((_, i) => i);
      const steps: Step[] = [{ type: 'merge', parties: ['F0', 'F1'] }];
      const one = screen(steps, build(order));
      const other = screen(steps, build([...order].reverse()));
      expect(other.after.hhi).toBeCloseTo(one.after.hhi, 8);
      expect(one.change).toBeGreaterThan(0);
      expect(one.after.hhi - one.before.hhi).toBeCloseTo(one.change, 6);
    }),
  );
});

test('a market that the deal is not meant for is not screened', () => {
  const result = screen([{ type: 'merge', parties: ['Amazon', 'TikTok'], markets: ['elsewhere'] }]);
  expect(result).toMatchObject({ change: 0, mergedShare: null, outcomes: [], notes: ['confined to other markets'] });
});

test('two mergers with one absent acquirer merge the firms that it buys', () => {
  const social = testStructure({ TikTok: 0.4, Shein: 0.3, Meta: 0.3 });
  const result = screen([{ type: 'merge', parties: ['Amazon', 'TikTok'] }, { type: 'merge', parties: ['Amazon', 'Shein'] }], social);
  expect(result.change).toBeCloseTo(2 * 40 * 30, 9);
  expect(result.outcomes[0]!.outcome).toBe('presumption');
});

test('the buyer of a divested asset is screened too, and the worse answer stands', () => {
  const structure = testStructure({ Amazon: 0.25, TikTok: 0.15, Meta: 0.2, Walmart: 0.2, eBay: 0.2 });
  const result = screen([{ type: 'merge', parties: ['Amazon', 'TikTok'] }, { type: 'divest', from: 'Amazon', to: 'Meta', share: 0.35 }], structure);
  expect(result.mergedShare).toBeCloseTo(0.05, 12);
  expect(result.outcomes[0]).toMatchObject({ rule: 'us-2023', outcome: 'presumption', findings: { by_share: true } });
  expect(result.screenedFirms[0]).toBe('Meta');
  expect(result.notes).toContain('Meta is screened too: it holds 55.0% after the deal');
});

test('a sale without a merger is screened at its buyer', () => {
  const result = screen([{ type: 'divest', from: 'Walmart', to: 'Amazon', share: 0.1 }]);
  expect(result.change).toBeCloseTo(2 * 40 * 10, 9);
  expect(result.outcomes[0]).toMatchObject({ outcome: 'presumption' });
  expect(result.screenedFirms).toEqual(['Amazon', 'Amazon']);
});

test('where shares were adjusted before a merger, the note tells how much of the change is the merger alone', () => {
  const structure = testStructure({ A: 0.01, B: 0.01, C: 0.5, D: 0.48 });
  const adjust = { type: 'adjust' as const, shares: { C: 0.7 } };
  const merge = { type: 'merge' as const, parties: ['A', 'B'] };
  const { change, notes } = screenMarket({ id: 'm', name: 'm', structure, steps: [adjust, merge], rules });
  expect(change).toBeGreaterThan(900);
  expect(notes.join()).toMatch(/^the change counts from before all steps; of it \+[01](?:\.\d+)? points are of "A merges with B" itself$/);
  expect(screenMarket({ id: 'm', name: 'm', structure, steps: [merge, adjust], rules }).notes.join()).not.toContain('counts from before');
});

test('a sale before a merger is part of the deal and calls for no such note', () => {
  const structure = testStructure({ A: 0.1, B: 0.1, C: 0.1, D: 0.1 });
  const divest = { type: 'divest' as const, from: 'C', to: 'D', share: 0.05 };
  expect(screenMarket({ id: 'm', name: 'm', structure, steps: [divest, { type: 'merge', parties: ['A', 'B'] }], rules }).notes.join()).not.toContain('counts from before');
});
