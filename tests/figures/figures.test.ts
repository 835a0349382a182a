import { expect, test } from 'vitest';
import { formatCell } from '../../core/figures/cells';
import type { Figure } from '../../core/figures/figure';
import { regionsOf } from '../../core/figures/limits';
import { symlog } from '../../core/figures/symlog';
import { trendFigure } from '../../core/figures/trend';
import { allFigures } from './all-figures';
import { context, eu2004, trend, us2023 } from './fixture';

const figures = allFigures('light');
const each = Object.entries(figures);

/** Traces as plain records, whatever Plotly's types make of them. */
function tracesOf(figure: Figure): Record<string, unknown>[] {
  return figure.data as unknown as Record<string, unknown>[];
}

test.each(each)('%s says what it shows in words without holes', (_, figure) => {
  for (const text of [figure.title, figure.subtitle, figure.footer, figure.reading]) {
    expect(text).not.toMatch(/NaN|undefined|null|Infinity|-0\.0|\[object|\s{2}/);
    expect(text.length).toBeGreaterThan(0);
  }
  expect(figure.reading.endsWith('.')).toBe(true);
  expect(figure.title.endsWith('.')).toBe(false);
  expect(`${figure.title}${figure.subtitle}${figure.footer}${figure.reading}`).not.toContain('!');
});

test.each(each)('%s holds no number that is not finite', (_, figure) => {
  expect(JSON.stringify(figure, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value))).not.toContain('NOT FINITE');
});

test.each(each)('the table of %s is rectangular and every cell can be read', (_, figure) => {
  for (const row of figure.table.rows) {
    expect(row.length).toBe(figure.table.columns.length);
    row.forEach((cell, at) => expect(formatCell(cell, figure.table.columns[at]!)).not.toMatch(/NaN|undefined|null/));
  }
});

test.each(each.filter(([name]) => !name.startsWith('plane') && name !== 'definition-matrix'))('every value drawn in %s stands in its table', (_, figure) => {
  const numbers = figure.table.rows.flat().filter((cell): cell is number => typeof cell === 'number');
  const held = (value: number): boolean => value === 0 || numbers.some((number) => Math.abs(number - value) <= 1e-9 * Math.max(1, Math.abs(value)));
  for (const trace of tracesOf(figure)) {
    const values = (figure.id === 'trend' ? trace['y'] : trace['x']) as number[];
    for (const value of values) expect(held(value), `${String(trace['uid'])}: ${value}`).toBe(true);
  }
});

test('the matrix has a mark for each answer in its table, in its row and column, by its severity', () => {
  const figure = figures['definition-matrix']!;
  const scenarios = [...new Set(figure.table.rows.map((row) => row[2]))];
  const answers = figure.table.rows.flatMap((row, i) => (row[7] === 'not screened' ? [] : [{ row: Math.floor(i / scenarios.length), column: i % scenarios.length, label: row[7] }]));
  const [trace] = tracesOf(figure);
  const symbols = (trace!['marker'] as { symbol: string[] }).symbol;
  const marks = (trace!['x'] as number[]).map((x, i) => ({ row: (trace!['y'] as number[])[i], column: Math.round(x), label: symbols[i] === 'square' ? 'presumption' : 'no presumption' }));
  const sorted = <T extends { row: number | undefined; column: number }>(list: readonly T[]): T[] => [...list].sort((a, b) => a.row! - b.row! || a.column - b.column);
  expect(sorted(marks)).toEqual(sorted(answers));
  expect(answers.some(({ label }) => label === 'presumption')).toBe(true);
});

test('points of the plane are HHI after and the change on its scale, as in the table', () => {
  for (const figure of [figures['plane-us']!, figures['plane-eu']!]) {
    const [trace] = tracesOf(figure);
    expect(trace!['x']).toEqual(figure.table.rows.map((row) => row[2]));
    expect(trace!['y']).toEqual(figure.table.rows.map((row) => symlog(row[3] as number)));
  }
});

