import type { FootprintResult } from '../analysis/footprint';
import { changeOf } from '../analysis/footprint';
import type { ReachEstimate } from '../audience/audience';
import { methodLabels } from '../audience/audience';
import { formatChange, formatCount, formatHhi, formatShare, formatSharePoints } from '../format';
import type { Figure, FigureContext, FigureOptions } from './figure';
import { rangeOf, seenTable } from './footprint-tables';
import { baseLayout, footerOf, labelMargin, listed, nameAxis, nameMargin, plain, ROW_HEIGHT, subtitleOf, traces, valueAxis } from './parts';
import { firmColours, themeOf } from './theme';

export interface FootprintInput {
  readonly footprint: FootprintResult;
  readonly scenario: string;
  /** Firms that merge in the scenario, for their colours. */
  readonly parties: readonly string[];
  readonly context: FigureContext;
}

interface Row {
  readonly label: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly estimate: ReachEstimate;
  readonly colour: string;
  readonly together: boolean;
}

/** The share of the cohort that each firm sees before (open mark) and after the deal (full mark), from 0 to all. */
export function footprintFigure({ footprint, scenario, parties, context }: FootprintInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const colour = firmColours(context.firms, parties, theme);
  const all: Row[] = [
    ...footprint.firms.map(({ firm, before, after }): Row => ({ label: firm, before: before.seen.reach, after: after.seen.reach, estimate: after.seen, colour: colour(firm), together: false })),
    ...footprint.partnerships.map(({ firms, footprint: { seen } }): Row => ({ label: `Partners: ${listed(firms)}`, before: null, after: seen.reach, estimate: seen, colour: theme.muted, together: true })),
  ];
  const rows = all.filter((row): row is Row & { readonly after: number } => row.after !== null);
  const started = rows.flatMap((row, at) => (row.before === null ? [] : [{ ...row, before: row.before, at }]));
  const names = rows.map(({ label }) => label);
  const labels = rows.map(({ before, after }) => (before === null || formatShare(before) === formatShare(after) ? formatShare(after) : `${formatShare(before)} → ${formatShare(after)}`));
  const synthetic = context.synthetic || footprint.synthetic;
  const methods = [...new Set(all.map(({ estimate }) => methodLabels[estimate.method]))];
  const undrawn = all.filter(({ after }) => after === null).map(({ label }) => label);
  const table = seenTable(footprint);

  return {
    id: 'footprint',
    data: traces(
      {
        type: 'scatter', uid: 'before', mode: 'markers', cliponaxis: false,
        x: started.map(({ before }) => before), y: started.map(({ at }) => at),
        marker: { size: 11, symbol: 'circle', color: theme.background, line: { color: started.map((row) => row.colour), width: 1.5 } },
        hoverinfo: 'text', hovertext: started.map(({ label, before }) => `${plain(label)}, before: ${formatShare(before)}`),
      },
      {
        type: 'scatter', uid: 'after', mode: 'markers', cliponaxis: false,
        x: rows.map(({ after }) => after), y: rows.map((_, at) => at),
        error_x: {
          type: 'data', symmetric: false, thickness: 1.5, width: 5, color: theme.muted,
          array: rows.map(({ after, estimate }) => Math.max(0, (estimate.high ?? after) - after)),
          arrayminus: rows.map(({ after, estimate }) => Math.max(0, after - (estimate.low ?? after))),
        },
        marker: { size: 11, color: rows.map((row) => row.colour), symbol: rows.map(({ together }) => (together ? 'diamond' : 'circle')), line: { color: theme.background, width: 1 } },
        hoverinfo: 'text', hovertext: rows.map((row, at) => `${plain(row.label)}: ${labels[at]}${rangeOf(row.estimate) === null ? '' : ` (${rangeOf(row.estimate)})`}`),
      },
    ),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin(labels), t: 8, b: 44 }, Math.max(2, rows.length) * (ROW_HEIGHT + 4) + 52),
      xaxis: { ...valueAxis(theme, 1, 'share', `Share of ${footprint.cohort} that the firm sees: before (open), after (full)${synthetic ? ', synthetic data' : ''}`), range: [0, 1] },
      yaxis: nameAxis(theme, names, { showgrid: true, gridcolor: theme.grid }, 2),
      shapes: started.flatMap(({ before, after, at, colour: line }) =>
        before === after ? [] : [{ type: 'line' as const, xref: 'x' as const, yref: 'y' as const, x0: before, x1: after, y0: at, y1: at, layer: 'below' as const, line: { color: line, width: 3 } }],
      ),
      annotations: rows.map((_, at) => ({
        text: labels[at]!, showarrow: false, xref: 'paper' as const, x: 1, xshift: 10, yref: 'y' as const, y: at, xanchor: 'left' as const, yanchor: 'middle' as const,
      })),
    },
    title: titleOf(footprint),
    subtitle: subtitleOf(scenario, footprint.cohort, footprint.sample === null ? '' : `n ${formatCount(footprint.sample.n)}, effective n ${formatCount(footprint.sample.nEff)}`),
    footer: footerOf({ ...context, synthetic }, {
      remarks: [
        ...(methods.length > 0 ? [`Method: ${methods.join('; ')}`] : []),
        'A firm sees who uses any of its platforms, each person once',
        ...(undrawn.length > 0 ? [`Not drawn, since the share is not one number: ${listed(undrawn)}`] : []),
        ...(footprint.unmeasured.length > 0 ? [`Without a reach in the data: ${listed(footprint.unmeasured)}`] : []),
        ...(footprint.absent.length > 0 ? [`Not in the audience data: ${listed(footprint.absent)}`] : []),
      ],
    }),
    reading: readingOf(footprint),
    table: {
      columns: [...table.columns, { name: 'Mark', format: 'text' }],
      rows: table.rows.map((row) => [...row, synthetic ? 'synthetic' : '']),
    },
  };
}

