import type { ErrorBar } from 'plotly.js';
import type { ClosedPlatforms, ReachResult } from '../analysis/results';
import type { ReachEstimate } from '../audience/audience';
import { methodLabels } from '../audience/audience';
import { formatCount, formatShare, formatSharePoints } from '../format';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { baseLayout, footerOf, labelMargin, listed, nameAxis, nameMargin, plain, ROW_HEIGHT, subtitleOf, traces, valueAxis } from './parts';
import { firmColours, themeOf } from './theme';

export interface ReachInput {
  readonly reach: ReachResult;
  readonly scenario: string;
  /** Platforms of the parties in order, for their colours. */
  readonly parties: readonly string[];
  readonly context: FigureContext;
}

interface Row {
  readonly label: string;
  readonly estimate: ReachEstimate;
  readonly colour: string;
  readonly together: boolean;
}

/** Reach of parties, of all of them together (people counted once), and of rivals; with intervals or bounds. */
export function reachFigure({ reach, scenario, parties, context }: ReachInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const colour = firmColours(context.firms, parties, theme);
  const alone = (estimate: ReachEstimate): Row => ({ label: listed(estimate.platforms), estimate, colour: colour(estimate.platforms[0] ?? ''), together: false });
  const rivalsTogether = reach.rivals.length > 1 ? reach.rivals.at(-1) : undefined;
  const all: Row[] = [
    ...reach.parties.map(alone),
    ...(reach.union !== null && reach.parties.length > 1
      ? [{ label: `${listed(reach.union.platforms)}, ${reach.basis === 'partnership' ? 'in partnership' : 'together'}`, estimate: reach.union, colour: theme.merged, together: true }]
      : []),
    ...(reach.basis === 'control' && reach.partnership !== null ? [{ label: `${listed(reach.partnership.union.platforms)}, in partnership`, estimate: reach.partnership.union, colour: theme.muted, together: true }] : []),
    ...(reach.closed === null ? [] : closedRows(reach.closed, theme.muted)),
    ...reach.rivals.filter((estimate) => estimate !== rivalsTogether).map(alone),
    ...(rivalsTogether === undefined ? [] : [{ label: `${listed(rivalsTogether.platforms)}, together`, estimate: rivalsTogether, colour: theme.muted, together: true }]),
  ];
  const drawn = all.filter((row) => row.estimate.reach !== null);
  const values = drawn.map((row) => row.estimate.reach!);
  const labels = drawn.map((row) => `${formatShare(row.estimate.reach!)}${range(row.estimate)}`);
  const names = drawn.map((row) => row.label);
  const errorBars: Partial<ErrorBar> = {
    type: 'data', symmetric: false, thickness: 1.5, width: 5, color: theme.muted,
    array: drawn.map((row, at) => Math.max(0, (row.estimate.high ?? values[at]!) - values[at]!)),
    arrayminus: drawn.map((row, at) => Math.max(0, values[at]! - (row.estimate.low ?? values[at]!))),
  };
  const methods = [...new Set(all.map((row) => methodLabels[row.estimate.method]))];
  const synthetic = context.synthetic || reach.synthetic;
  const mark = synthetic ? 'synthetic' : '';

  return {
    id: 'reach',
    data: traces(
      {
        type: 'scatter',
        uid: 'reach',
        mode: 'markers',
        x: values,
        y: drawn.map((_, at) => at),
        error_x: errorBars,
        cliponaxis: false,
        marker: { size: 11, color: drawn.map((row) => row.colour), symbol: drawn.map((row) => (row.together ? 'diamond' : 'circle')), line: { color: theme.background, width: 1 } },
        hoverinfo: 'text',
        hovertext: drawn.map((row, at) => `${plain(row.label)}: ${labels[at]}`),
      },
    ),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin(labels), t: 8, b: 44 }, Math.max(2, drawn.length) * (ROW_HEIGHT + 4) + 52),
      xaxis: { ...valueAxis(theme, 1, 'share', `Share of ${reach.cohort}${synthetic ? ', synthetic data' : ''}`), range: [0, 1] },
      yaxis: nameAxis(theme, names, { showgrid: true, gridcolor: theme.grid }),
      annotations: drawn.map((_, at) => ({
        text: labels[at]!, showarrow: false, xref: 'paper' as const, x: 1, xshift: 10, yref: 'y' as const, y: at, xanchor: 'left' as const, yanchor: 'middle' as const,
      })),
    },
    title: titleOf(reach),
    subtitle: subtitleOf(scenario, reach.cohort, sampleOf(reach)),
    footer: footerOf({ ...context, synthetic }, {
      remarks: [
        ...(methods.length > 0 ? [`Method: ${methods.join('; ')}`] : []),
        'People on several platforms are counted once',
        ...(reach.absent.length > 0 ? [`Not in the audience data: ${listed(reach.absent)}`] : []),
      ],
    }),
    reading: readingOf(reach),
    table: {
      columns: [
        { name: 'Platforms', format: 'text' },
        { name: 'Reach', format: 'share' },
        { name: 'Low', format: 'share' },
        { name: 'High', format: 'share' },
        { name: 'Method', format: 'text' },
        { name: 'Mark', format: 'text' },
      ],
      rows: [
        ...all.map((row): Cell[] => [row.label, row.estimate.reach, row.estimate.low, row.estimate.high, methodLabels[row.estimate.method], mark]),
        ...(reach.added === null ? [] : [[`Added by ${listed(reach.added.platforms)}`, reach.added.reach, reach.added.low, reach.added.high, methodLabels[reach.added.method], mark] as Cell[]]),
      ],
    },
  };
}

