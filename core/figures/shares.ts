import { formatCount, formatShare } from '../format';
import type { Structure } from '../market/structure';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { baseLayout, footerOf, labelMargin, listed, nameAxis, nameMargin, plain, ROW_HEIGHT, subtitleOf, traces, valueAxis } from './parts';
import { firmColours, themeOf } from './theme';

export interface SharesInput {
  readonly structure: Structure;
  /** Name of the market definition. */
  readonly name: string;
  /** Firms of the deal, marked in their colours; empty without one. */
  readonly parties: readonly string[];
  readonly context: FigureContext;
}

interface Row {
  readonly label: string;
  readonly share: number;
  readonly kind: 'firm' | 'folded' | 'fringe' | 'unknown';
  readonly estimate: boolean;
}

/** Most firms drawn one by one; the rest is drawn as one bar and listed in the table. */
const MOST_FIRMS = 14;

/** Shares of one market, largest first, from zero; the fringe and the unknown part last and hatched. */
export function sharesFigure(input: SharesInput, options: FigureOptions): Figure {
  const { structure, context } = input;
  const theme = themeOf(options.appearance);
  const firms: Row[] = structure.firms
    .map((firm, at): Row => ({ label: firm, share: structure.shares[at]!, kind: 'firm', estimate: structure.estimate[at] === 1 }))
    .sort((a, b) => b.share - a.share);
  const rest: Row[] = [];
  if (structure.fringe > 0) rest.push({ label: 'Fringe (not one firm)', share: structure.fringe, kind: 'fringe', estimate: false });
  if (structure.unknown > 0) rest.push({ label: 'Unknown', share: structure.unknown, kind: 'unknown', estimate: false });

  const folded = firms.length > MOST_FIRMS ? foldAway(firms, input.parties) : firms;
  const drawn = [...folded, ...rest];
  const hidden = firms.length - folded.filter((row) => row.kind === 'firm').length;
  const labels = drawn.map((row) => `${formatShare(row.share)}${row.estimate ? ' est.' : ''}`);
  const colour = firmColours(context.firms, input.parties, theme);
  const hatch = (row: Row): string => (row.kind === 'fringe' ? '/' : row.kind === 'unknown' ? '.' : '');
  const names = drawn.map((row) => row.label);
  const max = Math.max(...drawn.map((row) => row.share), 0.01);
  const estimates = structure.estimate.some((mark) => mark === 1);

  return {
    id: 'shares',
    data: traces(
      {
        type: 'bar',
        uid: 'shares',
        orientation: 'h',
        x: drawn.map((row) => row.share),
        y: drawn.map((_, at) => at),
        width: 0.68,
        text: labels,
        textposition: 'outside',
        textangle: 0,
        constraintext: 'none',
        cliponaxis: false,
        hoverinfo: 'text',
        hovertext: drawn.map((row, at) => `${plain(row.label)}: ${labels[at]}`),
        marker: {
          color: drawn.map((row) =>
            row.kind === 'firm' ? colour(row.label) : row.kind === 'folded' ? theme.fringe.line : theme[row.kind].fill,
          ),
          line: { width: drawn.map((row) => (hatch(row) === '' ? 0 : 1)), color: drawn.map((row) => (row.kind === 'unknown' ? theme.unknown.line : theme.fringe.line)) },
          pattern: {
            shape: drawn.map(hatch),
            fillmode: 'overlay',
            fgcolor: drawn.map((row) => (row.kind === 'unknown' ? theme.unknown.line : theme.fringe.line)),
            size: 6,
            solidity: 0.2,
          },
        },
      },
    ),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin(labels), t: 8, b: 44 }, drawn.length * ROW_HEIGHT + 52),
      xaxis: valueAxis(theme, max, 'share', 'Share of the market'),
      yaxis: nameAxis(theme, names),
    },
    title: titleOf(firms),
    subtitle: subtitleOf(input.name, structure.period, context.basis),
    footer: footerOf(context, {
      estimates,
      remarks: hidden > 0 ? [`The ${formatCount(hidden)} smallest other firms are drawn as one bar and listed one by one in the table`] : [],
    }),
    reading: readingOf(input, firms),
    table: {
      columns: [
        { name: 'Firm', format: 'text' },
        { name: 'Share', format: 'share' },
        { name: 'Role', format: 'text' },
        { name: 'Mark', format: 'text' },
      ],
      rows: [...firms, ...rest].map((row): Cell[] => [row.label, row.share, row.kind !== 'firm' ? 'not a firm' : input.parties.includes(row.label) ? 'party' : '', row.estimate ? 'estimate' : '']),
    },
  };
}

function foldAway(firms: readonly Row[], parties: readonly string[]): Row[] {
  const shown = firms.filter((row, at) => at < MOST_FIRMS - 1 || parties.includes(row.label));
  const hidden = firms.filter((row) => !shown.includes(row));
  const share = hidden.reduce((total, row) => total + row.share, 0);
  return [
    ...shown,
    { label: `${formatCount(hidden.length)} more firms`, share, kind: 'folded', estimate: hidden.some((row) => row.estimate) },
  ];
}

function titleOf(firms: readonly Row[]): string {
  const first = firms[0];
  if (first === undefined) return 'No firm has a share in this market';
  const leaders = firms.filter((row) => row.share === first.share);
  if (leaders.length === 1) return `${first.label} is the largest firm with ${formatShare(first.share)}`;
  if (leaders.length > 3) return `${formatCount(leaders.length)} firms are equally large with ${formatShare(first.share)} each`;
  return `${listed(leaders.map((row) => row.label))} are the largest firms with ${formatShare(first.share)} each`;
}

function readingOf({ structure, name }: SharesInput, firms: readonly Row[]): string {
  if (firms.length === 0) return `No firm is known in ${name}.`;
  const top = firms.slice(0, 3).map((row) => `${row.label} ${formatShare(row.share)}`);
  const parts = [`${name} has ${formatCount(firms.length)} named ${firms.length === 1 ? 'firm' : 'firms'}, led by ${listed(top)}`];
  if (structure.fringe > 0) parts.push(`${formatShare(structure.fringe)} is a fringe of unnamed firms`);
  if (structure.unknown > 0) parts.push(`${formatShare(structure.unknown)} is not accounted for by any row`);
  return `${parts.join('; ')}.`;
}
