import type { Annotations, Shape } from 'plotly.js';
import type { ScenarioResult } from '../analysis/results';
import { formatChange, formatHhi } from '../format';
import type { RuleSet } from '../rules/rule-set';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { limitsFor } from './limits';
import { baseLayout, footerOf, limitLines, nameAxis, nameMargin, note, plain, subtitleOf, traces, valueAxis, valueLabel } from './parts';
import { FONT_SIZE, SMALL_SIZE, themeOf } from './theme';
import { shorten, textWidth } from './text-width';

export interface CompareInput {
  readonly scenarios: readonly ScenarioResult[];
  /** What the bars show: HHI after the deal, or its change. */
  readonly quantity: 'after' | 'change';
  readonly rule: RuleSet | null;
  readonly estimates: boolean;
  readonly context: FigureContext;
}

const COLUMNS = 2;
const ROW = 30;
const HEAD = 44;
const FOOT = 34;

/** Small multiples: one panel a market, one bar a scenario, all on one scale from zero, with the limits of the rule. */
export function compareFigure({ scenarios, quantity, rule, estimates, context }: CompareInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const limits = limitsFor(rule, quantity === 'after' ? 'postHhi' : 'delta');
  const hhiLimits = limitsFor(rule, 'postHhi');
  const changeLimits = limitsFor(rule, 'delta');
  const markets = marketsOf(scenarios);
  const value = (scenario: ScenarioResult, id: string): number | null => {
    const market = scenario.markets.find((one) => one.id === id);
    return market === undefined ? null : quantity === 'after' ? market.after.hhi : market.change;
  };
  const values = scenarios.flatMap((scenario) => markets.map(({ id }) => value(scenario, id) ?? 0));
  const top = Math.max(1, ...values);
  const shown = limits.filter((limit) => limit <= Math.max(top * 1.6, 200));
  const max = Math.max(top, ...shown) * 1.04;
  const min = Math.min(0, ...values) * 1.3;
  const show = (number: number): string => (quantity === 'after' ? formatHhi(number, limits) : formatChange(number, limits));
  const labelWidth = Math.max(...values.map((number) => textWidth(show(number), SMALL_SIZE)), 10) + 10;

  const names = scenarios.map((scenario) => scenario.name);
  const columns = Math.min(COLUMNS, Math.max(1, markets.length));
  const rows = Math.ceil(markets.length / columns);
  const panel = HEAD + names.length * ROW + FOOT;
  const height = Math.max(1, rows) * panel + 8;
  const gap = 0.13;
  const width = (1 - gap * (columns - 1)) / columns;
  const layout: Record<string, unknown> = { ...baseLayout(theme, { l: nameMargin(names), r: Math.ceil(labelWidth) + 8, t: 0, b: 8 }, height) };
  const data: object[] = [];
  const shapes: Partial<Shape>[] = [];
  const annotations: Partial<Annotations>[] = [];
  const plot = height - 8;

  markets.forEach((market, at) => {
    const suffix = at === 0 ? '' : String(at + 1);
    const column = at % columns;
    const row = Math.floor(at / columns);
    const top = 1 - (row * panel + HEAD) / plot;
    const bottom = top - (names.length * ROW) / plot;
    const left = column * (width + gap);
    layout[`xaxis${suffix}`] = {
      ...valueAxis(theme, max, 'hhi', '', 4), range: [min, max], domain: [left, left + width], anchor: `y${suffix}`,
      zeroline: min < 0, zerolinecolor: theme.axis, title: { text: '' },
    };
    layout[`yaxis${suffix}`] = { ...nameAxis(theme, names, {}, 2), domain: [Math.max(0, bottom), top], anchor: `x${suffix}`, showticklabels: column === 0 };
    const here = scenarios.map((scenario) => value(scenario, market.id));
    const known = here.flatMap((number, index) => (number === null ? [] : [{ number, index }]));
    data.push({
      type: 'bar', uid: `panel-${at}`, orientation: 'h', xaxis: `x${suffix}`, yaxis: `y${suffix}`, width: 0.62,
      x: known.map(({ number }) => number), y: known.map(({ index }) => index),
      hoverinfo: 'text', hovertext: known.map(({ number, index }) => `${plain(names[index]!)}, ${plain(market.name)}: ${show(number)}`),
      marker: { color: theme.axis },
    });
    annotations.push(
      note(theme, plain(shorten(market.name, FONT_SIZE, 260)), {
        xref: `x${suffix} domain` as Annotations['xref'], yref: `y${suffix} domain` as Annotations['yref'], x: 0, y: 1, yshift: 18, yanchor: 'bottom',
        font: { family: theme.font, size: FONT_SIZE, color: theme.text, weight: 600 } as Annotations['font'],
      }),
    );
    const lines = limitLines(theme, shown.map((limit) => ({ value: limit, label: formatHhi(limit) })), { suffix, max, min, width: 480 / columns, within: 'panel' });
    shapes.push(...lines.shapes);
    annotations.push(...lines.labels);
    for (const { number, index } of known) {
      annotations.push(
        valueLabel(theme, show(number), {
          xref: `x${suffix}` as 'x', yref: `y${suffix}` as 'y', x: number, y: index,
          ...(number < 0 ? { xanchor: 'right', xshift: -5 } : {}),
          font: { family: theme.font, size: SMALL_SIZE, color: theme.text },
        }),
      );
    }
  });
  layout['shapes'] = shapes;
  layout['annotations'] = annotations;

  return {
    id: quantity === 'after' ? 'compare' : 'compare-change',
    data: traces(...data),
    layout: layout as Figure['layout'],
    title: titleOf(scenarios, markets, quantity, value, show),
    subtitle: subtitleOf(quantity === 'after' ? 'HHI after the deal in points, all panels on one scale' : 'Change in HHI in points, all panels on one scale', context.basis),
    footer: footerOf(context, { rule: shown.length > 0 ? rule : null, estimates }),
    reading: readingOf(scenarios, markets, value, show, quantity),
    table: {
      columns: [
        { name: 'Market', format: 'text' },
        { name: 'Scenario', format: 'text' },
        ...(quantity === 'after'
          ? [
              { name: 'HHI before', format: 'hhi' as const, limits: hhiLimits },
              { name: 'HHI after', format: 'hhi' as const, limits: hhiLimits },
            ]
          : [{ name: 'Change', format: 'change' as const, limits: changeLimits }]),
        { name: 'Outcome', format: 'text' },
      ],
      rows: markets.flatMap((market) =>
        scenarios.map((scenario): Cell[] => {
          const found = scenario.markets.find(({ id }) => id === market.id);
          const numbers = quantity === 'after' ? [found?.before.hhi ?? null, found?.after.hhi ?? null] : [found?.change ?? null];
          return [market.name, scenario.name, ...numbers, found?.outcomes.find((one) => one.rule === rule?.id)?.label ?? null];
        }),
      ),
    },
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function marketsOf(scenarios: readonly ScenarioResult[]): Named[] {
  const found = new Map<string, string>();
  for (const scenario of scenarios) for (const { id, name } of scenario.markets) if (!found.has(id)) found.set(id, name);
  return [...found].map(([id, name]) => ({ id, name }));
}

type ValueOf = (scenario: ScenarioResult, market: string) => number | null;

interface Found {
  readonly scenario: string;
  readonly market: string;
  readonly number: number;
}

/** The smallest and the largest value with their places. */
function extremes(scenarios: readonly ScenarioResult[], markets: readonly Named[], value: ValueOf): { least: Found; most: Found } | null {
  const all = scenarios.flatMap((scenario) =>
    markets.flatMap((market): Found[] => {
      const number = value(scenario, market.id);
      return number === null ? [] : [{ scenario: scenario.name, market: market.name, number }];
    }),
  );
  if (all[0] === undefined) return null;
  return { least: all.reduce((a, b) => (b.number < a.number ? b : a)), most: all.reduce((a, b) => (b.number > a.number ? b : a)) };
}

function titleOf(scenarios: readonly ScenarioResult[], markets: readonly Named[], quantity: 'after' | 'change', value: ValueOf, show: (n: number) => string): string {
  const found = extremes(scenarios, markets, value);
  if (found === null) return 'No scenario has a market to compare';
  const { most } = found;
  if (quantity === 'change' && most.number <= 0) return 'No scenario raises HHI in any market';
  return quantity === 'after'
    ? `HHI is highest at ${show(most.number)} in ${most.market}`
    : `The largest rise is ${show(most.number)}: ${most.scenario} in ${most.market}`;
}

function readingOf(scenarios: readonly ScenarioResult[], markets: readonly Named[], value: ValueOf, show: (n: number) => string, quantity: 'after' | 'change'): string {
  const found = extremes(scenarios, markets, value);
  if (found === null) return 'There is nothing to compare yet.';
  const what = quantity === 'after' ? 'HHI after the deal' : 'the change in HHI';
  const at = ({ scenario, market, number }: Found): string => `${show(number)} (${scenario}, ${market})`;
  return `Over ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'} and ${markets.length} ${markets.length === 1 ? 'market' : 'markets'}, ${what} runs from ${at(found.least)} to ${at(found.most)}.`;
}
