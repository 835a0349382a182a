import { expect, test } from 'vitest';
import { screenMarket } from '../../../core/analysis/screen';
import type { ScenarioResult } from '../../../core/analysis/results';
import type { Scenario } from '../../../core/deal/scenario';
import { ruleSet, ruleSets, rulesInForce } from '../../../core/rules/rule-sets';
import { isInForce, matrixRows, matrixTable, statusWords } from './rules-matrix-rows';
import { today } from './rules-matrix-state';

const structure = {
  market: 'Shoes', period: '', firms: ['Alder', 'Birch', 'Cedar'], shares: Float64Array.from([0.5, 0.3, 0.2]), estimate: new Uint8Array(3),
  fringe: 0, unknown: 0, total: null, unit: 'share', mergedInto: {},
};
const scenarios: Scenario[] = [
  { id: 'quo', name: 'Status quo', note: '', steps: [] },
  { id: 'deal', name: 'Deal', note: '', steps: [{ type: 'merge', parties: ['Alder', 'Birch'] }] },
];
const results: ScenarioResult[] = scenarios.map(({ id, name, steps }) => ({
  scenario: id, name, reach: null, markets: [screenMarket({ id: 'm', name: 'Shoes', structure, steps, rules: [] })],
}));

test('every rule set answers for every scenario, also those that the workspace does not read', () => {
  const { columns, rows } = matrixRows(results, scenarios, 'm', ruleSets);
  expect(columns.map(({ name }) => name)).toEqual(['Status quo', 'Deal']);
  expect(rows.length).toBe(ruleSets.length);
  expect(rows.every(({ outcomes }) => outcomes[0] === null && outcomes[1] !== null)).toBe(true);
  expect(rows.find(({ rule }) => rule.id === 'us-2023')!.outcomes[1]!.outcome).toBe('presumption');
  expect(matrixRows(results, scenarios, 'elsewhere', ruleSets).columns).toEqual([]);
});

test('the filter is the one of the rule sets, on each day on which a text begins or ends', () => {
  for (const date of [...new Set(ruleSets.flatMap(({ inForce, ended }) => [inForce, ...(ended === null ? [] : [ended])])), '2024-03-01']) {
    expect(ruleSets.filter((rule) => isInForce(rule, date)).map(({ id }) => id)).toEqual(rulesInForce(date).map(({ id }) => id));
  }
  expect(isInForce(ruleSet('us-2010')!, '2023-12-18')).toBe(false);
  expect(isInForce(ruleSet('us-2010')!, '2023-12-17')).toBe(true);
});

test('the status says superseded, draft and unverified', () => {
  expect(statusWords(ruleSet('us-1982')!)).toBe('superseded 1984-06-14, unverified');
  expect(statusWords(ruleSet('us-2023')!)).toBe('in force');
  expect(statusWords(ruleSet('eu-2026-draft')!)).toContain('draft');
  expect(today(new Date(2024, 2, 5))).toBe('2024-03-05');
});

test('the export has a column for each scenario', () => {
  const { columns, rows } = matrixRows(results, scenarios, 'm', [ruleSet('us-2023')!]);
  const table = matrixTable(columns, rows, (_, column) => rows[0]!.outcomes[column]?.label ?? 'not screened');
  expect(table.rows).toEqual([['United States', 'Merger Guidelines 2023, Guideline 1', '2023-12-18', 'in force', 'not screened', 'presumption']]);
});
