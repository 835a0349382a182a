import { expect, test } from 'vitest';
import { screenMarket } from '../analysis/screen';
import type { Structure } from '../market/structure';
import { ruleSet } from '../rules/rule-sets';
import { escapeHtml } from './escape';
import { conditionInWords, testsTable } from './tests-table';
import { turnInWords, turnsOf } from './what-it-takes';

const us2023 = ruleSet('us-2023')!;
const eu2004 = ruleSet('eu-2004')!;

function screened(shares: Record<string, number>) {
  const firms = Object.keys(shares);
  const values = Object.values(shares);
  const structure: Structure = {
    market: 'm', period: '2024', firms, shares: Float64Array.from(values), estimate: new Uint8Array(firms.length), fringe: 0,
    unknown: Math.max(0, 1 - values.reduce((a, b) => a + b, 0)), total: null, unit: 'share', mergedInto: {},
  };
  return screenMarket({ id: 'm', name: 'm', structure, steps: [{ type: 'merge', parties: ['A', 'B'] }], rules: [us2023, eu2004] });
}

test('text becomes harmless HTML', () => {
  expect(escapeHtml(`<a href="x">'&\u0000`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
});

test('a rule is stated in the comparisons of its text', () => {
  expect(conditionInWords(us2023, us2023.outcomes[0]!.when!)).toBe(
    '(HHI after the deal > 1,800 and change in HHI > 100) or (share of the merged firm > 30.0% and change in HHI > 100)',
  );
  expect(conditionInWords(eu2004, eu2004.outcomes[0]!.when!)).toContain('(HHI after the deal > 2,000 and change in HHI < 150)');
});

test('a presumption by share alone turns with the change at 100 or with the share at 30%', () => {
  const market = screened({ A: 0.3, B: 0.02, C: 0.1, D: 0.1 });
  expect(market.change).toBeCloseTo(120, 9);
  expect(turnsOf(market, us2023).map(({ quantity, limit, side, inclusive }) => [quantity, limit, side, inclusive])).toEqual([
    ['delta', 100, 'below', true],
    ['mergedShare', 0.3, 'below', true],
  ]);
  expect(turnInWords(turnsOf(market, us2023)[0]!)).toBe('it would be "no presumption" with the change in HHI at 100 or below (20 points less)');
});

test('no presumption for want of concentration turns with HHI above 1,800, the limit itself excluded', () => {
  const market = screened({ A: 0.2, B: 0.05, C: 0.15, D: 0.1 });
  const up = turnsOf(market, us2023).find(({ quantity, side }) => quantity === 'postHhi' && side === 'above')!;
  expect([up.limit, up.inclusive]).toEqual([1800, false]);
});

test('every test of every rule is in the table with its margin', () => {
  const { rows } = testsTable(screened({ A: 0.3, B: 0.02, C: 0.1, D: 0.1 }), [us2023, eu2004], '');
  expect(rows.length).toBe(us2023.tests.length + eu2004.tests.length);
  expect(rows[1]).toEqual(['United States, Merger Guidelines 2023, Guideline 1', 'Change in HHI > 100', '+120', 'yes', 'met by 20 points']);
});
