import type { Annotations, Shape } from 'plotly.js';
import type { MarketResult } from '../analysis/results';
import { formatChange, formatHhi } from '../format';
import type { RuleSet, Severity } from '../rules/rule-set';
import { testsIn } from '../rules/rule-set';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import type { Region } from './limits';
import { limitsFor, regionsOf } from './limits';
import { axisName, BETWEEN, baseLayout, footerOf, note, plain, subtitleOf, traces, valueAxis } from './parts';
import { placeLabels } from './place-labels';
import { symlog, symlogTicks } from './symlog';
import { FONT_SIZE, SMALL_SIZE, themeOf } from './theme';
import { shorten, textWidth } from './text-width';

export interface PlaneInput {
  readonly scenario: string;
  readonly markets: readonly MarketResult[];
  readonly rule: RuleSet | null;
  readonly estimates: boolean;
  readonly context: FigureContext;
  /** Other scenarios, whose markets stand beside as hollow points; each is named in the table. */
  readonly others?: readonly { readonly name: string; readonly markets: readonly MarketResult[] }[];
}

const HEIGHT = 400;
const MARGIN = { l: 60, r: 24, t: 44, b: 46 };
/** Width that label places are tried for; a wider host only loosens them. */
const NOMINAL_WIDTH = 720;

