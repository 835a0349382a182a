import type { Annotations, LayoutAxis, Shape } from 'plotly.js';
import type { Curve, CurvePart, CurvePoint } from '../analysis/curve';
import { formatChange, formatHhi, formatShare } from '../format';
import type { Quantity, RuleSet } from '../rules/rule-set';
import { isOnCurve, leapsOf, limitsMet, outcomeWords, turnsOf } from './curve-turns';
import type { Cell, CellFormat, Figure, FigureContext, FigureOptions } from './figure';
import type { Panel } from './curve-panels';
import { drawnAt, GAP, PANEL, panelsOf } from './curve-panels';
import { limitsFor } from './limits';
import { BETWEEN, baseLayout, footerOf, note, plain, plainAxis, subtitleOf, traces, wholePercent } from './parts';
import { textWidth } from './text-width';
import type { Theme } from './theme';
import { SMALL_SIZE, themeOf } from './theme';
import { ticksBetween } from './ticks';

export interface CurveInput {
  readonly curve: Curve;
  readonly scenario: string;
  /** Market with its period. */
  readonly market: string;
  /** The step in words. */
  readonly step: string;
  readonly rule: RuleSet | null;
  readonly estimates: boolean;
  readonly context: FigureContext;
}

const MARGIN = { l: 56, r: 64, t: 40, b: 48 };
/** Width that labels are fitted for; a wider host only loosens them. */
const NOMINAL_WIDTH = 720;

/** HHI, change and merged share one above the other as a number of a step runs over its range, with each limit and where it is met. */
export function curveFigure({ curve, scenario, market, step, rule, estimates, context }: CurveInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const { points, low, high } = curve;
  const panels = panelsOf(curve, rule);
  const height = MARGIN.t + MARGIN.b + panels.length * PANEL + (panels.length - 1) * GAP;
  const parts = (rule === null ? undefined : curve.parts.find((one) => one.rule === rule.id)?.parts) ?? [];
  const weight = (part: CurvePart): number => ({ concern: 2, caution: 1, silent: 1, clear: 0, none: 0 })[rule?.outcomes.find(({ id }) => id === part.outcome)?.severity ?? 'none'];
  const pixels = (length: number): number => (length / (high - low)) * (NOMINAL_WIDTH - MARGIN.l - MARGIN.r);
  const shapes: Partial<Shape>[] = [
    ...parts.filter((part) => weight(part) > 0).map((part): Partial<Shape> => ({ type: 'rect', xref: 'x', yref: 'paper', x0: part.from, x1: part.to, y0: 0, y1: 1, fillcolor: theme.bands[weight(part)]!, line: { width: 0 }, layer: 'below' })),
    ...parts.slice(1).map((part): Partial<Shape> => ({ type: 'line', xref: 'x', yref: 'paper', x0: part.from, x1: part.from, y0: 0, y1: 1, line: { color: theme.limit, width: 1 }, layer: BETWEEN })),
    ...panels.flatMap(({ limits, suffix }) => limits.map((limit): Partial<Shape> => ({ type: 'line', xref: 'paper', yref: `y${suffix}` as 'y', x0: 0, x1: 1, y0: limit, y1: limit, line: { color: theme.limit, width: 1.25, dash: 'dash' }, layer: BETWEEN }))),
  ];
  const annotations: Partial<Annotations>[] = [
    ...panels.map(({ name, domain }) => note(theme, name, { xref: 'paper', yref: 'paper', x: 0, xshift: 8 - MARGIN.l, y: domain[1], yshift: 4, yanchor: 'bottom' })),
    ...panels.flatMap(({ limits, suffix, words }) => limits.map((limit) => note(theme, words(limit), { xref: 'paper', x: 1, xshift: 6, yref: `y${suffix}` as 'y', y: limit, font: { family: theme.font, size: SMALL_SIZE, color: theme.limit } }))),
    ...(rule === null ? [] : parts.flatMap((part) => {
      const text = outcomeWords(rule, part.outcome);
      // The name of the first panel stands at the left end of the same line.
      const room = pixels(part.to - part.from) - (part.from === low ? textWidth(panels[0]!.name, SMALL_SIZE) - MARGIN.l + 16 : 0);
      return textWidth(text, SMALL_SIZE) + 8 > room ? [] : [note(theme, plain(text), { xref: 'x', yref: 'paper', x: part.to, xshift: -4, y: 1, yshift: 4, xanchor: 'right', yanchor: 'bottom', font: { family: theme.font, size: SMALL_SIZE, color: theme.text } })];
    })),
  ];
  return {
    id: 'curve',
    data: traces(...panels.flatMap((panel) => panelTraces(curve, panel, rule, theme))),
    layout: {
      ...baseLayout(theme, MARGIN, height),
      xaxis: {
        ...percentAxis(theme, low, high, curve.label),
        anchor: `y${panels.at(-1)!.suffix}` as 'y',
      },
      ...Object.fromEntries(panels.map((panel) => [`yaxis${panel.suffix}`, valueAxisOf(theme, panel)])),
      shapes,
      annotations,
    },
    title: titleOf(curve, parts, rule),
    subtitle: subtitleOf(scenario, market, context.basis),
    footer: footerOf(context, { rule, estimates, remarks: [`Step: ${step}`, ...(parts.some((part) => weight(part) > 0) ? ['Shaded: where the rule objects'] : [])] }),
    reading: `${scenario}: as the ${lowerFirst(curve.label)} goes from ${formatShare(low)} to ${formatShare(high)} in ${market}, the HHI goes from ${formatHhi(points[0]!.hhi)} to ${formatHhi(points.at(-1)!.hhi)}. ${titleOf(curve, parts, rule)}.`,
    table: tableOf(curve, rule),
  };
}

