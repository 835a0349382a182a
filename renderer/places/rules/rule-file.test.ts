import { expect, test } from 'vitest';
import { ruleSet } from '../../../core/rules/rule-sets';
import { readRuleFile, ruleText } from './rule-file';

const mine = { ...ruleSet('us-2023')!, id: 'mine' };

test('a rule set comes back from its file as it was', () => {
  expect(readRuleFile(ruleText(mine), 'mine.json', ['us-2023'])).toEqual({ rules: [mine], problems: [] });
  expect(readRuleFile(JSON.stringify([mine, { ...mine, id: 'other' }]), 'x.json', []).rules.map(({ id }) => id)).toEqual(['mine', 'other']);
  expect(readRuleFile(JSON.stringify({ schema: 'proforma.rules/1', rules: [mine] }), 'x.json', []).rules).toEqual([mine]);
});

test('what is none is said with its place, and the rest of the file is read', () => {
  const broken = { ...mine, id: 'broken', tests: [{ ...mine.tests[0]!, limit: 'much' }] };
  const { rules, problems } = readRuleFile(JSON.stringify([broken, mine]), 'x.json', []);
  expect(rules).toEqual([mine]);
  expect(problems[0]!.message).toMatch(/^"broken" of x\.json is not as a rule set must be at "tests\.0\.limit": expected number/);
  expect(readRuleFile('{', 'x.json', []).problems[0]!.code).toBe('not-json');
  expect(readRuleFile('[]', 'x.json', []).problems[0]!.code).toBe('no-rule-set');
  expect(readRuleFile('42', 'x.json', []).problems[0]!.code).toBe('rule-set-invalid');
  expect(readRuleFile(ruleText(ruleSet('us-2023')!), 'x.json', ['us-2023']).problems[0]!.code).toBe('rule-id-taken');
});