/** Every market of a scenario by HHI after the deal and change, with the regions of the rule drawn at their exact limits. */
export function planeFigure({ scenario, markets, rule, estimates, context, others = [] }: PlaneInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const all = [...markets, ...others.flatMap((other) => other.markets)];
  const hhiLimits = limitsFor(rule, 'postHhi');
  const changeLimits = limitsFor(rule, 'delta');
  const highest = Math.max(1, ...all.map(({ after }) => after.hhi));
  const maxHhi = Math.min(10_000, Math.max(highest * 1.15, ...hhiLimits.map((limit) => limit * 1.3)));
  const maxChange = Math.max(100, ...all.map(({ change }) => change * 2), ...changeLimits.map((limit) => limit * 3));
  const minChange = Math.min(0, ...all.map(({ change }) => change * 1.5));
  const y = { low: minChange < 0 ? symlog(minChange) : -0.16, high: symlog(maxChange) };

  const regions = rule === null ? [] : regionsOf(rule);
  const upTo = (to: number | null, max: number): number => Math.min(to ?? max, max);
  const weight = { concern: 2, caution: 1, silent: 1, clear: 0, none: 0 };
  const shapes: Partial<Shape>[] = regions
    .filter((region) => region.hhi.from < maxHhi && region.change.from < maxChange && weight[region.severity] > 0)
    .map((region) => ({
      type: 'rect', xref: 'x', yref: 'y', layer: 'below', line: { width: 0 }, fillcolor: theme.bands[weight[region.severity]]!,
      x0: region.hhi.from, x1: upTo(region.hhi.to, maxHhi),
      y0: region.change.from === 0 ? y.low : symlog(region.change.from), y1: Math.min(y.high, symlog(upTo(region.change.to, maxChange))),
    }));
  const edges = borders(regions, { maxHhi, low: y.low, high: y.high });
  shapes.push(...edges.map((line): Partial<Shape> => ({
    type: 'line', xref: 'x', yref: 'y', layer: BETWEEN, line: { color: theme.limit, width: 1.25, dash: 'dash' }, ...line,
  })));

  const shownHhi = hhiLimits.filter((limit) => edges.some((edge) => edge.x0 === limit && edge.x1 === limit));
  const shownChange = changeLimits.filter((limit) => edges.some((edge) => edge.y0 === symlog(limit) && edge.y1 === edge.y0));
  const annotations: Partial<Annotations>[] = [
    axisName(theme, 'Change in HHI (points, log scale)', MARGIN.l),
    ...shownHhi.map((limit) => note(theme, formatHhi(limit), { xref: 'x', yref: 'paper', x: limit, y: 1, xanchor: 'center', yanchor: 'bottom', font: { family: theme.font, size: SMALL_SIZE, color: theme.limit } })),
    ...shownChange.map((limit) => note(theme, formatHhi(limit), { xref: 'x', yref: 'y', x: endOf(edges, symlog(limit)), y: symlog(limit), xanchor: 'right', yanchor: 'bottom', font: { family: theme.font, size: SMALL_SIZE, color: theme.limit } })),
  ];
  const worst = regions.filter((region) => weight[region.severity] > 0 && region.hhi.to === null && region.change.to === null).at(-1);
  if (worst !== undefined) annotations.push(note(theme, plain(worst.label), { xref: 'paper', yref: 'y', x: 1, xshift: -6, y: y.high, yshift: -4, xanchor: 'right', yanchor: 'top' }));

  const plot = { width: NOMINAL_WIDTH - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
  const across = (hhi: number): number => (hhi / maxHhi) * plot.width;
  const down = (level: number): number => (1 - (level - y.low) / (y.high - y.low)) * plot.height;
  const points = markets.map((market) => ({ x: across(market.after.hhi), y: down(symlog(market.change)), text: shorten(market.name, FONT_SIZE, 260) }));
  const faint = together(others);
  const places = placeLabels(
    points.map((point) => ({ ...point, width: textWidth(point.text, FONT_SIZE), height: 16 })),
    plot,
    [
      ...edges.map(({ x0, x1, y0, y1 }) => ({ left: across(x0) - 1, right: across(x1) + 1, top: down(Math.max(y0, y1)) - 1, bottom: down(Math.min(y0, y1)) + 1 })),
      ...faint.map(({ market }) => ({ x: across(market.after.hhi), y: down(symlog(market.change)) })).map(({ x, y: top }) => ({ left: x - 5, right: x + 5, top: top - 5, bottom: top + 5 })),
    ],
  );
  const crossed = all.filter((market) => hasConcern(market, rule)).length;
  const ticks = symlogTicks(minChange, maxChange);
  const positionWords = (market: MarketResult): string => `HHI ${formatHhi(market.after.hhi, hhiLimits)}, change ${formatChange(market.change, changeLimits)}`;

  return {
    id: 'plane',
    data: traces(
      ...(others.length === 0
        ? []
        : [{
            type: 'scatter' as const,
            uid: 'others',
            mode: 'markers' as const,
            x: faint.map(({ market }) => market.after.hhi),
            y: faint.map(({ market }) => symlog(market.change)),
            cliponaxis: false,
            marker: { size: 8, color: theme.background, line: { color: theme.muted, width: 1.5 }, symbol: faint.map(({ market }) => (hasConcern(market, rule) ? 'diamond' : 'circle')) },
            hoverinfo: 'text' as const,
            hovertext: faint.map(({ names, market }) => `${names.map(plain).join('<br>')}: ${positionWords(market)}`),
          }]),
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
        hovertext: markets.map((market) => `${plain(market.name)}: ${positionWords(market)}`),
      },
    ),
    layout: {
      ...baseLayout(theme, MARGIN, HEIGHT),
      xaxis: valueAxis(theme, maxHhi, 'hhi', 'HHI after the deal (points)'),
      yaxis: {
        ...valueAxis(theme, y.high, 'hhi', ''),
        range: [y.low, y.high],
        tickvals: ticks.map(symlog),
        ticktext: ticks.map((tick) => formatHhi(tick)),
      },
      shapes,
      annotations,
    },
    title: titleOf(all, rule, others.length === 0 ? ['market', 'markets'] : ['pair of scenario and market', 'pairs of scenario and market']),
    subtitle: subtitleOf(others.length === 0 ? scenario : `${scenario} (named points) and ${others.length} other ${others.length === 1 ? 'scenario' : 'scenarios'} (hollow points)`, context.basis),
    footer: footerOf(context, {
      rule,
      estimates,
      remarks: [
        ...(rule !== null && usesShare(rule) ? ['Tests of the merged share are not drawn: a market may meet them outside the shaded region'] : []),
        ...(crossed > 0 ? ['Diamonds: the rule’s answer is a concern'] : []),
      ],
    }),
    reading: markets.length === 0
      ? 'No market is defined for this scenario.'
      : `${scenario}: ${markets.map((market) => `${market.name} at HHI ${formatHhi(market.after.hhi, hhiLimits)} with a change of ${formatChange(market.change, changeLimits)}`).join('; ')}.${others.length === 0 ? '' : ` The points of ${others.map(({ name }) => name).join(', ')} are in the table.`}`,
    table: {
      columns: [
        ...(others.length === 0 ? [] : [{ name: 'Scenario', format: 'text' as const }]),
        { name: 'Market', format: 'text' },
        { name: 'HHI before', format: 'hhi', limits: hhiLimits },
        { name: 'HHI after', format: 'hhi', limits: hhiLimits },
        { name: 'Change', format: 'change', limits: changeLimits },
        { name: 'Outcome', format: 'text' },
      ],
      rows: [{ name: scenario, markets }, ...others].flatMap((one) =>
        one.markets.map((market): Cell[] => [...(others.length === 0 ? [] : [one.name]), market.name, market.before.hhi, market.after.hhi, market.change, outcomeOf(market, rule)?.label ?? null]),
      ),
    },
  };
}