/** Platforms that close as they were, and whom only they reached. */
function closedRows({ before, lost }: ClosedPlatforms, colour: string): Row[] {
  const closed = listed(before.platforms);
  return [
    { label: `${closed}, closed`, estimate: before, colour, together: false },
    { label: `Only ${closed}`, estimate: lost, colour, together: true },
  ];
}

/** " (91.2% to 94.6%)", or nothing where there is no interval. */
function range({ reach, low, high }: ReachEstimate): string {
  if (low === null || high === null || (low === reach && high === reach)) return '';
  return ` (${formatShare(low)} to ${formatShare(high)})`;
}

function sampleOf({ sample }: ReachResult): string {
  return sample === null ? '' : `n ${formatCount(sample.n)}, effective n ${formatCount(sample.nEff)}`;
}

function titleOf({ union, added, before, cohort, parties, closed, basis }: ReachResult): string {
  if (union === null && closed !== null && closed.lost.reach !== null) return `Without ${listed(closed.before.platforms)}, ${formatShare(closed.lost.reach)} of ${cohort} use none of the platforms`;
  if (union === null || union.reach === null) return 'The audience data does not know the parties';
  const who = listed(union.platforms);
  const gain = added !== null && added.reach !== null && before !== null ? `, ${formatSharePoints(added.reach).replace('+', '')} more than ${listed(before.platforms)} alone` : '';
  if (basis === 'partnership' && parties.length > 1) return `The partnership of ${who} reaches ${formatShare(union.reach)} of ${cohort}${gain}`;
  return parties.length > 1 ? `${who} together reach ${formatShare(union.reach)} of ${cohort}${gain}` : `${who} reaches ${formatShare(union.reach)} of ${cohort}`;
}

function readingOf({ union, added, before, rivals, cohort, closed }: ReachResult): string {
  if (union === null && closed !== null && closed.before.reach !== null && closed.lost.reach !== null) {
    return `${listed(closed.before.platforms)} reached ${formatShare(closed.before.reach)} of ${cohort}; ${formatShare(closed.lost.reach)} used nothing else of the data and are lost.`;
  }
  if (union === null || union.reach === null) return `No reach of the parties can be computed for ${cohort}.`;
  const parts = [`${listed(union.platforms)} reach ${formatShare(union.reach)} of ${cohort}${range(union)}`];
  if (before !== null && before.reach !== null && added !== null && added.reach !== null) {
    parts.push(`${formatShare(before.reach)} is ${listed(before.platforms)} alone, and the deal adds ${formatSharePoints(added.reach)}`);
  }
  const other = rivals.at(-1);
  if (other !== undefined && other.reach !== null) parts.push(`${listed(other.platforms)} reach ${formatShare(other.reach)}`);
  return `${parts.join('; ')}.`;
}