function percentAxis(theme: Theme, low: number, high: number, title: string): Partial<LayoutAxis> {
  const ticks = ticksBetween(low, high, 8);
  return plainAxis(theme, {
    range: [low, high], tickmode: 'array', tickvals: ticks, ticktext: ticks.map(wholePercent),
    tickfont: { size: SMALL_SIZE, color: theme.muted, family: theme.font }, showline: true, linecolor: theme.axis,
    title: { text: plain(title), font: { size: SMALL_SIZE, color: theme.muted, family: theme.font }, standoff: 6 },
  });
}

function valueAxisOf(theme: Theme, { quantity, low, high, domain, words }: Panel): Partial<LayoutAxis> {
  const ticks = ticksBetween(low, high, 3);
  return plainAxis(theme, {
    range: [low, high], domain, tickmode: 'array', tickvals: ticks, ticktext: ticks.map(quantity === 'mergedShare' ? wholePercent : words),
    tickfont: { size: SMALL_SIZE, color: theme.muted, family: theme.font }, showgrid: true, gridcolor: theme.grid, gridwidth: 1,
  });
}

/** The curve, the places where it meets a limit, and where the step stands now. */
function panelTraces(curve: Curve, panel: Panel, rule: RuleSet | null, theme: Theme): object[] {
  const { points, now: here, low, high } = curve;
  const axis = { type: 'scatter', xaxis: 'x', yaxis: `y${panel.suffix}`, cliponaxis: false, hoverinfo: 'text' };
  const met = limitsMet(curve, rule).filter((one) => one.quantity === panel.quantity && panel.limits.includes(one.limit) && isOnCurve(curve, one));
  // Where control begins or ends the figures leap: the line is broken there.
  const line = [...points.map(({ x }, i) => ({ x, y: panel.values[i]! })), ...leapsOf(curve, rule).map((x) => ({ x, y: null }))].sort((a, b) => a.x - b.x);
  const now = here === null ? null : drawnAt(here, panel.quantity);
  return [
    {
      ...axis, uid: panel.quantity, mode: 'lines', x: line.map(({ x }) => x), y: line.map(({ y }) => y), line: { color: theme.accent, width: 2 },
      hovertext: line.map(({ x, y }) => `${formatShare(x)}: ${y === null ? 'no party' : panel.words(y)}`),
    },
    {
      ...axis, uid: `${panel.quantity}-limits`, mode: 'markers+text', x: met.map(({ at }) => at), y: met.map(({ limit }) => limit), text: met.map(({ at }) => formatShare(at)),
      textposition: met.map(({ at }) => (at > low + (high - low) * 0.9 ? 'top left' : 'top right')), textfont: { family: theme.font, size: SMALL_SIZE, color: theme.text },
      marker: { symbol: 'diamond', size: 9, color: theme.background, line: { color: theme.limit, width: 1.5 } },
      hovertext: met.map(({ at, limit }) => `meets ${panel.words(limit)} at ${formatShare(at)}`),
    },
    {
      ...axis, uid: `${panel.quantity}-now`, mode: 'markers', x: now === null ? [] : [here!.x], y: now === null ? [] : [now], marker: { size: 9, color: theme.accent, line: { color: theme.background, width: 1.5 } },
      hovertext: now === null ? [] : [`now ${formatShare(here!.x)}: ${panel.words(now)}`],
    },
  ];
}

