import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../../core/rules/rule-set';
import { ruleSets } from '../../../core/rules/rule-sets';
import { conditionOf, groupsOf } from './condition';

function holds(condition: Condition, met: ReadonlySet<string>): boolean {
  if (typeof condition === 'string') return met.has(condition);
  if ('not' in condition) return !holds(condition.not, met);
  return 'all' in condition ? condition.all.every((part) => holds(part, met)) : condition.any.some((part) => holds(part, met));
}

const names = ['a', 'b', 'c', 'd'];
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...names),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

test('groups have the truth of the condition, and the condition made of them too', () => {
  fc.assert(
    fc.property(condition, fc.subarray(names), (one, subset) => {
      const met = new Set(subset);
      const groups = groupsOf(one);
      expect(groups.some((group) => group.every(({ test: id, not }) => met.has(id) !== not))).toBe(holds(one, met));
      expect(holds(conditionOf(groups)!, met)).toBe(holds(one, met));
    }),
    { numRuns: 300 },
  );
});

test('every condition that ships can be edited: it stays within twelve groups', () => {
  for (const rule of ruleSets) {
    for (const { when } of [...rule.outcomes, ...rule.findings]) if (when !== null) expect(groupsOf(when).length).toBeLessThanOrEqual(12);
  }
});

test('a condition is written as short as it can be, and nothing is no condition', () => {
  expect(conditionOf([[{ test: 'a', not: false }]])).toBe('a');
  expect(conditionOf([[{ test: 'a', not: true }], []])).toEqual({ not: 'a' });
  expect(conditionOf([[{ test: 'a', not: false }, { test: 'b', not: true }], [{ test: 'c', not: false }]])).toEqual({ any: [{ all: ['a', { not: 'b' }] }, 'c'] });
  expect(conditionOf([[]])).toBeNull();
});
