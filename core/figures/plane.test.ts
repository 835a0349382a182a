import { expect, test } from 'vitest';
import { screenMarket } from '../analysis/screen';
import type { Step } from '../deal/step';
import type { Structure } from '../market/structure';
import { ruleSet } from '../rules/rule-sets';
import { planeFigure } from './plane';
import { symlog } from './symlog';

const us = ruleSet('us-2023')!;
const context = { basis: '', source: '', synthetic: false, firms: [] };
const structure = (market: string, shares: readonly number[]): Structure => ({
  market, period: '', firms: shares.map((_, at) => `Firm ${at + 1}`), shares: Float64Array.from(shares), estimate: new Uint8Array(shares.length),
  fringe: 0, unknown: 0, total: null, unit: 'share', mergedInto: {},
});
const markets = (steps: readonly Step[]) =>
  [structure('Shoes', [0.4, 0.3, 0.2, 0.1]), structure('Boots', [0.7, 0.3])].map((one) => screenMarket({ id: one.market, name: one.market, structure: one, steps, rules: [us] }));
const merge: Step = { type: 'merge', parties: ['Firm 1', 'Firm 3'] };
const figure = planeFigure(
  { scenario: 'Deal', markets: markets([merge]), rule: us, estimates: false, context, others: [{ name: 'Status quo', markets: markets([]) }, { name: 'Nothing <b>', markets: markets([]) }] },
  { appearance: 'light' },
);

test('the points of other scenarios stand beside, those at one place as one, under their names as plain text', () => {
  const [others, own] = figure.data as unknown as { x: number[]; y: number[]; hovertext: string[] }[];
  expect(others!.x).toEqual([markets([])[0]!.after.hhi, markets([])[1]!.after.hhi]);
  expect(others!.hovertext[0]).toContain('Status quo, Shoes<br>Nothing &lt;b&gt;, Shoes: HHI 3,000, change 0');
  // 2 x 40 x 20 points are added to 3,000.
  expect(own!.x[0]).toBeCloseTo(4600, 9);
  expect(own!.y[0]).toBeCloseTo(symlog(1600), 12);
});

test('every pair of scenario and market is a row, and the title counts them', () => {
  expect(figure.table.columns[0]!.name).toBe('Scenario');
  expect(figure.table.rows.map((row) => `${row[0]}/${row[1]}`)).toEqual(['Deal/Shoes', 'Deal/Boots', 'Status quo/Shoes', 'Status quo/Boots', 'Nothing <b>/Shoes', 'Nothing <b>/Boots']);
  expect(figure.title).toBe('Presumption in 1 of 6 pairs of scenario and market');
  expect(figure.reading).toContain('The points of Status quo, Nothing <b> are in the table.');
});

test('without other scenarios nothing is added', () => {
  const one = planeFigure({ scenario: 'Deal', markets: markets([merge]), rule: us, estimates: false, context }, { appearance: 'light' });
  expect(one.data.length).toBe(1);
  expect(one.table.columns[0]!.name).toBe('Market');
  expect(one.title).toBe('Presumption in 1 of 2 markets');
});
