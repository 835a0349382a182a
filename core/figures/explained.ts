import type { Annotations, Shape } from 'plotly.js';
import type { Explained } from '../analysis/compare/explain';
import { formatChange, formatSharePoints } from '../format';
import type { Figure, FigureContext, FigureOptions } from './figure';
import { baseLayout, footerOf, labelMargin, nameAxis, nameMargin, note, plain, plainAxis, subtitleOf, traces } from './parts';
import { ticksBetween } from './ticks';
import { FONT_SIZE, SMALL_SIZE, themeOf } from './theme';

export interface ExplainedInput {
  readonly explained: Explained;
  readonly baseline: string;
  readonly scenario: string;
  /** Market, or cohort, and period. */
  readonly where: string;
  readonly context: FigureContext;
}

const ROW = 36;
const TOP = 12;
const FOOT = 40;
/** What the last label, in bold, is wider by. */
const BOLD = 6;

const quantities: Readonly<Record<Explained['quantity'], { readonly name: string; readonly unit: string }>> = {
  hhi: { name: 'HHI', unit: 'points' },
  change: { name: 'change in HHI', unit: 'points' },
  reach: { name: 'reach', unit: 'percentage points' },
};

/** What each difference explains of a difference between two scenarios: its Shapley value as a bar from zero, and as a line from what it does alone to what it does last. */
export function explainedFigure({ explained, baseline, scenario, where, context }: ExplainedInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const { quantity, parts, differences, total, orders } = explained;
  const { name, unit } = quantities[quantity];
  const scale = quantity === 'reach' ? 100 : 1;
  const show = (value: number): string => (quantity === 'reach' ? formatSharePoints(value) : formatChange(settled(value)));
  const names = [...differences.map(({ words }) => words), 'All together'];
  const values = [...parts.map(({ shapley }) => shapley), total];
  const labels = values.map((value, at) => {
    const error = parts[at]?.standardError ?? null;
    return `${show(value)}${error === null ? '' : ` ± ${show(error).replace('+', '')}`}`;
  });
  const ends = parts.flatMap(({ fromBaseline, fromOther }) => [fromBaseline, fromOther]);
  const [low, high] = [Math.min(0, ...values, ...ends) * scale, Math.max(0, ...values, ...ends) * scale];
  const room = Math.max(high - low, 1e-9) * 0.04;
  const ticks = ticksBetween(low, high, 5);
  const ys = names.map((_, at) => at);

  return {
    id: `explained-${quantity}`,
    data: traces(
      {
        type: 'bar', uid: 'shapley', orientation: 'h', y: ys, x: values.map((value) => value * scale), width: 0.56, hoverinfo: 'text', hovertext: names.map((one, at) => `${plain(one)}: ${labels[at]}`),
        marker: { color: [...parts.map(() => theme.axis), theme.merged] },
      },
      {
        type: 'scatter', uid: 'alone', mode: 'markers', y: parts.map((_, at) => at), x: parts.map(({ fromBaseline }) => fromBaseline * scale), cliponaxis: false,
        marker: { size: 8, color: theme.background, line: { color: theme.text, width: 1.75 } }, hoverinfo: 'text', hovertext: parts.map(({ fromBaseline }, at) => `${plain(names[at]!)}, alone: ${show(fromBaseline)}`),
      },
      {
        type: 'scatter', uid: 'last', mode: 'markers', y: parts.map((_, at) => at), x: parts.map(({ fromOther }) => fromOther * scale), cliponaxis: false,
        marker: { size: 8, symbol: 'diamond', color: theme.text }, hoverinfo: 'text', hovertext: parts.map(({ fromOther }, at) => `${plain(names[at]!)}, last: ${show(fromOther)}`),
      },
    ),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin(labels) + BOLD, t: TOP, b: FOOT }, names.length * ROW + TOP + FOOT),
      xaxis: plainAxis(theme, {
        range: [low - room, high + room], tickmode: 'array', tickvals: ticks, ticktext: ticks.map((tick) => show(tick / scale)), tickfont: { size: SMALL_SIZE, color: theme.muted, family: theme.font },
        showgrid: true, gridcolor: theme.grid, zeroline: true, zerolinecolor: theme.axis, title: { text: `Effect on ${name} (${unit})`, font: { size: SMALL_SIZE, color: theme.muted, family: theme.font }, standoff: 6 },
      }),
      yaxis: nameAxis(theme, names, {}, 2),
      shapes: parts.map(({ fromBaseline, fromOther }, at): Partial<Shape> => ({ type: 'line', xref: 'x', yref: 'y', x0: fromBaseline * scale, x1: fromOther * scale, y0: at, y1: at, line: { color: theme.text, width: 1.25 } })),
      annotations: labels.map((text, at) => note(theme, text, { xref: 'paper', yref: 'y', x: 1, xshift: 10, y: at, font: { family: theme.font, size: FONT_SIZE, color: theme.text, ...(at === labels.length - 1 ? { weight: 600 } : {}) } as Annotations['font'] })),
    },
    title: titleOf(explained, scenario, baseline, show),
    subtitle: subtitleOf(`Bars: mean over all orders (Shapley)`, '○ made alone', '◆ made last', where),
    footer: footerOf(context, { remarks: orders === null ? [] : [`Means of ${orders} orders drawn, each with its standard error`] }),
    reading: `${scenario} less ${baseline}: ${name} ${show(total)}, of which ${differences.map(({ words }, at) => `${show(values[at]!)} by “${words}”`).join(', ') || 'nothing is explained'}.`,
    table: {
      columns: [
        { name: 'Difference', format: 'text' },
        { name: 'Explains', format: quantity === 'reach' ? 'points' : 'change' },
        { name: 'Standard error', format: quantity === 'reach' ? 'points' : 'change' },
        { name: 'Alone', format: quantity === 'reach' ? 'points' : 'change' },
        { name: 'Last', format: quantity === 'reach' ? 'points' : 'change' },
      ],
      rows: [...parts.map((part, at) => [names[at]!, settled(part.shapley), part.standardError, settled(part.fromBaseline), settled(part.fromOther)]), ['All together', settled(total), null, null, null]],
    },
  };
}

/** Differences of sums in another order are rounding, not an effect. */
function settled(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : value;
}

function titleOf({ quantity, total, parts, differences }: Explained, scenario: string, baseline: string, show: (value: number) => string): string {
  const { name } = quantities[quantity];
  if (parts.length === 0) return `Nothing differs that could change ${name}`;
  const most = parts.reduce((at, part, i) => (Math.abs(part.shapley) > Math.abs(parts[at]!.shapley) ? i : at), 0);
  if (settled(total) === 0 && parts.every(({ shapley }) => settled(shapley) === 0)) return `What differs between ${scenario} and ${baseline} leaves ${name} as it is`;
  return parts.length === 1 ? `${differences[0]!.words}: ${name} ${show(total)}` : `${name[0]!.toUpperCase()}${name.slice(1)} ${show(total)}; most of it, ${show(parts[most]!.shapley)}, by “${differences[most]!.words}”`;
}
