import { expect, test } from 'vitest';
import { exactScreen } from '../economics/exact-screen';
import { evaluate } from './evaluate';
import { ruleSetSchema } from './rule-set';
import { ruleSet } from './rule-sets';
import { screenInput } from './screen-input';

const rule = ruleSet('us-2023')!;

test('words state what holds, with the distance to each limit', () => {
  const result = evaluate(rule, { postHhi: 1951, preHhi: 1702, delta: 249, mergedShare: 0.22 });
  expect(result.tests.map(({ words }) => words)).toEqual(['HHI 1,951 > 1,800', 'change 249 > 100', 'merged share 22.0% ≤ 30.0%']);
  expect(result.distance.hhi).toBe(151);
  expect(result.distance.share).toBeCloseTo(-0.08, 12);
  expect(result).toMatchObject({ outcome: 'presumption', severity: 'concern', band: 'highly concentrated', findings: { by_hhi: true, by_share: false } });
});

test('rounding never crosses a limit in the words', () => {
  const result = evaluate(rule, { postHhi: 1800.04, preHhi: 1700, delta: 100, mergedShare: 0.3 });
  expect(result.tests.map(({ words }) => words)).toEqual(['HHI 1,800.04 > 1,800', 'change 100 = 100', 'merged share 30.0% = 30.0%']);
});

test('for a test of "less than" the distance is positive when it is passed', () => {
  const result = evaluate(ruleSet('eu-2004')!, { postHhi: 1500, preHhi: 1400, delta: 100, mergedShare: 0.2 });
  expect(result.distance).toMatchObject({ hhiUnder1000: -500, hhiUpTo2000: 500, changeUnder250: 150, changeUnder150: 50 });
});

test('a merged share of 0.1 + 0.2 is not more than 0.3 when the shares are read as printed', () => {
  const shares = [0.1, 0.2, 0.02, 0.01];
  const deal = { before: shares, parties: [0, 1] };
  expect(evaluate(rule, screenInput(deal)).findings.by_share).toBe(true);
  const exact = evaluate(rule, screenInput({ ...deal, exact: () => exactScreen({ sizes: shares, total: 1, parties: [0, 1] }) }));
  expect(exact.findings.by_share).toBe(false);
  expect(exact.tests[2]).toMatchObject({ value: 0.3, met: false, words: 'merged share 30.0% = 30.0%' });
});

test('exact values are not asked for away from the limits', () => {
  const exact = (): never => {
    throw new Error('asked');
  };
  expect(evaluate(rule, { postHhi: 1951, preHhi: 1702, delta: 249, mergedShare: 0.22, exact }).outcome).toBe('presumption');
  expect(() => evaluate(rule, { postHhi: 1800, preHhi: 1551, delta: 249, mergedShare: 0.22, exact })).toThrow('asked');
});

test('screen of a plain merger and of the same deal given as shares after it', () => {
  const before = [0.4, 0.25, 0.2, 0.1];
  const plain = screenInput({ before, parties: [0, 3] });
  const given = screenInput({ before, after: [0.25, 0.2, 0.5], parties: [0, 3], merged: 2 });
  for (const key of ['preHhi', 'postHhi', 'delta', 'mergedShare'] as const) expect(given[key]).toBeCloseTo(plain[key], 9);
  expect(Array.from(plain.shares!)).toEqual([0.5, 0.25, 0.2]);
  expect(plain.leader).toEqual({ share: 0.4, second: 0.25, partner: 0.1 });
  expect(screenInput({ before, parties: [1, 3] }).leader).toBeNull();
});

test('a rule set of one’s own, read from JSON, is evaluated like those that ship', () => {
  const own = ruleSetSchema.parse({
    id: 'own', jurisdiction: 'In house', title: 'House rule', inForce: '2024-01-01', ended: null, status: 'in force', citation: 'Memo 7', scales: [],
    tests: [{ id: 'share', quantity: 'mergedShare', comparison: '>=', limit: 1 / 3, exactLimit: [1, 3] }],
    outcomes: [
      { id: 'look', when: 'share', label: 'look closer', consequence: 'Look closer.', severity: 'caution' },
      { id: 'pass', when: null, label: 'pass', consequence: 'Nothing to do.', severity: 'clear' },
    ],
    findings: [],
  });
  const thirds = { sizes: [1, 1, 4], parties: [0, 1] };
  const input = screenInput({ before: [1 / 6, 1 / 6, 4 / 6], parties: [0, 1], exact: () => exactScreen(thirds) });
  expect(evaluate(own, input)).toMatchObject({ outcome: 'look', distance: { share: 0 } });
  expect(evaluate(own, input).tests[0]!.words).toBe('merged share 1/3 = 1/3');
});
