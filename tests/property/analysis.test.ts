import fc from 'fast-check';
import { expect, test } from 'vitest';
import { screenWithFringe } from '../../core/analysis/intervals';
import { measureAll } from '../../core/analysis/measures';
import { screenMarket } from '../../core/analysis/screen';
import { ruleSets } from '../../core/rules/rule-sets';
import ecommerce from '../golden/concentration-ecommerce.json';
import pareto from '../golden/concentration-pareto200.json';
import reference from '../golden/concentration-reference.json';
import shapes from '../golden/concentration-shapes.json';
import { agree } from '../golden/agree';
import { testStructure } from '../structures';

const sizes = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 12 });
const structureOfSizes = (values: readonly number[], fringe = 0): ReturnType<typeof testStructure> => {
  const total = values.reduce((a, b) => a + b, 0) / (1 - fringe);
  return testStructure(Object.fromEntries(values.map((value, i) => [`F${i}`, value / total])), { fringe });
};

for (const file of [reference, shapes, ecommerce, pareto]) {
  test(`${file.case}: the measures of a market under their golden keys in camelCase`, () => {
    file.inputs.vectors.forEach(({ shares, fringe, id }: { shares: number[]; fringe: number; id: string }, at) => {
      const structure = testStructure(Object.fromEntries(shares.map((share, i) => [`F${i}`, share])), { fringe });
      const expected = file.expected.vectors[at] as unknown as Record<string, unknown>;
      const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      for (const [key, wanted] of Object.entries(expected)) {
        if (wanted !== null && typeof wanted === 'object') {
          for (const [parameter, value] of Object.entries(wanted)) agree(measureAll(structure, [`${camel(key)}${parameter}`])[0]!.value, value, `${id} ${key}${parameter}`);
        } else if (!['id', 'n_named', 'sum_named', 'hhi', 'melnik_shy_stenbacka_leader_dominates'].includes(key)) {
          agree(measureAll(structure, [key === 'hhi_points' ? 'hhi' : camel(key)])[0]!.value, wanted, `${id} ${key}`);
        }
      }
    });
  });
}

test('what is no measure is an explained absence', () => {
  const [none, odd] = measureAll(testStructure({ A: 0.5, B: 0.5 }), ['hhhi', 'gini3']);
  expect(none).toEqual({ id: 'hhhi', value: null, reason: 'There is no measure "hhhi".' });
  expect(odd!.value).toBeNull();
});

test('a merger never lowers the HHI, and its change does not depend on the order of the parties', () => {
  fc.assert(
    fc.property(sizes, (values) => {
      const structure = structureOfSizes(values);
      const [one, other] = [['F0', 'F1'], ['F1', 'F0']].map((parties) => screenMarket({ id: 'm', name: 'm', structure, steps: [{ type: 'merge', parties }], rules: [] }));
      expect(one!.after.hhi).toBeGreaterThanOrEqual(one!.before.hhi);
      expect(other!.change).toBe(one!.change);
    }),
  );
});

test('splitting a firm and merging the parts is the identity, for every measure', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 99 }), (values, percent) => {
      const structure = structureOfSizes(values);
      const steps = [
        { type: 'divest' as const, from: 'F0', to: 'Part', share: (structure.shares[0]! * percent) / 100 },
        { type: 'merge' as const, parties: ['F0', 'Part'] },
      ];
      const { deal } = screenMarket({ id: 'm', name: 'm', structure, steps, rules: [] });
      const [before, after] = [measureAll(structure), measureAll(deal.after)];
      before.forEach(({ id, value }, i) => {
        if (value === null) expect(after[i]!.value).toBeNull();
        else expect(Math.abs(after[i]!.value! - value), id).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
      });
    }),
  );
});

test('an atomistic fringe is the limit of many small firms, for every measure that stands with a fringe', () => {
  fc.assert(
    fc.property(sizes, fc.double({ min: 0.05, max: 0.6, noNaN: true }), (values, fringe) => {
      const limit = measureAll(structureOfSizes(values, fringe));
      const structure = structureOfSizes(values, fringe);
      const far = (firms: number): number[] => {
        const many = { ...structure, firms: [...structure.firms, ...Array.from({ length: firms }, (_, i) => `small ${i}`)], shares: Float64Array.from([...structure.shares, ...Array.from({ length: firms }, () => fringe / firms)]), fringe: 0 };
        return measureAll(many).map(({ value }, i) => (limit[i]!.value === null ? 0 : Math.abs(value! - limit[i]!.value!) / Math.max(1, Math.abs(limit[i]!.value!))));
      };
      const [coarse, fine] = [far(1_000), far(100_000)];
      limit.forEach(({ id }, i) => {
        expect(fine[i], id).toBeLessThanOrEqual(Math.max(1e-9, coarse[i]! / 10));
        expect(fine[i], id).toBeLessThanOrEqual(1e-3);
      });
    }),
    { numRuns: 20 },
  );
});

test('with an unknown part, the outcome of every way to make it up is among the possible ones', () => {
  fc.assert(
    fc.property(sizes, fc.double({ min: 0.01, max: 0.5, noNaN: true }), fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { maxLength: 60 }), (values, fringe, cuts) => {
      // Tests of several firms read the named ones, so those rules are left out.
      const rules = ruleSets.filter(({ tests }) => !tests.some(({ quantity }) => /top|leader|partner/.test(quantity)));
      const structure = structureOfSizes(values, fringe);
      const { outcomes, postHhi } = screenWithFringe(structure, ['F0', 'F1'], rules);
      const cap = Math.min(...structure.shares);
      const firms: Record<string, number> = Object.fromEntries(structure.firms.map((firm, i) => [firm, structure.shares[i]!]));
      let left = fringe;
      cuts.forEach((cut, i) => {
        const share = Math.min(left, cut * cap);
        if (share > 1e-9) firms[`small ${i}`] = share;
        left -= share;
      });
      const found = screenMarket({ id: 'm', name: 'm', structure: testStructure(firms, { fringe: Math.max(0, left) }), steps: [{ type: 'merge', parties: ['F0', 'F1'] }], rules });
      expect(found.after.hhi).toBeGreaterThanOrEqual(postHhi.low - 1e-8);
      expect(found.after.hhi).toBeLessThanOrEqual(postHhi.high + 1e-8);
      found.outcomes.forEach(({ rule, outcome }, r) => expect(outcomes[r]!.possible, rule).toContain(outcome));
    }),
    { numRuns: 200 },
  );
});