/** Points of the other scenarios; those at one place are one, with all their names. */
function together(others: NonNullable<PlaneInput['others']>): { names: string[]; market: MarketResult }[] {
  const found = new Map<string, { names: string[]; market: MarketResult }>();
  for (const { name, markets } of others) {
    for (const market of markets) {
      const at = `${market.after.hhi.toFixed(6)}/${market.change.toFixed(6)}`;
      const there = found.get(at);
      if (there === undefined) found.set(at, { names: [`${name}, ${market.name}`], market });
      else there.names.push(`${name}, ${market.name}`);
    }
  }
  return [...found.values()];
}

function outcomeOf(market: MarketResult, rule: RuleSet | null) {
  return market.outcomes.find((outcome) => outcome.rule === rule?.id);
}

function hasConcern(market: MarketResult, rule: RuleSet | null): boolean {
  return outcomeOf(market, rule)?.severity === 'concern';
}

/** Whether the outcome also turns on shares, which the plane does not show. */
function usesShare(rule: RuleSet): boolean {
  const read = new Set(rule.outcomes.flatMap(({ when }) => (when === null ? [] : testsIn(when))));
  return rule.tests.some((test) => read.has(test.id) && test.quantity !== 'postHhi' && test.quantity !== 'delta' && test.quantity !== 'preHhi');
}

const gravest: readonly Severity[] = ['concern', 'caution', 'silent', 'clear', 'none'];

/** Counts the markets with the gravest outcome, in the rule's words. */
function titleOf(markets: readonly MarketResult[], rule: RuleSet | null, [one, many]: readonly [string, string]): string {
  if (markets.length === 0) return 'No market is defined';
  const count = `${markets.length} ${markets.length === 1 ? one : many}`;
  const outcomes = markets.flatMap((market) => outcomeOf(market, rule) ?? []);
  const worst = gravest.find((severity) => outcomes.some((outcome) => outcome.severity === severity));
  const found = outcomes.find((outcome) => outcome.severity === worst);
  if (found !== undefined) {
    const same = outcomes.filter((outcome) => outcome.outcome === found.outcome).length;
    const label = `${found.label[0]!.toUpperCase()}${found.label.slice(1)}`;
    if (same < outcomes.length || markets.length === 1) return `${label} in ${same} of ${count}`;
    if (outcomes.length === markets.length) return `${label} in all ${count}`;
    return `${label} in the ${same === 1 ? `one ${one}` : `${same} ${many}`} with a party`;
  }
  const largest = markets.reduce((most, market) => (Math.abs(market.change) > Math.abs(most.change) ? market : most));
  return largest.change === 0 ? `HHI does not change in any of ${count}` : `The largest change is ${formatChange(largest.change)} in ${largest.name}`;
}

/** Right end of the border at this height. */
function endOf(edges: readonly { readonly x1: number; readonly y0: number; readonly y1: number }[], y: number): number {
  return Math.max(...edges.filter((edge) => edge.y0 === y && edge.y1 === y).map((edge) => edge.x1));
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
