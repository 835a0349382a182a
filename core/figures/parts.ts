import type { Annotations, Data, Layout, LayoutAxis, Margin, Shape } from 'plotly.js';
import { formatHhi, formatShare } from '../format';
import type { RuleSet } from '../rules/rule-set';
import type { FigureContext } from './figure';
import type { Theme } from './theme';
import { FONT_SIZE, SMALL_SIZE } from './theme';
import { shorten, textWidth, wrap } from './text-width';
import { ticksFromZero } from './ticks';

/** Between grid and marks; Plotly knows this layer, its published types do not. */
export const BETWEEN = 'between' as 'below';
/** Height of one row of a horizontal figure in pixels. */
export const ROW_HEIGHT = 26;
/** Names longer than this many pixels are cut in the drawing; the table has them in full. */
const NAME_WIDTH = 200;

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
    font: { family: theme.font, size: FONT_SIZE, color: theme.text },
    showlegend: false,
    hovermode: 'closest',
    dragmode: false,
    barmode: 'overlay',
    bargap: 0,
    hoverlabel: { font: { family: theme.font, size: FONT_SIZE, color: theme.background }, bgcolor: theme.text, align: 'left' },
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
    tickfont: { size: FONT_SIZE, color: theme.text, family: theme.font },
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
    tickfont: { size: SMALL_SIZE, color: theme.muted, family: theme.font },
    showgrid: true,
    gridcolor: theme.grid,
    gridwidth: 1,
    title: { text: title, font: { size: SMALL_SIZE, color: theme.muted, family: theme.font }, standoff: 6 },
  });
}

/** Percent at a tick, without a decimal that says nothing. */
export function wholePercent(fraction: number): string {
  const text = formatShare(fraction);
  return text.replace(/[.,]0%$/, '%');
}

/** Rows named on the left, first on top, at whole numbers. */
export function nameAxis(theme: Theme, names: readonly string[], more: Partial<LayoutAxis> = {}, lines = 1): Partial<LayoutAxis> {
  return plainAxis(theme, {
    range: [names.length - 0.5, -0.5],
    tickmode: 'array',
    tickvals: names.map((_, at) => at),
    ticktext: names.map((name) => fitName(name, lines)),
    ticklabelstandoff: 6,
    ...more,
  } as Partial<LayoutAxis>);
}

/** A name on at most `lines` lines (1 or 2) of the name column. */
function fitName(name: string, lines: number): string {
  if (lines < 2 || textWidth(name, FONT_SIZE) <= NAME_WIDTH) return plain(shorten(name, FONT_SIZE, NAME_WIDTH));
  const [first = '', ...rest] = wrap(name, FONT_SIZE, NAME_WIDTH);
  return [first, rest.join(' ')].map((line) => plain(shorten(line, FONT_SIZE, NAME_WIDTH))).join('<br>');
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
    font: { family: theme.font, size: SMALL_SIZE, color: theme.muted },
    xanchor: 'left',
    yanchor: 'middle',
    ...more,
  };
}

/** A number written past the end of a bar, on the background's colour so that limits do not run through it. */
export function valueLabel(theme: Theme, text: string, more: Note): Note {
  return note(theme, text, {
    xref: 'x',
    yref: 'y',
    xanchor: 'left',
    xshift: 5,
    bgcolor: theme.background,
    borderpad: 1,
    font: { family: theme.font, size: FONT_SIZE, color: theme.text },
    ...more,
  });
}

/** Name of a vertical axis, written along the top instead of up the side. */
export function axisName(theme: Theme, text: string, left: number): Note {
  return note(theme, text, { xref: 'paper', yref: 'paper', x: 0, xshift: 8 - left, y: 1, yshift: 18, yanchor: 'bottom' });
}

/** An axis of a figure with several panels: its suffix in references (`''`, `2`) and about how wide it is drawn. */
export interface LimitAxis {
  readonly suffix: string;
  readonly max: number;
  readonly min?: number;
  readonly width: number;
  /** What the top of the lines is measured on: the whole figure, or the panel's own vertical axis. */
  readonly within: 'paper' | 'panel';
}

/** Vertical lines at limits, each at its exact value with its label above; labels of close neighbours lean apart. */
export function limitLines(theme: Theme, limits: readonly { readonly value: number; readonly label: string }[], axis: LimitAxis): { shapes: Partial<Shape>[]; labels: Note[] } {
  const perUnit = axis.width / (axis.max - (axis.min ?? 0));
  const xref = `x${axis.suffix}` as 'x';
  const yref = (axis.within === 'paper' ? 'paper' : `y${axis.suffix} domain`) as 'paper';
  const tight = (at: number): boolean => {
    const here = limits[at];
    const next = limits[at + 1];
    if (here === undefined || next === undefined) return false;
    return (next.value - here.value) * perUnit < (textWidth(here.label, SMALL_SIZE) + textWidth(next.label, SMALL_SIZE)) / 2 + 4;
  };
  return {
    shapes: limits.map(({ value }) => ({
      type: 'line', xref, yref, x0: value, x1: value, y0: 0, y1: 1, layer: 'above', line: { color: theme.limit, width: 1.25, dash: 'dash' },
    })),
    labels: limits.map(({ value, label }, at) =>
      note(theme, label, {
        xref, yref, x: value, y: 1, yanchor: 'bottom',
        xanchor: tight(at) && !tight(at - 1) ? 'right' : tight(at - 1) && !tight(at) ? 'left' : 'center',
        xshift: tight(at) && !tight(at - 1) ? 4 : tight(at - 1) && !tight(at) ? -4 : 0,
        font: { family: theme.font, size: SMALL_SIZE, color: theme.limit },
      }),
    ),
  };
}

/** Market, period and basis, the parts that are known. */
export function subtitleOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** Source, rule, remarks, and the marks for estimates and synthetic data: sentences in this order. */
export function footerOf(
  context: FigureContext,
  more: { readonly rule?: RuleSet | null | undefined; readonly estimates?: boolean; readonly remarks?: readonly string[] },
): string {
  const sentences = [context.source === '' ? '' : `Source: ${context.source}`];
  if (more.rule) sentences.push(`Limits: ${more.rule.jurisdiction}, ${more.rule.title}`);
  sentences.push(...(more.remarks ?? []));
  if (more.estimates === true) sentences.push('Includes estimates');
  if (context.synthetic) sentences.push('Synthetic data');
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`))
    .join(' ');
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
