import { expect, test } from 'vitest';
import { ruleSet } from '../../../core/rules/rule-sets';
import { freeId, moved, withTest, withoutTest } from './draft-edit';
import { checkDraft, draftOf } from './rule-draft';

const draft = draftOf(ruleSet('us-2023')!, { id: 'mine', replaces: null });

test('a test that is renamed is renamed wherever a condition names it', () => {
  const next = withTest(draft, 1, { ...draft.tests[1]!, id: 'delta' });
  expect(checkDraft(next, []).rule!.outcomes[0]!.when).toEqual({ any: [{ all: ['hhi', 'delta'] }, { all: ['share', 'delta'] }] });
  expect(checkDraft(next, []).faults).toEqual({});
});

test('while two tests share an id no condition is moved from one to the other', () => {
  const same = withTest(draft, 1, { ...draft.tests[1]!, id: 'hhi' });
  expect(same.outcomes).toEqual(draft.outcomes);
  expect(withTest(same, 1, { ...same.tests[1]!, id: 'other' }).outcomes).toEqual(draft.outcomes);
});

test('a test that is taken out is taken out of every condition', () => {
  const next = withoutTest(draft, 2);
  expect(next.outcomes[0]!.groups.flat().map(({ test: id }) => id)).toEqual(['hhi', 'change', 'change']);
  expect(next.findings.map(({ groups }) => groups.length)).toEqual([2, 1, 1]);
});

test('items move one place and stay at the ends; ids are free', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect(freeId('mine', ['mine', 'mine2'])).toBe('mine3');
});
