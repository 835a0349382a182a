import type { MarketResult } from '../analysis/results';
import { formatChange, formatCount, formatHhi } from '../format';
import type { RuleSet } from '../rules/rule-set';
import { dealRows } from './deal-rows';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { limitsFor } from './limits';
import { baseLayout, footerOf, labelMargin, limitLines, nameAxis, nameMargin, plain, subtitleOf, traces, valueAxis, valueLabel } from './parts';
import { firmColours, themeOf } from './theme';

export interface ContributionsInput {
  readonly result: MarketResult;
  readonly scenario: string;
  readonly parties: readonly string[];
  /** Rule whose HHI limits are drawn, or `null`. */
  readonly rule: RuleSet | null;
  readonly context: FigureContext;
}

const MOST_BARS = 8;
const ROW = 34;

/** The change in HHI as a waterfall: HHI before, what each firm whose share changes adds, HHI after. From zero. */
export function contributionsFigure({ result, scenario, parties, rule, context }: ContributionsInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const colour = firmColours(context.firms, parties, theme);
  const limits = limitsFor(rule, 'postHhi');
  const changeLimits = limitsFor(rule, 'delta');
  const changed = dealRows(result.deal, parties)
    .filter((row) => row.members.length > 1 || row.after !== row.before)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const kept = changed.slice(0, changed.length > MOST_BARS ? MOST_BARS - 1 : MOST_BARS);
  const rest = changed.slice(kept.length);
  const steps = kept.map((row) => ({ label: row.label, value: row.contribution, colour: row.kind === 'merged' ? theme.merged : colour(row.firm) }));
  if (rest.length > 0) {
    steps.push({ label: `${formatCount(rest.length)} more firms`, value: rest.reduce((sum, row) => sum + row.contribution, 0), colour: theme.fringe.line });
  }

  const starts: number[] = [];
  let level = result.before.hhi;
  for (const step of steps) {
    starts.push(level);
    level += step.value;
  }
  const names = ['HHI before', ...steps.map((step) => step.label), 'HHI after'];
  const labels = [
    formatHhi(result.before.hhi, limits),
    ...steps.map((step) => formatChange(step.value, steps.length === 1 ? changeLimits : [])),
    formatHhi(result.after.hhi, limits),
  ];
  const widths = [result.before.hhi, ...steps.map((step) => step.value), result.after.hhi];
  const bases = [0, ...starts, 0];
  const top = Math.max(result.before.hhi, result.after.hhi, ...starts.map((start, at) => start + Math.max(0, steps[at]!.value)), 1);
  const shown = limits.filter((limit) => limit <= top * 1.35);
  const max = Math.max(top, ...shown) * 1.02;
  const lines = limitLines(theme, shown.map((value) => ({ value, label: formatHhi(value) })), { suffix: '', max, width: 480, within: 'paper' });
  const ends = bases.map((base, at) => Math.max(base, base + widths[at]!));
  const estimates = changed.some((row) => row.estimate);

  return {
    id: 'contributions',
    data: traces(
      {
        type: 'bar',
        uid: 'contributions',
        orientation: 'h',
        y: names.map((_, at) => at),
        x: widths,
        base: bases,
        width: 0.62,
        hoverinfo: 'text',
        hovertext: names.map((name, at) => `${plain(name)}: ${labels[at]}`),
        marker: {
          color: [theme.unknown.line, ...steps.map((step) => step.colour), theme.axis],
          line: { width: [0, ...steps.map(() => 1.5), 0], color: [theme.axis, ...steps.map((step) => step.colour), theme.axis] },
        },
      },
    ),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin(labels), t: 24, b: 44 }, names.length * ROW + 68),
      xaxis: valueAxis(theme, max, 'hhi', 'HHI (points)'),
      yaxis: nameAxis(theme, names),
      shapes: [
        ...lines.shapes,
        ...[...starts, level].map((x, at) => ({
          type: 'line' as const, xref: 'x' as const, yref: 'y' as const, x0: x, x1: x, y0: at + 0.31, y1: at + 0.69,
          line: { color: theme.axis, width: 1 },
        })),
      ],
      annotations: [...lines.labels, ...labels.map((text, at) => valueLabel(theme, text, { x: ends[at]!, y: at }))],
    },
    title: titleOf(result, limits, changeLimits),
    subtitle: subtitleOf(scenario, result.name, result.period, context.basis),
    footer: footerOf(context, {
      rule: shown.length > 0 ? rule : null,
      estimates,
      remarks: ['Each bar: squared share after less squared shares before, of the firms named'],
    }),
    reading: `${result.name}: HHI ${formatHhi(result.before.hhi, limits)} before, ${formatHhi(result.after.hhi, limits)} after, a change of ${formatChange(result.change, changeLimits)} points${
      kept[0] === undefined || result.change === 0 ? '' : changed.length === 1 ? `, all of it from ${kept[0].label}` : `, the largest part from ${kept[0].label} (${formatChange(kept[0].contribution)})`
    }.`,
    table: {
      columns: [
        { name: 'Part', format: 'text' },
        { name: 'HHI before', format: 'hhi', limits },
        { name: 'Change', format: 'change', limits: changeLimits },
        { name: 'HHI after', format: 'hhi', limits },
      ],
      rows: [
        ...changed.map((row): Cell[] => [
          row.label,
          10_000 * row.members.reduce((sum, member) => sum + member.share ** 2, 0),
          row.contribution,
          10_000 * row.after ** 2,
        ]),
        ['Whole market', result.before.hhi, result.change, result.after.hhi],
      ],
    },
  };
}

function titleOf(result: MarketResult, limits: readonly number[], changeLimits: readonly number[]): string {
  const change = formatChange(result.change, changeLimits);
  if (result.change === 0) return `The deal leaves HHI at ${formatHhi(result.after.hhi, limits)}`;
  return `The deal ${result.change > 0 ? 'raises' : 'lowers'} HHI by ${change.slice(1)} to ${formatHhi(result.after.hhi, limits)}`;
}