/** What the rule says over the range, in its words. */
function titleOf({ points, low, high }: Curve, parts: readonly CurvePart[], rule: RuleSet | null): string {
  const range = `from ${formatShare(low)} to ${formatShare(high)}`;
  if (rule === null || parts.length === 0) return `HHI ${points[0]!.hhi <= points.at(-1)!.hhi ? 'rises' : 'falls'} from ${formatHhi(points[0]!.hhi)} to ${formatHhi(points.at(-1)!.hhi)}`;
  const words = (part: CurvePart): string => outcomeWords(rule, part.outcome);
  const [first, second, third] = [parts[0]!, parts[1], parts[2]];
  const interest = points.filter(({ mhhiDelta }) => mhhiDelta !== null).map(({ mhhiDelta }) => mhhiDelta!);
  if (second === undefined && first.outcome === null && interest.length > 0) return `Nothing is screened ${range}, and the MHHI changes by ${formatChange(interest[0]!)} to ${formatChange(interest.at(-1)!)}`;
  if (second === undefined) return upperFirst(`${words(first)} at every value ${range}`);
  if (third === undefined) return upperFirst(`${words(first)} up to ${formatShare(first.to)}, ${words(second)} beyond`);
  if (parts.length === 3 && third.outcome === first.outcome) return upperFirst(`${words(second)} only from ${formatShare(second.from)} to ${formatShare(second.to)}, else ${words(first)}`);
  if (parts.length <= 4) return upperFirst(`${parts.slice(0, -1).map((part) => `${words(part)} up to ${formatShare(part.to)}`).join(', ')}, then ${words(parts.at(-1)!)}`);
  return `The outcome changes at ${parts.length - 1} values ${range}`;
}

/** The points of the curve, and between them what happens there: the value of the step, limits that are met, changes of the outcome. */
function tableOf(curve: Curve, rule: RuleSet | null): Figure['table'] {
  const { points, now, label, parts } = curve;
  const at = parts.findIndex((one) => one.rule === rule?.id);
  const columns: { readonly name: string; readonly format: CellFormat; readonly quantity?: Quantity; readonly cell: (point: CurvePoint) => Cell }[] = [
    { name: label, format: 'share', cell: ({ x }) => x },
    { name: 'HHI after', format: 'hhi', quantity: 'postHhi', cell: ({ hhi }) => hhi },
    { name: 'Change', format: 'change', quantity: 'delta', cell: ({ change }) => change },
    { name: 'Merged share', format: 'share', quantity: 'mergedShare', cell: ({ mergedShare }) => mergedShare },
    ...(points.some(({ mhhiDelta }) => mhhiDelta !== null) ? [{ name: 'MHHI change', format: 'change' as const, cell: ({ mhhiDelta }: CurvePoint) => mhhiDelta }] : []),
    ...(points.some(({ reach }) => reach !== null) ? [{ name: 'Reach', format: 'share' as const, cell: ({ reach }: CurvePoint) => reach }] : []),
    ...(rule === null || at < 0 ? [] : [{ name: 'Outcome', format: 'text' as const, cell: ({ outcomes }: CurvePoint) => outcomeWords(rule, outcomes[at] ?? null) }]),
  ];
  const row = (point: CurvePoint, event: string): Cell[] => [...columns.map(({ cell }) => cell(point)), event];
  const events = rule === null ? [] : turnsOf(curve, rule).map(({ at: x, what, outcome, met }): Cell[] => [
    ...columns.map(({ name, quantity }) => (name === label ? x : name === 'Outcome' ? outcome : quantity !== undefined && quantity === met?.quantity ? met.limit : null)), what,
  ]);
  return {
    columns: [...columns.map(({ name, format, quantity }) => ({ name, format, limits: quantity === undefined ? [] : limitsFor(rule, quantity) })), { name: 'What happens', format: 'text' }],
    rows: [...points.map((point) => row(point, '')), ...(now === null ? [] : [row(now, 'the value of the step')]), ...events].sort((a, b) => (a[0] as number) - (b[0] as number)),
  };
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
