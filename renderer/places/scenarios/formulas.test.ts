import { expect, test } from 'vitest';
import { screenMarket } from '../../../core/analysis/screen';
import type { Step } from '../../../core/deal/step';
import type { Structure } from '../../../core/market/structure';
import { ruleSet } from '../../../core/rules/rule-sets';
import { changeFormula, hhiFormula, number, partyContributions, shareFormula } from './formulas';

const structure: Structure = {
  market: 'Shoes', period: '2024', firms: ['Alder', 'Birch', 'Cedar', 'Elm'], shares: Float64Array.from([0.4, 0.3, 0.2, 0.1]), estimate: new Uint8Array(4),
  fringe: 0, unknown: 0, total: null, unit: 'share', mergedInto: {},
};
const screen = (...steps: Step[]) => screenMarket({ id: 'm', name: 'Shoes', structure, steps, rules: [ruleSet('us-2023')!] });

test('the HHI is written with its largest shares put in and the rest counted', () => {
  const { latex, label } = hhiFormula('before', [0.1, 0.3, 0.2, 0.25, 0.15, 0], '2,250');
  expect(latex).toBe('\\mathrm{HHI}_{\\text{before}} = 10{,}000 \\times \\left(0.3000^2 + 0.2500^2 + 0.2000^2 + 0.1500^2 + \\text{1 more}\\right) = 2{,}250');
  expect(label).toContain('0.3000 squared');
  expect(hhiFormula('after', [], '0').latex).toContain('\\left(0\\right)');
});

test('the change of two parties is twice their product, of three the square of the sum, of other deals a difference', () => {
  expect(changeFormula(screen({ type: 'merge', parties: ['Birch', 'Cedar'] }), [], []).latex).toContain('2 \\times 0.3000 \\times 0.2000 \\times 10{,}000 = +1{,}200');
  expect(changeFormula(screen({ type: 'merge', parties: ['Birch', 'Cedar', 'Elm'] }), [], []).latex).toContain('\\left(0.3000 + 0.2000 + 0.1000\\right)^2');
  const remedy = changeFormula(screen({ type: 'merge', parties: ['Birch', 'Cedar'] }, { type: 'divest', from: 'Birch', to: 'Alder', share: 0.2 }), [], []);
  expect(remedy.latex).toContain('4{,}600 - 3{,}000 = +1{,}600');
  expect(changeFormula(screen(), [], []).latex).toBe('\\Delta\\mathrm{HHI} = 0');
});

test('the contributions of the parties add up to the change', () => {
  const market = screen({ type: 'merge', parties: ['Birch', 'Cedar', 'Elm'] });
  const parts = partyContributions(market);
  expect(parts.map(({ points }) => Math.round(points))).toEqual([900, 800, 500]);
  expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(market.change, 9);
});

test('the merged share counts what later steps took away', () => {
  const market = screen({ type: 'merge', parties: ['Birch', 'Cedar'] }, { type: 'divest', from: 'Birch', to: 'Alder', share: 0.2 });
  expect(shareFormula(market, [])!.latex).toBe('s_{\\text{merged}} = 30.0\\% + 20.0\\% - 20.0\\% = 30.0\\%');
  expect(shareFormula(screen(), [])).toBeNull();
});

test('numbers of any locale stand in LaTeX', () => {
  expect(number('1,951.5')).toBe('1{,}951.5');
  expect(number('−12')).toBe('-12');
  expect(number('1\u202f951')).toBe('1\\,951');
  expect(number('41.5%')).toBe('41.5\\%');
});
