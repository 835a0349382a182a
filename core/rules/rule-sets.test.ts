import { expect, test } from 'vitest';
import type { ScreenInput } from './evaluate';
import { evaluate } from './evaluate';
import { ruleSetSchema, testsIn } from './rule-set';
import { ruleSet, ruleSets, rulesInForce } from './rule-sets';

const buffer = new DataView(new ArrayBuffer(8));

/** The next double above (1) or below (-1) a positive one. */
function next(value: number, direction: 1 | -1): number {
  buffer.setFloat64(0, value);
  buffer.setBigInt64(0, buffer.getBigInt64(0) + BigInt(direction));
  return buffer.getFloat64(0);
}

function screen(values: Partial<ScreenInput>): ScreenInput {
  return { postHhi: 1, preHhi: 1, delta: 1, mergedShare: 0.01, shares: [0.01], leader: null, ...values };
}

test('every rule set is valid data with a stable id', () => {
  for (const rule of ruleSets) expect(ruleSetSchema.safeParse(rule).error?.issues ?? []).toEqual([]);
  expect(ruleSets.map((rule) => rule.id)).toEqual([
    'us-2023', 'us-2010', 'us-1992', 'us-1984', 'us-1982', 'us-bank-1995', 'eu-2004', 'eu-nonhorizontal-2008', 'eu-2026-draft',
    'uk-2021', 'uk-2010', 'ca-2024', 'de-gwb18', 'jp-jftc', 'kr-kftc', 'br-2016', 'cn-2024',
  ]);
});

test('what could not be checked against a text says so', () => {
  expect(ruleSets.filter((rule) => rule.unverified).map((rule) => rule.id)).toEqual(['us-1984', 'us-1982', 'uk-2010', 'br-2016', 'cn-2024']);
});

test('every test of a rule matters to an outcome or a finding', () => {
  for (const rule of ruleSets) {
    const conditions = [...rule.outcomes.map(({ when }) => when), ...rule.findings.map(({ when }) => when)];
    const read = new Set(conditions.flatMap((condition) => (condition === null ? [] : testsIn(condition))));
    expect([...read].sort()).toEqual(rule.tests.map(({ id }) => id).sort());
  }
});

test('a rule set with a condition on a test it does not have is refused', () => {
  const broken = { ...ruleSet('us-2023')!, findings: [{ name: 'x', when: 'nothing' }] };
  expect(ruleSetSchema.safeParse(broken).error?.issues[0]?.message).toContain('"nothing"');
});

test('in force on a day: the successor replaces, drafts never are', () => {
  const ids = (date: string): string[] => rulesInForce(date).map((rule) => rule.id);
  expect(ids('2023-12-17')).toContain('us-2010');
  expect(ids('2023-12-17')).not.toContain('us-2023');
  expect(ids('2023-12-18')).toContain('us-2023');
  expect(ids('2023-12-18')).not.toContain('us-2010');
  expect(ids('2024-09-16')).toContain('us-bank-1995');
  expect(ids('2024-09-17')).not.toContain('us-bank-1995');
  expect(ids('2026-11-01')).not.toContain('eu-2026-draft');
});

const step = { down: -1, at: 0, up: 1 } as const;
type Side = keyof typeof step;
const move = (value: number, side: Side): number => (side === 'at' ? value : next(value, step[side]));

