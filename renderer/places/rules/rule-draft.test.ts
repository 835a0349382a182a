import { expect, test } from 'vitest';
import { evaluate } from '../../../core/rules/evaluate';
import type { RuleSet } from '../../../core/rules/rule-set';
import { ruleSet, ruleSets } from '../../../core/rules/rule-sets';
import type { RuleDraft } from './rule-draft';
import { checkDraft, draftOf, newDraft } from './rule-draft';

const filled = (): RuleDraft => ({
  ...newDraft('mine', '2026-01-01'),
  jurisdiction: 'Ruritania',
  title: 'Merger notice',
  citation: 'Official Journal 1',
  outcomes: newDraft('mine', '').outcomes.map((outcome) => ({ ...outcome, consequence: 'Says the text.' })),
});

test.each(ruleSets.map((rule) => [rule.id, rule] as const))('%s as a draft is a rule set that decides alike', (_, rule) => {
  const { rule: copy, faults } = checkDraft(draftOf(rule, { id: 'copy', replaces: null }), []);
  expect(faults).toEqual({});
  for (const postHhi of [900, 1000, 1400, 1800, 1800.5, 2000, 2400, 2600, 5000]) {
    for (const delta of [0, 50, 50.5, 100, 101, 150, 200, 250, 400]) {
      for (const mergedShare of [0.1, 0.25, 0.3, 0.31, 0.35, 0.4, 0.5, 0.6]) {
        const input = { postHhi, preHhi: postHhi - delta, delta, mergedShare, shares: [mergedShare, 0.15, 0.1, 0.05, 0.02], leader: { share: mergedShare - 0.05, second: 0.15, partner: 0.05 } };
        const [before, after] = [evaluate(rule, input), evaluate(copy as RuleSet, input)];
        expect([after.outcome, after.band, after.findings]).toEqual([before.outcome, before.band, before.findings]);
      }
    }
  }
});

test('a new draft says what it still needs, each at its place, and is a rule set once that is there', () => {
  const { rule, faults } = checkDraft(newDraft('mine', '2026-01-01'), []);
  expect(rule).toBeNull();
  expect(Object.keys(faults).sort()).toEqual(['citation', 'jurisdiction', 'outcomes.0.consequence', 'outcomes.1.consequence', 'title']);
  expect(checkDraft(filled(), []).rule).toMatchObject({ id: 'mine', tests: [{ limit: 1800 }, { limit: 100 }], outcomes: [{ when: { all: ['hhi', 'change'] } }, { when: null }] });
});

test('what is wrong is said in a sentence at its place', () => {
  const draft = filled();
  const faults = (change: Partial<RuleDraft>, taken: string[] = []) => checkDraft({ ...draft, ...change }, taken).faults;
  expect(faults({ tests: [{ ...draft.tests[0]!, limit: 'many' }, draft.tests[1]!] })).toEqual({ 'tests.0.limit': 'Write a number of points, such as 1800.' });
  expect(faults({ tests: [draft.tests[0]!] })['outcomes']).toContain('"change"');
  expect(faults({ tests: [...draft.tests, draft.tests[0]!] })['tests']).toBe('Two tests share an id.');
  expect(faults({ tests: [{ ...draft.tests[0]!, id: 'Big HHI' }, draft.tests[1]!] })['tests.0.id']).toMatch(/short id/);
  expect(faults({ outcomes: [{ ...draft.outcomes[0]!, groups: [[]] }, draft.outcomes[1]!] })['outcomes.0.when']).toMatch(/Choose the tests/);
  expect(faults({ ended: '2025-01-01' })).toEqual({ ended: 'It ends before it begins: exchange the two dates.' });
  expect(faults({ inForce: 'soon' })).toEqual({ inForce: 'Write the day on which it came into force.' });
  expect(faults({}, ['mine'])['id']).toContain('already');
  expect(faults({ scales: [{ id: 'band', quantity: 'postHhi', bands: [{ name: 'low', comparison: '<', limit: '' }, { name: 'high', comparison: '<', limit: '' }] }] })).toEqual({ 'scales.0.bands.0.below.limit': 'Write a number of points, such as 1800.' });
  for (const change of [{ tests: [{ ...draft.tests[0]!, limit: '' }] }, { outcomes: [] }]) for (const said of Object.values(faults(change))) expect(said).not.toMatch(/undefined|NaN|Invalid|expected/);
  expect(ruleSet('us-2023')).toBeDefined();
});
