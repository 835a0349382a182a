import type { Annotations, Data, Layout, LayoutAxis, Margin, Shape } from 'plotly.js';
import { formatHhi, formatShare } from '../format';
import type { FigureContext } from './figure';
import type { Theme } from './theme';
import { FONT_SIZE, FONT_STACK, SMALL_SIZE } from './theme';
import { shorten, textWidth } from './text-width';
import { ticksFromZero } from './ticks';

/** Height of one row of a horizontal figure in pixels. */
export const ROW_HEIGHT = 26;
/** Names longer than this many pixels are cut in the drawing; the table has them in full. */
const NAME_WIDTH = 190;

/** Text for Plotly, which reads tags and entities in all texts: names of firms are never markup. */
export function plain(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function baseLayout(theme: Theme, margin: Partial<Margin>, height: number): Partial<Layout> {
  return {
    autosize: false,
    height,
    margin: { pad: 0, ...margin },
    paper_bgcolor: theme.background,
    plot_bgcolor: theme.background,
    font: { family: FONT_STACK, size: FONT_SIZE, color: theme.text },
    showlegend: false,
    hovermode: 'closest',
    dragmode: false,
    barmode: 'overlay',
    bargap: 0,
    hoverlabel: { font: { family: FONT_STACK, size: FONT_SIZE, color: theme.background }, bgcolor: theme.text, align: 'left' },
  };
}

/** An axis without ornaments whose margins are ours. */
export function plainAxis(theme: Theme, more: Partial<LayoutAxis>): Partial<LayoutAxis> {
  return {
    automargin: false,
    fixedrange: true,
    zeroline: false,
    showgrid: false,
    ticks: '',
    showline: false,
    tickfont: { size: FONT_SIZE, color: theme.text, family: FONT_STACK },
    ...more,
  };
}

/** A value axis from 0, with our own ticks so that numbers follow the locale. `room` leaves space past the largest value. */
export function valueAxis(theme: Theme, max: number, unit: 'hhi' | 'share', title: string, wanted = 5): Partial<LayoutAxis> {
  const ticks = ticksFromZero(max, wanted);
  return plainAxis(theme, {
    range: [0, max],
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map((tick) => (unit === 'hhi' ? formatHhi(tick) : wholePercent(tick))),
    tickfont: { size: SMALL_SIZE, color: theme.muted, family: FONT_STACK },
    showgrid: true,
    gridcolor: theme.grid,
    gridwidth: 1,
    title: { text: title, font: { size: SMALL_SIZE, color: theme.muted, family: FONT_STACK }, standoff: 6 },
  });
}

function wholePercent(fraction: number): string {
  const text = formatShare(fraction);
  return text.replace(/[.,]0%$/, '%');
}

/** Rows named on the left, first on top, at whole numbers. */
export function nameAxis(theme: Theme, names: readonly string[], more: Partial<LayoutAxis> = {}): Partial<LayoutAxis> {
  return plainAxis(theme, {
    range: [names.length - 0.5, -0.5],
    tickmode: 'array',
    tickvals: names.map((_, at) => at),
    ticktext: names.map((name) => plain(shorten(name, FONT_SIZE, NAME_WIDTH))),
    ticklabelstandoff: 6,
    ...more,
  } as Partial<LayoutAxis>);
}

/** Left margin that holds the longest of the names as drawn. */
export function nameMargin(names: readonly string[]): number {
  return Math.ceil(Math.max(40, ...names.map((name) => Math.min(NAME_WIDTH, textWidth(name, FONT_SIZE))))) + 14;
}

/** Right margin that holds the longest label written past the end of a bar. */
export function labelMargin(labels: readonly string[]): number {
  return Math.ceil(Math.max(24, ...labels.map((label) => textWidth(label, FONT_SIZE)))) + 12;
}

/** Traces as Plotly takes them. Its published types lag its schema (a text position a point, a pattern a bar), so they are not checked here. */
export function traces(...list: readonly object[]): Data[] {
  return list as Data[];
}

type Note = Partial<Annotations>;

export function note(theme: Theme, text: string, more: Note): Note {
  return {
    text,
    showarrow: false,
    font: { family: FONT_STACK, size: SMALL_SIZE, color: theme.muted },
    xanchor: 'left',
    yanchor: 'middle',
    ...more,
  };
}

/** A vertical line at a limit, drawn at its exact value, with its label above the plot. */
export function limitAcross(theme: Theme, limit: number, label: string, axis = ''): { shape: Partial<Shape>; label: Note } {
  return {
    shape: {
      type: 'line',
      xref: `x${axis}` as Shape['xref'],
      yref: axis === '' ? 'paper' : (`y${axis} domain` as Shape['yref']),
      x0: limit,
      x1: limit,
      y0: 0,
      y1: 1,
      layer: 'above',
      line: { color: theme.limit, width: 1.25, dash: 'dash' },
    },
    label: note(theme, label, {
      xref: `x${axis}` as Annotations['xref'],
      yref: axis === '' ? 'paper' : (`y${axis} domain` as Annotations['yref']),
      x: limit,
      y: 1,
      xanchor: 'center',
      yanchor: 'bottom',
      font: { family: FONT_STACK, size: SMALL_SIZE, color: theme.limit },
    }),
  };
}

/** Market, period and basis, the parts that are known. */
export function subtitleOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** Source, rule, remarks, and the marks for estimates and synthetic data: sentences in this order. */
export function footerOf(
  context: FigureContext,
  more: { readonly rule?: string | undefined; readonly estimates?: boolean; readonly remarks?: readonly string[] },
): string {
  const sentences = [context.source === '' ? '' : `Source: ${context.source}`];
  if (more.rule !== undefined) sentences.push(`Limits: ${more.rule}`);
  sentences.push(...(more.remarks ?? []));
  if (more.estimates === true) sentences.push('Includes estimates');
  if (context.synthetic) sentences.push('Synthetic data');
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.)]$/.test(sentence) && sentence.endsWith('.') ? sentence : `${sentence}.`))
    .join(' ');
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
