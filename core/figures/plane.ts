import type { Annotations, Shape } from 'plotly.js';
import type { MarketResult } from '../analysis/results';
import { formatChange, formatHhi } from '../format';
import type { RuleSet } from '../rules/rule-set';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import type { Region } from './limits';
import { limitsFor, regionsOf } from './limits';
import { baseLayout, footerOf, note, plain, subtitleOf, traces, valueAxis } from './parts';
import { placeLabels } from './place-labels';
import { symlog, symlogTicks } from './symlog';
import { FONT_SIZE, FONT_STACK, SMALL_SIZE, themeOf } from './theme';
import { shorten, textWidth } from './text-width';

export interface PlaneInput {
  readonly scenario: string;
  readonly markets: readonly MarketResult[];
  readonly rule: RuleSet | null;
  readonly estimates: boolean;
  readonly context: FigureContext;
}

const HEIGHT = 400;
const MARGIN = { l: 64, r: 24, t: 26, b: 46 };
/** Width that label places are tried for; a wider host only loosens them. */
const NOMINAL_WIDTH = 720;

/** Every market of a scenario by HHI after the deal and change, with the regions of the rule drawn at their exact limits. */
export function planeFigure({ scenario, markets, rule, estimates, context }: PlaneInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const hhiLimits = limitsFor(rule, 'postHhi');
  const changeLimits = limitsFor(rule, 'delta');
  const highest = Math.max(1, ...markets.map(({ after }) => after.hhi));
  const maxHhi = Math.min(10_000, Math.max(highest * 1.15, ...hhiLimits.map((limit) => limit * 1.3)));
  const maxChange = Math.max(100, ...markets.map(({ change }) => change * 2), ...changeLimits.map((limit) => limit * 3));
  const minChange = Math.min(0, ...markets.map(({ change }) => change * 1.5));
  const y = { low: minChange < 0 ? symlog(minChange) : -0.12, high: symlog(maxChange) };

  const regions = rule === null ? [] : regionsOf(rule);
  const edge = (to: number | null, max: number): number => Math.min(to ?? max, max);
  const weight = { concern: 2, caution: 1, silent: 1, clear: 0, none: 0 };
  const shapes: Partial<Shape>[] = regions
    .filter((region) => region.hhi.from < maxHhi && region.change.from < maxChange && weight[region.severity] > 0)
    .map((region) => ({
      type: 'rect', xref: 'x', yref: 'y', layer: 'below', line: { width: 0 }, fillcolor: theme.bands[weight[region.severity]]!,
      x0: region.hhi.from, x1: edge(region.hhi.to, maxHhi),
      y0: region.change.from === 0 ? y.low : symlog(region.change.from), y1: Math.min(y.high, symlog(edge(region.change.to, maxChange))),
    }));
  shapes.push(...borders(regions, { maxHhi, low: y.low, high: y.high }).map((line): Partial<Shape> => ({
    type: 'line', xref: 'x', yref: 'y', layer: 'below', line: { color: theme.limit, width: 1.25, dash: 'dash' }, ...line,
  })));

  const shownHhi = hhiLimits.filter((limit) => limit < maxHhi);
  const annotations: Partial<Annotations>[] = [
    ...shownHhi.map((limit) => note(theme, formatHhi(limit), { xref: 'x', yref: 'paper', x: limit, y: 1, xanchor: 'center', yanchor: 'bottom', font: { family: FONT_STACK, size: SMALL_SIZE, color: theme.limit } })),
    ...changeLimits.map((limit) => note(theme, formatHhi(limit), { xref: 'paper', yref: 'y', x: 1, y: symlog(limit), xanchor: 'right', yanchor: 'bottom', font: { family: FONT_STACK, size: SMALL_SIZE, color: theme.limit } })),
  ];
  const worst = regions.filter((region) => weight[region.severity] > 0 && region.hhi.to === null && region.change.to === null).at(-1);
  if (worst !== undefined) annotations.push(note(theme, plain(worst.label), { xref: 'paper', yref: 'y', x: 1, xshift: -6, y: y.high, yshift: -4, xanchor: 'right', yanchor: 'top' }));

  const plot = { width: NOMINAL_WIDTH - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
  const points = markets.map((market) => ({
    x: (market.after.hhi / maxHhi) * plot.width,
    y: (1 - (symlog(market.change) - y.low) / (y.high - y.low)) * plot.height,
    text: shorten(market.name, FONT_SIZE, 200),
  }));
  const places = placeLabels(points.map((point) => ({ ...point, width: textWidth(point.text, FONT_SIZE), height: 16 })), plot);
  const crossed = markets.filter((market) => hasConcern(market, rule)).length;
  const ticks = symlogTicks(minChange, maxChange);

  return {
    id: 'plane',
    data: traces(
      {
        type: 'scatter',
        uid: 'markets',
        mode: 'markers+text',
        x: markets.map(({ after }) => after.hhi),
        y: markets.map(({ change }) => symlog(change)),
        text: points.map((point) => plain(point.text)),
        textposition: places,
        cliponaxis: false,
        marker: { size: 10, color: theme.accent, line: { color: theme.background, width: 1.5 }, symbol: markets.map((market) => (hasConcern(market, rule) ? 'diamond' : 'circle')) },
        hoverinfo: 'text',
        hovertext: markets.map((market) => `${plain(market.name)}: HHI ${formatHhi(market.after.hhi, hhiLimits)}, change ${formatChange(market.change, changeLimits)}`),
      },
    ),
    layout: {
      ...baseLayout(theme, MARGIN, HEIGHT),
      xaxis: valueAxis(theme, maxHhi, 'hhi', 'HHI after the deal (points)'),
      yaxis: {
        ...valueAxis(theme, y.high, 'hhi', 'Change in HHI (points, log scale)'),
        range: [y.low, y.high],
        tickvals: ticks.map(symlog),
        ticktext: ticks.map((tick) => formatHhi(tick)),
      },
      shapes,
      annotations,
    },
    title: titleOf(markets, rule, crossed),
    subtitle: subtitleOf(scenario, context.basis),
    footer: footerOf(context, {
      rule: rule?.title,
      estimates,
      remarks: [
        ...(rule !== null && regions.length > 1 && limitsFor(rule, 'mergedShare').length > 0 ? ['Tests of the merged share are not drawn: a market may meet them outside the shaded region'] : []),
        ...(crossed > 0 ? ['Diamonds: the rule’s answer is a concern'] : []),
      ],
    }),
    reading: markets.length === 0
      ? 'No market is defined for this scenario.'
      : `${scenario}: ${markets.map((market) => `${market.name} at HHI ${formatHhi(market.after.hhi, hhiLimits)} with a change of ${formatChange(market.change, changeLimits)}`).join('; ')}.`,
    table: {
      columns: [
        { name: 'Market', format: 'text' },
        { name: 'HHI before', format: 'hhi', limits: hhiLimits },
        { name: 'HHI after', format: 'hhi', limits: hhiLimits },
        { name: 'Change', format: 'change', limits: changeLimits },
        { name: 'Outcome', format: 'text' },
      ],
      rows: markets.map((market): Cell[] => [market.name, market.before.hhi, market.after.hhi, market.change, outcomeOf(market, rule)?.label ?? null]),
    },
  };
}

function outcomeOf(market: MarketResult, rule: RuleSet | null) {
  return market.outcomes.find((outcome) => outcome.rule === rule?.id);
}

function hasConcern(market: MarketResult, rule: RuleSet | null): boolean {
  return outcomeOf(market, rule)?.severity === 'concern';
}

function titleOf(markets: readonly MarketResult[], rule: RuleSet | null, crossed: number): string {
  if (markets.length === 0) return 'No market is defined';
  const count = `${markets.length} ${markets.length === 1 ? 'market' : 'markets'}`;
  const worded = markets.map((market) => outcomeOf(market, rule)).find((outcome) => outcome?.severity === 'concern');
  if (worded !== undefined) return `${crossed} of ${count}: ${worded.label}`;
  if (rule !== null && markets.some((market) => outcomeOf(market, rule) !== undefined)) return `None of ${count} is a concern under the rule`;
  const largest = markets.reduce((most, market) => (Math.abs(market.change) > Math.abs(most.change) ? market : most));
  return largest.change === 0 ? `HHI does not change in any of ${count}` : `The largest change is ${formatChange(largest.change)} in ${largest.name}`;
}

/** Segments between neighbouring cells with different outcomes: exactly where the rule's answer changes. */
function borders(regions: readonly Region[], view: { readonly maxHhi: number; readonly low: number; readonly high: number }) {
  const lines: { x0: number; x1: number; y0: number; y1: number }[] = [];
  const bottom = (from: number): number => (from === 0 ? view.low : symlog(from));
  const top = (to: number | null): number => (to === null ? view.high : Math.min(view.high, symlog(to)));
  for (const region of regions) {
    const right = regions.find((other) => other.hhi.from === region.hhi.to && other.change.from === region.change.from);
    if (right !== undefined && right.outcome !== region.outcome && right.hhi.from < view.maxHhi) {
      lines.push({ x0: right.hhi.from, x1: right.hhi.from, y0: bottom(region.change.from), y1: top(region.change.to) });
    }
    const above = regions.find((other) => other.change.from === region.change.to && other.hhi.from === region.hhi.from);
    if (above !== undefined && above.outcome !== region.outcome && region.hhi.from < view.maxHhi) {
      const at = symlog(above.change.from);
      lines.push({ x0: region.hhi.from, x1: Math.min(region.hhi.to ?? view.maxHhi, view.maxHhi), y0: at, y1: at });
    }
  }
  return lines;
}
