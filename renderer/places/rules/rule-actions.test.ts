import { expect, test } from 'vitest';
import { analyse, rulesKnown } from '../../../core/analysis/analyse';
import { ruleSet } from '../../../core/rules/rule-sets';
import { newWorkspace } from '../../../core/workspace/new';
import { workspaceSchema } from '../../../core/workspace/schema';
import { dropRule, putRule } from './rule-actions';

const mine = { ...ruleSet('us-2023')!, id: 'mine' };

test('a kept rule set is chosen and known; under another id it stays chosen in its place; deleted it leaves nothing', () => {
  const draft = { ...newWorkspace('w'), rules: ['us-2023'] };
  putRule(draft, mine, null);
  expect(draft.rules).toEqual(['us-2023', 'mine']);
  putRule(draft, { ...mine, id: 'renamed' }, 'mine');
  expect([draft.rules, draft.ownRules!.map(({ id }) => id)]).toEqual([['us-2023', 'renamed'], ['renamed']]);
  expect(rulesKnown(draft).at(-1)!.id).toBe('renamed');
  expect(workspaceSchema.safeParse(draft).success).toBe(true);
  expect(analyse(draft, new Map()).problems).toEqual([]);
  dropRule(draft, 'renamed');
  expect(draft).toEqual({ ...newWorkspace('w'), rules: ['us-2023'] });
});

test('importing a set again takes the place of the earlier one', () => {
  const draft = { ...newWorkspace('w'), rules: [] };
  putRule(draft, mine, null);
  putRule(draft, { ...mine, title: 'Later' }, null);
  expect(draft.ownRules!.map(({ title }) => title)).toEqual(['Later']);
  expect(draft.rules).toEqual(['mine']);
});