test.each([['plane-us', us2023], ['plane-eu', eu2004]] as const)('the borders of %s lie exactly at the limits of the rule', (name, rule) => {
  const lines = (figures[name]!.layout.shapes ?? []).filter((shape) => shape.type === 'line');
  const hhi = new Set(regionsOf(rule).flatMap((region) => [region.hhi.from]));
  const change = new Set(regionsOf(rule).flatMap((region) => [symlog(region.change.from)]));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    if (line.x0 === line.x1) expect(hhi.has(line.x0 as number)).toBe(true);
    else expect(change.has(line.y0 as number)).toBe(true);
  }
  expect(lines.some((line) => line.x0 === line.x1 && line.x0 === (rule === us2023 ? 1800 : 2000))).toBe(true);
  expect(lines.some((line) => line.y0 === line.y1 && line.y0 === symlog(rule === us2023 ? 100 : 150))).toBe(true);
});

test('periods that name different numbers of firms of a market known in part are not called a trend', () => {
  const [first, last] = [trend.periods[0]!, trend.periods.at(-1)!];
  const part = { ...last, measures: { ...last.measures, firms: first.measures.firms + 3, hhiHigh: last.measures.hhi + 50 } };
  const figure = trendFigure({ trend: { ...trend, periods: [first, part] }, rule: null, estimates: false, context }, { appearance: 'light' });
  expect(figure.title).toMatch(/^HHI is [\d,]+ in .* and [\d,]+ in .*, over \d+ and \d+ named firms$/);
  expect(figure.reading).toContain('is not a trend');
});

test('the trend draws 1,000 and 1,800 at 1,000 and 1,800, and names the bands', () => {
  const { layout } = figures['trend']!;
  const lines = (layout.shapes ?? []).filter((shape) => shape.type === 'line').map((shape) => shape.y0);
  expect(lines).toEqual([1000, 1800]);
  const texts = (layout.annotations ?? []).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['unconcentrated', 'moderately concentrated', 'highly concentrated', '1,000', '1,800']));
});

test.each(['contributions', 'compare', 'definitions'])('the limits in %s are drawn at their exact values', (name) => {
  const lines = (figures[name]!.layout.shapes ?? []).filter((shape) => shape.type === 'line' && shape.line?.dash === 'dash').map((shape) => shape.x0);
  expect(new Set(lines)).toEqual(new Set(name === 'definitions' ? [0.3, 1000, 1800] : [1000, 1800]));
});

test('the waterfall goes from HHI before to HHI after without a gap', () => {
  for (const name of ['contributions', 'contributions-remedy']) {
    const [trace] = tracesOf(figures[name]!);
    const x = trace!['x'] as number[];
    const base = trace!['base'] as number[];
    const steps = x.slice(1, -1);
    expect(base[1]).toBe(x[0]);
    expect(x[0]! + steps.reduce((sum, step) => sum + step, 0)).toBeCloseTo(x.at(-1)!, 6);
  }
});

test('panels of a comparison share one scale, from zero', () => {
  const layout = figures['compare']!.layout as Record<string, { range?: number[]; domain?: number[] }>;
  const axes = Object.keys(layout).filter((key) => key.startsWith('xaxis')).map((key) => layout[key]!);
  expect(axes.length).toBe(4);
  for (const axis of axes) {
    expect(axis.range).toEqual(axes[0]!.range);
    expect(axis.range![0]).toBe(0);
    expect(axis.domain![1]! - axis.domain![0]!).toBeCloseTo(axes[0]!.domain![1]! - axes[0]!.domain![0]!, 12);
  }
});

test('estimates and synthetic data are marked in the figure', () => {
  expect(figures['shares']!.footer).toContain('Includes estimates.');
  expect((tracesOf(figures['shares']!)[0]!['text'] as string[]).filter((text) => text.endsWith('est.')).length).toBe(2);
  expect(figures['reach']!.footer).toContain('Synthetic data.');
});

test('one period is a dot and a plain sentence', () => {
  const figure = figures['trend-one-period']!;
  expect(tracesOf(figure)[0]!['mode']).toBe('markers+text');
  expect(figure.reading).toContain('one period only (2022)');
});
