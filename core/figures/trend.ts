import type { ErrorBar, Shape } from 'plotly.js';
import type { Trend } from '../analysis/results';
import { formatChange, formatHhi } from '../format';
import type { RuleSet } from '../rules/rule-set';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { bandsOf, limitsFor } from './limits';
import { axisName, BETWEEN, baseLayout, footerOf, note, plain, plainAxis, subtitleOf, traces, valueAxis } from './parts';
import { SMALL_SIZE, themeOf } from './theme';
import { textWidth } from './text-width';

export interface TrendInput {
  readonly trend: Trend;
  /** Rule whose bands are drawn, or `null`. */
  readonly rule: RuleSet | null;
  /** Whether a period rests on estimates. */
  readonly estimates: boolean;
  readonly context: FigureContext;
}

const LEFT = 56;
/** Height of a label above its point, as a part of the axis: a limit within it moves the label below. */
const LABEL_ROOM = 0.1;

/** HHI over the periods, from zero, with the bands of the rule. Periods are text: equal steps, in the order of the data. */
export function trendFigure({ trend, rule, estimates, context }: TrendInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const limits = limitsFor(rule, 'postHhi');
  const points = trend.periods.map(({ period, measures, instability }) => ({ period: period === '' ? 'all periods' : period, instability, ...measures }));
  const values = points.map((point) => point.hhi);
  const highs = points.map((point) => point.hhiHigh);
  const bounded = points.some((point) => point.hhiHigh > point.hhi || point.hhiLow < point.hhi);
  const top = Math.max(1, ...values, ...highs);
  const shown = limits.filter((limit) => limit <= top * 1.5);
  const max = Math.max(top * 1.12, ...shown.map((limit) => limit * 1.18));
  const bands = bandsOf(rule).filter((band) => band.from < max);
  const tint = (at: number): string => theme.bands[Math.min(at, theme.bands.length - 1)]!;
  const shapes: Partial<Shape>[] = bands.map((band, at) => ({
    type: 'rect', xref: 'paper', yref: 'y', x0: 0, x1: 1, y0: band.from, y1: Math.min(band.to ?? max, max),
    fillcolor: tint(at), line: { width: 0 }, layer: 'below',
  }));
  shapes.push(
    ...shown.map((limit): Partial<Shape> => ({
      type: 'line', xref: 'paper', yref: 'y', x0: 0, x1: 1, y0: limit, y1: limit, layer: BETWEEN, line: { color: theme.limit, width: 1.25, dash: 'dash' },
    })),
  );
  const bandNotes = bands.map((band) =>
    note(theme, plain(band.name), { xref: 'paper', x: 1, xshift: 8, yref: 'y', y: (band.from + Math.min(band.to ?? max, max)) / 2 }),
  );
  const limitNotes = shown.map((limit) =>
    note(theme, formatHhi(limit), { xref: 'paper', x: 1, xshift: 8, yref: 'y', y: limit, font: { family: theme.font, size: SMALL_SIZE, color: theme.limit } }),
  );
  const right = Math.max(24, ...bands.map((band) => textWidth(band.name, SMALL_SIZE) + 18), ...(shown.length > 0 ? [52] : []));
  const errorBars: Partial<ErrorBar> = {
    type: 'data', visible: bounded, symmetric: false, color: theme.muted, thickness: 1.25, width: 5,
    array: points.map((point) => Math.max(0, point.hhiHigh - point.hhi)),
    arrayminus: points.map((point) => Math.max(0, point.hhi - point.hhiLow)),
  };
  const crowded = points.length > 12;
  const label = (at: number): boolean => !crowded || at === 0 || at === points.length - 1;

  return {
    id: 'trend',
    data: traces(
      {
        type: 'scatter',
        uid: 'hhi',
        mode: points.length > 1 ? 'lines+markers+text' : 'markers+text',
        x: points.map((_, at) => at),
        y: values,
        text: values.map((value, at) => (label(at) ? formatHhi(value, limits) : '')),
        textposition: values.map((value) => (shown.some((limit) => limit >= value && limit < value + max * LABEL_ROOM) ? 'bottom center' : 'top center')),
        cliponaxis: false,
        line: { color: theme.accent, width: 2 },
        marker: { color: theme.accent, size: 8 },
        hoverinfo: 'text',
        hovertext: points.map((point) => `${plain(point.period)}: HHI ${formatHhi(point.hhi, limits)}`),
        error_y: errorBars,
      },
    ),
    layout: {
      ...baseLayout(theme, { l: LEFT, r: right, t: 40, b: 36 }, 330),
      xaxis: plainAxis(theme, {
        range: [-0.5, Math.max(0.5, points.length - 0.5)],
        tickmode: 'array',
        tickvals: points.flatMap((_, at) => (points.length <= 14 || at % Math.ceil(points.length / 14) === 0 ? [at] : [])),
        ticktext: points.flatMap((point, at) => (points.length <= 14 || at % Math.ceil(points.length / 14) === 0 ? [plain(point.period)] : [])),
        showline: true,
        linecolor: theme.axis,
      }),
      yaxis: { ...valueAxis(theme, max, 'hhi', ''), showgrid: bands.length === 0 },
      shapes,
      annotations: [axisName(theme, 'HHI (points)', LEFT), ...bandNotes, ...limitNotes],
    },
    title: titleOf(points, limits),
    subtitle: subtitleOf(trend.name, context.basis),
    footer: footerOf(context, {
      rule: bands.length > 0 ? rule : null,
      estimates,
      remarks: bounded ? ['Bars: bounds of HHI over what the fringe and the unknown part may hide'] : [],
    }),
    reading: readingOf(trend.name, points, limits),
    table: {
      columns: [
        { name: 'Period', format: 'text' },
        { name: 'HHI', format: 'hhi', limits },
        { name: 'Lower bound', format: 'hhi', limits },
        { name: 'Upper bound', format: 'hhi', limits },
        { name: 'CR4', format: 'share' },
        { name: 'Named firms', format: 'count' },
        { name: 'Instability since the period before', format: 'share' },
      ],
      rows: points.map((point): Cell[] => [point.period, point.hhi, point.hhiLow, point.hhiHigh, point.cr4, point.firms, point.instability]),
    },
  };
}