/** Outcome one double below the limit, at it, and one above, other figures held. From the words of each text. */
const boundaries: readonly [rule: string, of: 'postHhi' | 'delta' | 'mergedShare', limit: number, held: Partial<ScreenInput>, outcomes: readonly [string, string, string]][] = [
  ['us-2023', 'postHhi', 1800, { delta: 150 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['us-2023', 'delta', 100, { postHhi: 1900 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['us-2023', 'mergedShare', 0.3, { delta: 150, postHhi: 1200 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['us-2023', 'delta', 100, { mergedShare: 0.4, postHhi: 1700 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['ca-2024', 'postHhi', 1800, { delta: 150 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['ca-2024', 'delta', 100, { postHhi: 1900 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['ca-2024', 'mergedShare', 0.3, { delta: 150, postHhi: 1200 }, ['no_presumption', 'no_presumption', 'presumption']],
  ['us-2010', 'postHhi', 1500, { delta: 150 }, ['no_further_analysis', 'scrutiny', 'scrutiny']],
  ['us-2010', 'postHhi', 2500, { delta: 250 }, ['scrutiny', 'scrutiny', 'presumed']],
  ['us-2010', 'delta', 100, { postHhi: 2000 }, ['no_further_analysis', 'text_silent', 'scrutiny']],
  ['us-2010', 'delta', 100, { postHhi: 2600 }, ['no_further_analysis', 'scrutiny', 'scrutiny']],
  ['us-2010', 'delta', 200, { postHhi: 2600 }, ['scrutiny', 'scrutiny', 'presumed']],
  ['us-1992', 'postHhi', 1000, { delta: 150 }, ['no_further_analysis', 'concern', 'concern']],
  ['us-1992', 'postHhi', 1800, { delta: 150 }, ['concern', 'concern', 'presumed']],
  ['us-1992', 'delta', 50, { postHhi: 1900 }, ['no_further_analysis', 'text_silent', 'concern']],
  ['us-1992', 'delta', 100, { postHhi: 1900 }, ['concern', 'concern', 'presumed']],
  ['us-1992', 'delta', 100, { postHhi: 1500 }, ['no_further_analysis', 'text_silent', 'concern']],
  ['us-1984', 'postHhi', 1000, { delta: 150 }, ['unlikely_challenge', 'likely_challenge', 'likely_challenge']],
  ['us-1984', 'postHhi', 1800, { delta: 75 }, ['unlikely_challenge', 'unlikely_challenge', 'likely_challenge']],
  ['us-1984', 'delta', 50, { postHhi: 1900 }, ['unlikely_challenge', 'unlikely_challenge', 'likely_challenge']],
  ['us-1984', 'delta', 100, { postHhi: 1500 }, ['unlikely_challenge', 'unlikely_challenge', 'likely_challenge']],
  ['us-1982', 'postHhi', 1000, { delta: 150 }, ['unlikely_challenge', 'more_likely_than_not', 'more_likely_than_not']],
  ['us-1982', 'postHhi', 1800, { delta: 150 }, ['more_likely_than_not', 'more_likely_than_not', 'likely_challenge']],
  ['us-1982', 'delta', 50, { postHhi: 1900 }, ['unlikely_challenge', 'depends', 'depends']],
  ['us-1982', 'delta', 100, { postHhi: 1900 }, ['depends', 'likely_challenge', 'likely_challenge']],
  ['us-1982', 'delta', 100, { postHhi: 1500 }, ['unlikely_challenge', 'more_likely_than_not', 'more_likely_than_not']],
  ['us-bank-1995', 'postHhi', 1800, { delta: 250 }, ['no_further_review', 'no_further_review', 'further_review']],
  ['us-bank-1995', 'delta', 200, { postHhi: 1900 }, ['no_further_review', 'no_further_review', 'further_review']],
  ['eu-2004', 'postHhi', 1000, { delta: 300 }, ['no_concern_ordinarily', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['eu-2004', 'postHhi', 2000, { delta: 200 }, ['no_concern_ordinarily', 'no_concern_ordinarily', 'not_a_safe_harbour']],
  ['eu-2004', 'delta', 250, { postHhi: 1500 }, ['no_concern_ordinarily', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['eu-2004', 'delta', 150, { postHhi: 2100 }, ['no_concern_ordinarily', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['eu-nonhorizontal-2008', 'mergedShare', 0.3, { postHhi: 1500 }, ['unlikely_concern', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['eu-nonhorizontal-2008', 'postHhi', 2000, { mergedShare: 0.1 }, ['unlikely_concern', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['uk-2010', 'postHhi', 1000, { delta: 300 }, ['not_likely_to_cause_concern', 'not_likely_to_cause_concern', 'not_a_safe_harbour']],
  ['uk-2010', 'postHhi', 2000, { delta: 200 }, ['not_likely_to_cause_concern', 'not_likely_to_cause_concern', 'not_a_safe_harbour']],
  ['uk-2010', 'delta', 250, { postHhi: 1500 }, ['not_likely_to_cause_concern', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['uk-2010', 'delta', 150, { postHhi: 2100 }, ['not_likely_to_cause_concern', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['de-gwb18', 'mergedShare', 0.4, {}, ['no_presumption', 'dominance_presumed', 'dominance_presumed']],
  ['jp-jftc', 'postHhi', 1500, { delta: 300 }, ['safe_harbour', 'safe_harbour', 'not_a_safe_harbour']],
  ['jp-jftc', 'postHhi', 2500, { delta: 200 }, ['safe_harbour', 'safe_harbour', 'not_a_safe_harbour']],
  ['jp-jftc', 'delta', 250, { postHhi: 2000 }, ['safe_harbour', 'safe_harbour', 'not_a_safe_harbour']],
  ['jp-jftc', 'delta', 150, { postHhi: 2600 }, ['safe_harbour', 'safe_harbour', 'not_a_safe_harbour']],
  ['kr-kftc', 'postHhi', 1200, { delta: 300 }, ['safe_harbour', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['kr-kftc', 'postHhi', 2500, { delta: 200 }, ['safe_harbour', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['kr-kftc', 'delta', 250, { postHhi: 2000 }, ['safe_harbour', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['kr-kftc', 'delta', 150, { postHhi: 2600 }, ['safe_harbour', 'not_a_safe_harbour', 'not_a_safe_harbour']],
  ['br-2016', 'postHhi', 1500, { delta: 150 }, ['unlikely_adverse_effects', 'concern', 'concern']],
  ['br-2016', 'postHhi', 2500, { delta: 250 }, ['concern', 'concern', 'presumed']],
  ['br-2016', 'delta', 100, { postHhi: 2000 }, ['unlikely_adverse_effects', 'text_silent', 'concern']],
  ['br-2016', 'delta', 100, { postHhi: 2600 }, ['unlikely_adverse_effects', 'concern', 'concern']],
  ['br-2016', 'delta', 200, { postHhi: 2600 }, ['concern', 'concern', 'presumed']],
  ['cn-2024', 'mergedShare', 0.35, {}, ['no_preliminary_finding', 'preliminary_finding', 'preliminary_finding']],
];

for (const [rule, of, limit, held, outcomes] of boundaries) {
  test(`${rule}: ${of} one double below ${limit}, at it, and one above (${JSON.stringify(held)})`, () => {
    const sides: Side[] = ['down', 'at', 'up'];
    expect(sides.map((side) => evaluate(ruleSet(rule)!, screen({ ...held, [of]: move(limit, side) })).outcome)).toEqual(outcomes);
  });
}

test('every limit on HHI, change and merged share that decides an outcome has a boundary above', () => {
  for (const rule of ruleSets) {
    const deciding = new Set(rule.outcomes.flatMap(({ when }) => (when === null ? [] : testsIn(when))));
    for (const { id, quantity, limit } of rule.tests) {
      if (!deciding.has(id) || !['postHhi', 'delta', 'mergedShare'].includes(quantity)) continue;
      expect(boundaries.some(([of, what, at]) => of === rule.id && what === quantity && at === limit), `${rule.id} ${id}`).toBe(true);
    }
  }
});

test('bands change at their limits', () => {
  const band = (rule: string, postHhi: number): string | null => evaluate(ruleSet(rule)!, screen({ postHhi })).band;
  expect([next(1000, -1), 1000, 1800, next(1800, 1)].map((x) => band('us-2023', x))).toEqual(['unconcentrated', 'moderately concentrated', 'moderately concentrated', 'highly concentrated']);
  expect([next(1500, -1), 1500, 2500, next(2500, 1)].map((x) => band('us-2010', x))).toEqual(['unconcentrated', 'moderately concentrated', 'moderately concentrated', 'highly concentrated']);
  expect([1000, next(1000, 1), 2000, next(2000, 1)].map((x) => band('uk-2010', x))).toEqual(['not concentrated', 'concentrated', 'concentrated', 'highly concentrated']);
  const shares = [0.05, 0.1, 0.25, 0.4, 0.5, next(0.5, 1)];
  expect(shares.map((mergedShare) => evaluate(ruleSet('eu-2026-draft')!, screen({ mergedShare })).findings.share_band)).toEqual(['low', 'moderate', 'material', 'high', 'high', 'very high']);
});

test('Germany: three firms with half, five with two thirds, read from the largest after the merger', () => {
  const findings = (shares: number[]): unknown => evaluate(ruleSet('de-gwb18')!, screen({ shares, mergedShare: shares[0]! })).findings;
  expect(findings([0.2, 0.16, 0.14, 0.08, 0.08])).toEqual({ one_firm: false, up_to_three_firms: true, up_to_five_firms: false });
  expect(findings([0.2, 0.16, 0.139, 0.08, 0.08])).toEqual({ one_firm: false, up_to_three_firms: false, up_to_five_firms: false });
  expect(findings([0.25, 0.24])).toEqual({ one_firm: false, up_to_three_firms: false, up_to_five_firms: false });
});

test('a rule that reads a value which is not known has no answer, and says which', () => {
  const { shares: _, leader: __, ...bare } = screen({});
  const germany = evaluate(ruleSet('de-gwb18')!, bare);
  expect(germany.outcome).toBe('not_tested');
  expect(germany.notTested.map(({ id }) => id)).toEqual(['threeFirms', 'fiveFirms']);
  expect(evaluate(ruleSet('de-gwb18')!, { ...bare, mergedShare: 0.41 }).outcome).toBe('dominance_presumed');
});

test('leading-firm tests of 1982 and 1984', () => {
  const leader = { share: 0.35, second: 0.175, partner: 0.01 };
  const outcome = (rule: string, change: Partial<typeof leader>): string => evaluate(ruleSet(rule)!, screen({ leader: { ...leader, ...change } })).outcome;
  expect(outcome('us-1984', {})).toBe('likely_challenge');
  expect(outcome('us-1984', { share: next(0.35, -1) })).toBe('unlikely_challenge');
  expect(outcome('us-1984', { partner: next(0.01, -1) })).toBe('unlikely_challenge');
  expect(outcome('us-1982', {})).toBe('likely_challenge');
  expect(outcome('us-1982', { second: 0.18 })).toBe('unlikely_challenge');
  expect(outcome('us-1982', { second: 0 })).toBe('likely_challenge');
});

test('the United Kingdom since 2021 has no structural threshold, whatever the figures', () => {
  const result = evaluate(ruleSet('uk-2021')!, screen({ postHhi: 9000, delta: 4000, mergedShare: 0.9 }));
  expect(result).toMatchObject({ outcome: 'no_structural_threshold', label: 'no structural threshold', severity: 'none', tests: [], band: null });
});