function titleOf(footprint: FootprintResult): string {
  const { firms, partnerships, cohort } = footprint;
  const changes = firms.flatMap(({ firm, before, after }) => {
    const change = changeOf({ before: before.seen.reach, after: after.seen.reach });
    return change === null ? [] : [{ firm, change, after: after.seen.reach! }];
  });
  const most = changes.reduce<(typeof changes)[number] | null>((best, one) => (best === null || one.change > best.change ? one : best), null);
  if (most !== null && most.change > 0) return `${most.firm} sees ${formatShare(most.after)} of ${cohort} after the deal, ${formatSharePoints(most.change).replace('+', '')} more than before`;
  const together = partnerships.find(({ footprint: { seen } }) => seen.reach !== null);
  if (together !== undefined) return `As partners ${listed(together.firms)} together see ${formatShare(together.footprint.seen.reach!)} of ${cohort}; no firm sees more than before`;
  const bounded = firms.find(({ party, after }) => party && after.seen.reach === null && after.seen.low !== null);
  if (bounded !== undefined) return `${bounded.firm} sees between ${rangeOf(bounded.after.seen)!.replace(' to ', ' and ')} of ${cohort} after the deal`;
  return most === null ? 'What each firm sees cannot be computed' : `No firm sees more of ${cohort} than before`;
}

function readingOf({ reachHhi, usesHhi, firms, cohort }: FootprintResult): string {
  const index = (name: string, { before, after }: FootprintResult['reachHhi']): string => {
    const change = changeOf({ before, after });
    if (before === null || after === null || change === null) return '';
    return change === 0 ? `${name} stays at ${formatHhi(before)} points` : `${name} goes from ${formatHhi(before)} to ${formatHhi(after)} points (${formatChange(change)})`;
  };
  const gaining = firms
    .flatMap(({ firm, before, after }) => {
      const change = changeOf({ before: before.seen.reach, after: after.seen.reach });
      return change === null || change <= 0 ? [] : [`${firm} sees ${formatShare(before.seen.reach!)} of ${cohort} before and ${formatShare(after.seen.reach!)} after`];
    });
  const parts = [...gaining, index('the reach HHI', reachHhi), index('the HHI of uses', usesHhi)].filter((part) => part !== '');
  const text = parts.length === 0 ? `no number of ${cohort} can be computed for all firms` : parts.join('; ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}; neither index is the HHI of revenue.`;
}
