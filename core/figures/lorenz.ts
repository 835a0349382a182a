import type { LayoutAxis } from 'plotly.js';
import { gini } from '../economics/rank-indices';
import { sum } from '../economics/sum';
import { formatCount, formatLevel, formatShare } from '../format';
import type { Structure } from '../market/structure';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { axisName, baseLayout, footerOf, note, plain, subtitleOf, traces, valueAxis } from './parts';
import { SMALL_SIZE, themeOf } from './theme';

export interface LorenzInput {
  readonly structure: Structure;
  /** Name of the market definition. */
  readonly name: string;
  readonly context: FigureContext;
}

interface Point {
  readonly firm: string;
  readonly share: number;
  /** Part of the firms, smallest first, up to and with this one, and what they hold of all that the firms hold. */
  readonly firms: number;
  readonly held: number;
}

const LEFT = 56;
const HEIGHT = 380;

/**
 * Lorenz curve of the named firms: what the smallest part of the firms holds together. Twice the area between the curve and
 * the line of equal firms is the Gini coefficient. The fringe and the unknown part are no firms and are left out of both axes.
 */
export function lorenzFigure({ structure, name, context }: LorenzInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const points = curveOf(structure);
  const coefficient = points.length === 0 ? null : giniOf(points);
  const x = [0, ...points.map(({ firms }) => firms)];
  const y = [0, ...points.map(({ held }) => held)];
  const rest = structure.fringe + structure.unknown;
  // The curve begins in the corner, where its mark must not lie on the first tick.
  const axis = (title: string) => ({ ...valueAxis(theme, 1, 'share', title), ticklabelstandoff: 6 }) as Partial<LayoutAxis>;
  return {
    id: 'lorenz',
    data: traces(
      { type: 'scatter', uid: 'equal', mode: 'lines', x: [0, 1], y: [0, 1], hoverinfo: 'skip', line: { color: theme.axis, width: 1.25, dash: 'dash' } },
      {
        type: 'scatter',
        uid: 'lorenz',
        mode: points.length > 60 ? 'lines' : 'lines+markers',
        x,
        y,
        fill: 'tonexty',
        fillcolor: theme.bands[2],
        cliponaxis: false,
        line: { color: theme.accent, width: 2, shape: 'linear' },
        marker: { color: theme.accent, size: 6 },
        hoverinfo: 'text',
        hovertext: ['', ...points.map((point) => `${plain(point.firm)}: the smallest ${formatShare(point.firms)} of the firms hold ${formatShare(point.held)}`)],
      },
    ),
    layout: {
      ...baseLayout(theme, { l: LEFT, r: 24, t: 40, b: 48 }, HEIGHT),
      xaxis: axis('Part of the firms, smallest first'),
      yaxis: axis(''),
      annotations: [
        axisName(theme, 'Part of what the firms hold', LEFT),
        note(theme, 'all firms equal', { xref: 'x', yref: 'y', x: 0.5, y: 0.5, xanchor: 'right', yanchor: 'bottom', xshift: -10, yshift: 2, font: { family: theme.font, size: SMALL_SIZE, color: theme.muted } }),
      ],
    },
    title: titleOf(points, coefficient),
    subtitle: subtitleOf(name, structure.period, context.basis),
    footer: footerOf(context, {
      estimates: structure.estimate.includes(1),
      remarks: rest > 1e-9 ? [`Named firms only: ${formatShare(rest)} of the market is fringe or not known and is left out`] : [],
    }),
    reading: readingOf(name, points, coefficient),
    table: {
      columns: [
        { name: 'Firm', format: 'text' },
        { name: 'Share of the market', format: 'share' },
        { name: 'Part of the firms', format: 'share' },
        { name: 'Part of what the firms hold', format: 'share' },
      ],
      rows: points.map(({ firm, share, firms, held }): Cell[] => [firm, share, firms, held]),
    },
  };
}

function curveOf({ firms, shares }: Structure): Point[] {
  const present = firms.map((firm, at) => ({ firm, share: shares[at]! })).filter(({ share }) => share > 0);
  present.sort((a, b) => a.share - b.share || (a.firm < b.firm ? -1 : 1));
  const sizes = present.map(({ share }) => share);
  const all = sum(sizes);
  return present.map((row, at): Point => ({ ...row, firms: (at + 1) / present.length, held: at + 1 === present.length ? 1 : sum(sizes, 0, at + 1) / all }));
}

/** Gini coefficient of the named firms, their shares taken as parts of what they hold together. */
function giniOf(points: readonly Point[]): number {
  const all = sum(points.map(({ share }) => share));
  // Equal firms have none; their rounding is not a coefficient.
  return Math.max(0, gini(points.map(({ share }) => share / all).reverse()) ?? 0);
}

function titleOf(points: readonly Point[], coefficient: number | null): string {
  if (coefficient === null) return 'No firm has a share in this market';
  if (points.length === 1) return 'One firm holds all that named firms hold';
  if (points[0]!.share === points.at(-1)!.share) return `The ${formatCount(points.length)} named firms are equally large`;
  return `The Gini coefficient of the ${formatCount(points.length)} named firms is ${formatLevel(coefficient)}`;
}

function readingOf(name: string, points: readonly Point[], coefficient: number | null): string {
  if (coefficient === null) return `No firm is known in ${name}, so there is no curve.`;
  if (points.length === 1) return `${name} has one named firm, so there is nothing to compare.`;
  const half = points[Math.floor(points.length / 2) - 1]!;
  return `In ${name} the smallest ${formatShare(half.firms)} of the ${formatCount(points.length)} named firms hold ${formatShare(half.held)} of what they hold together; the Gini coefficient is ${formatLevel(coefficient)}.`;
}
