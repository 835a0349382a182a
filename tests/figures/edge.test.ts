import { expect, test } from 'vitest';
import { screenMarket } from '../../core/analysis/screen';
import { compareFigure } from '../../core/figures/compare';
import { contributionsFigure } from '../../core/figures/contributions';
import { beforeAfterFigure } from '../../core/figures/before-after';
import { definitionsFigure } from '../../core/figures/definitions';
import type { Figure } from '../../core/figures/figure';
import { planeFigure } from '../../core/figures/plane';
import { reachFigure } from '../../core/figures/reach';
import { sharesFigure } from '../../core/figures/shares';
import { trendFigure } from '../../core/figures/trend';
import { ruleSet } from '../../core/rules/rule-sets';
import type { Structure } from '../../core/market/structure';
import { context, reach, us2023 } from './fixture';

const options = { appearance: 'light' as const };

function structure(count: number): Structure {
  const total = (count * (count + 1)) / 2;
  return {
    market: 'm', period: '', firms: Array.from({ length: count }, (_, at) => `Firm ${at}`),
    shares: Float64Array.from({ length: count }, (_, at) => (at + 1) / total), estimate: new Uint8Array(count), fringe: 0, unknown: 0, total: null, unit: 'share', mergedInto: {},
  };
}

function sound(figure: Figure): void {
  expect(JSON.stringify(figure, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value))).not.toMatch(/NOT FINITE|undefined|NaN/);
}

test('nothing at all gives figures that say so', () => {
  const empty = { scenario: 's', name: 'Empty', markets: [], reach: null };
  const none = screenMarket({ id: 'm', name: 'Nobody', structure: structure(0), steps: [], rules: [us2023] });
  for (const figure of [
    sharesFigure({ structure: structure(0), name: 'Nobody', parties: [], context }, options),
    trendFigure({ trend: { id: 'm', name: 'Nobody', periods: [] }, rule: us2023, estimates: false, context }, options),
    beforeAfterFigure({ result: none, scenario: 'Empty', parties: [], context }, options),
    contributionsFigure({ result: none, scenario: 'Empty', parties: [], rule: us2023, context }, options),
    planeFigure({ scenario: 'Empty', markets: [], rule: us2023, estimates: false, context }, options),
    compareFigure({ scenarios: [], quantity: 'after', rule: us2023, estimates: false, context }, options),
    definitionsFigure({ scenario: empty, parties: [], rule: us2023, estimates: false, context }, options),
  ]) sound(figure);
});

test('a market of a hundred firms is folded in the drawing only, and the figure says so', () => {
  const figure = sharesFigure({ structure: structure(100), name: 'Crowd', parties: ['Firm 0'], context }, options);
  const [trace] = figure.data as unknown as { x: number[] }[];
  expect(figure.table.rows.length).toBe(100);
  expect(trace!.x.length).toBeLessThanOrEqual(15);
  expect(trace!.x.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(figure.footer).toContain('drawn as one bar');
});

test('the parties are drawn however small they are', () => {
  const figure = sharesFigure({ structure: structure(100), name: 'Crowd', parties: ['Firm 0'], context }, options);
  expect((figure.layout.yaxis?.ticktext as string[]).includes('Firm 0')).toBe(true);
});

test('a merger in a market of a hundred firms folds only rivals that it does not touch', () => {
  const result = screenMarket({ id: 'm', name: 'Crowd', structure: structure(100), steps: [{ type: 'merge', parties: ['Firm 0', 'Firm 1'] }], rules: [us2023] });
  const figure = beforeAfterFigure({ result, scenario: 's', parties: ['Firm 0', 'Firm 1'], context }, options);
  expect((figure.layout.yaxis?.ticktext as string[])[0]).toBe('Firm 0 + Firm 1');
  sound(figure);
});

test('a rule without any threshold draws none', () => {
  const uk = ruleSet('uk-2021')!;
  const result = screenMarket({ id: 'm', name: 'M', structure: structure(5), steps: [{ type: 'merge', parties: ['Firm 0', 'Firm 1'] }], rules: [uk] });
  const figure = planeFigure({ scenario: 's', markets: [result], rule: uk, estimates: false, context }, options);
  expect((figure.layout.shapes ?? []).length).toBe(0);
  sound(figure);
});

test('reach that cannot be computed is left out of the drawing and kept in the table', () => {
  const missing = { ...reach, parties: [{ ...reach.parties[0]!, reach: null, low: null, high: null }], union: null, before: null, added: null, rivals: [] };
  const figure = reachFigure({ reach: missing, scenario: 's', parties: [], context }, options);
  expect(figure.table.rows[0]![1]).toBeNull();
  expect((figure.data as unknown as { x: number[] }[])[0]!.x).toEqual([]);
  sound(figure);
});

test('HHI just above a limit is not rounded onto it', () => {
  const values = [0.4, 0.1, 0.1, 0.0002];
  const market: Structure = { ...structure(4), shares: Float64Array.from(values), unknown: 0.3998 };
  const result = screenMarket({ id: 'm', name: 'M', structure: market, steps: [], rules: [us2023] });
  const figure = contributionsFigure({ result, scenario: 's', parties: [], rule: us2023, context }, options);
  expect(result.after.hhi).toBeGreaterThan(1800);
  expect(figure.reading).not.toMatch(/HHI 1,800 /);
});