type Point = { readonly period: string; readonly hhi: number; readonly hhiHigh: number; readonly firms: number };

/** Two periods of a market that is known in part are no trend where they name different numbers of firms. */
function comparable(first: Point, last: Point): boolean {
  return first.firms === last.firms || (first.hhiHigh === first.hhi && last.hhiHigh === last.hhi);
}

function titleOf(points: readonly Point[], limits: readonly number[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 'No period has data';
  if (first === last) return `HHI is ${formatHhi(first.hhi, limits)} in the one period of the data`;
  if (!comparable(first, last)) return `HHI is ${formatHhi(first.hhi, limits)} in ${first.period} and ${formatHhi(last.hhi, limits)} in ${last.period}, over ${first.firms} and ${last.firms} named firms`;
  if (formatHhi(first.hhi) === formatHhi(last.hhi)) return `HHI is ${formatHhi(last.hhi, limits)} in ${last.period}, as in ${first.period}`;
  return `HHI ${last.hhi > first.hhi ? 'rose' : 'fell'} from ${formatHhi(first.hhi, limits)} in ${first.period} to ${formatHhi(last.hhi, limits)} in ${last.period}`;
}

function readingOf(name: string, points: readonly Point[], limits: readonly number[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return `There is no period with data for ${name}.`;
  if (first === last) return `${name} has data for one period only (${first.period}), with an HHI of ${formatHhi(first.hhi, limits)}; a trend needs two.`;
  if (!comparable(first, last)) {
    return `The HHI of ${name} is ${formatHhi(first.hhi, limits)} in ${first.period} and ${formatHhi(last.hhi, limits)} in ${last.period}; the data name ${first.firms} and ${last.firms} firms of a market that is known in part, so the difference is not a trend.`;
  }
  return `The HHI of ${name} went from ${formatHhi(first.hhi, limits)} in ${first.period} to ${formatHhi(last.hhi, limits)} in ${last.period}, a change of ${formatChange(last.hhi - first.hhi)} points over ${points.length} periods.`;
}
