import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureAll, measureIds, measureTable } from '../../core/analysis/measures';
import { screenMarket } from '../../core/analysis/screen';
import { sweep } from '../../core/analysis/sweep';
import { compileRule, NOT_SCREENED } from '../../core/analysis/sweep-rules';
import type { Step } from '../../core/deal/step';
import type { ShareTable } from '../../core/market/share-table';
import { structureOf } from '../../core/market/structure';
import type { RuleSet } from '../../core/rules/rule-set';
import { ruleSets } from '../../core/rules/rule-sets';
import screening from '../golden/screening-shares.json';
import { testTable } from '../share-tables';

/** What `screenMarket` says of every cell, in the columns of a sweep. */
function compare(table: ShareTable, steps: readonly Step[], rules: readonly RuleSet[]): void {
  const found = sweep(table, steps, rules);
  for (let c = 0; c < table.markets.length; c++) {
    const market = table.markets[c]!;
    const one = screenMarket({ id: market, name: market, structure: structureOf(table, c), steps, rules });
    const at = `${market} ${JSON.stringify(steps)}`;
    expect(found.hhiBefore[c], at).toBe(one.before.hhi);
    expect(found.change[c], at).toBe(one.change);
    expect(Number.isNaN(found.mergedShare[c]!) ? null : found.mergedShare[c], at).toBe(one.mergedShare);
    expect(Math.abs(found.hhiAfter[c]! - one.after.hhi), at).toBeLessThanOrEqual(4e-16 * one.after.hhi);
    rules.forEach((rule, r) => {
      const outcome = found.outcomes[r]![c]!;
      const expected = one.outcomes[r];
      expect(outcome === NOT_SCREENED ? undefined : rule.outcomes[outcome]!.id, `${rule.id} ${at}`).toBe(expected?.outcome);
    });
  }
}

const names = ['A', 'B', 'C', 'D', 'E', 'F'];
/** Small whole numbers, so that limits are met exactly again and again. */
const market = fc.record({
  firms: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 20 })), { selector: ([name]) => name, minLength: 1, maxLength: 6 }).map((rows) => Object.fromEntries(rows)),
  fringe: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
});
const name = fc.constantFrom(...names, 'Entrant');
const merge: fc.Arbitrary<Step> = fc.record(
  {
    type: fc.constant('merge' as const), parties: fc.array(name, { minLength: 2, maxLength: 3 }), into: name,
    muted: fc.boolean(), markets: fc.constantFrom(['M0'], ['M1', 'M2']),
  },
  { requiredKeys: ['type', 'parties'] },
);
const divest: fc.Arbitrary<Step> = fc.record({ type: fc.constant('divest' as const), from: name, to: name, share: fc.constantFrom(0.01, 0.05, 0.1, 0.25) });

test('a sweep says what the screen of each market says, at limits too, under every rule', () => {
  fc.assert(
    fc.property(fc.array(market, { minLength: 1, maxLength: 5 }), fc.array(fc.oneof(merge, divest), { maxLength: 4 }), (markets, steps) => {
      compare(testTable(markets), steps, ruleSets);
    }),
    { numRuns: 400 },
  );
});

test('shares that leave a part unknown', () => {
  fc.assert(
    fc.property(fc.array(market, { minLength: 1, maxLength: 4 }), fc.array(fc.oneof(merge, divest), { maxLength: 2 }), (markets, steps) => {
      const shares = markets.map(({ firms, fringe }) => ({
        firms: Object.fromEntries(Object.entries(firms).map(([firm, size]) => [firm, size / 160])), fringe: fringe / 160,
      }));
      compare(testTable(shares, 'share'), steps, ruleSets);
    }),
    { numRuns: 150 },
  );
});

test('whole-number sizes at a threshold are decided as in exact arithmetic', () => {
  for (const { sizes, parties } of screening.inputs.rows) {
    const table = testTable([{ firms: Object.fromEntries(sizes.map((size, i) => [`F${i}`, size])) }]);
    compare(table, [{ type: 'merge', parties: parties.map((at) => `F${at}`) }], ruleSets);
  }
});

test('a market without a firm of the deal is left alone', () => {
  const table = testTable([{ firms: { A: 3, B: 1 } }, { firms: { C: 1, D: 1 } }]);
  const found = sweep(table, [{ type: 'merge', parties: ['A', 'B'] }], ruleSets.slice(0, 1));
  expect(found.touched).toBe(1);
  expect([found.change[1], found.mergedShare[1], found.outcomes[0]![1]]).toEqual([0, NaN, NOT_SCREENED]);
});

test('a rule with more tests than fit a table of answers is read condition by condition', () => {
  const base = ruleSets[0]!;
  const tests = Array.from({ length: 14 }, (_, i) => ({ id: `t${i}`, quantity: 'delta' as const, comparison: '>' as const, limit: 10 * (i + 1) }));
  const rule: RuleSet = { ...base, tests, scales: [], findings: [], outcomes: [{ ...base.outcomes[0]!, when: { all: tests.map(({ id }) => id) } }, base.outcomes[1]!] };
  const values = new Float64Array(9);
  values[2] = 139;
  expect(compileRule(rule).outcome(values)).toBe(1);
  values[2] = 141;
  expect(compileRule(rule).outcome(values)).toBe(0);
});

test('measures of a table are the measures of its markets', () => {
  const ids = [...measureIds, 'cr1', 'hannahKay0.5', 'linda2'];
  fc.assert(
    fc.property(fc.array(market, { minLength: 1, maxLength: 5 }), (markets) => {
      const table = testTable([...markets, { firms: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`G${i}`, (i * 7) % 11])) }]);
      const columns = measureTable(table, ids);
      for (let c = 0; c <= markets.length; c++) {
        measureAll(structureOf(table, c), ids).forEach(({ value, reason }, m) => {
          expect(Number.isNaN(columns.values[m]![c]!) ? null : columns.values[m]![c], ids[m]).toBe(value);
          expect(value === null).toBe(reason !== undefined);
        });
      }
    }),
    { numRuns: 60 },
  );
});
