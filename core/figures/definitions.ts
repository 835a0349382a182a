import type { Annotations, Shape } from 'plotly.js';
import type { MarketResult, ScenarioResult } from '../analysis/results';
import { formatHhi, formatShare } from '../format';
import type { RuleSet } from '../rules/rule-set';
import { dealRows } from './deal-rows';
import type { Cell, Figure, FigureContext, FigureOptions } from './figure';
import { limitsFor } from './limits';
import { baseLayout, footerOf, labelMargin, limitLines, nameAxis, nameMargin, note, plain, subtitleOf, traces, valueAxis, valueLabel } from './parts';
import { firmColours, FONT_SIZE, themeOf } from './theme';

export interface DefinitionsInput {
  readonly scenario: ScenarioResult;
  readonly parties: readonly string[];
  readonly rule: RuleSet | null;
  readonly estimates: boolean;
  readonly context: FigureContext;
}

const ROW = 36;
const TOP = 46;
const BOTTOM = 40;

/** The candidate markets of one scenario side by side: the share of the merged firm, and HHI before and after, on one scale each. */
export function definitionsFigure({ scenario, parties, rule, estimates, context }: DefinitionsInput, options: FigureOptions): Figure {
  const theme = themeOf(options.appearance);
  const shareLimits = limitsFor(rule, 'mergedShare');
  const hhiLimits = limitsFor(rule, 'postHhi');
  const changeLimits = limitsFor(rule, 'delta');
  const { markets } = scenario;
  const names = markets.map((market) => market.name);
  const top = Math.max(1, ...markets.map(({ before, after }) => Math.max(before.hhi, after.hhi)));
  const shownHhi = hhiLimits.filter((limit) => limit <= top * 1.35);
  const maxHhi = Math.max(top, ...shownHhi) * 1.04;
  const shares = markets.map((market) => market.mergedShare);
  const maxShare = Math.max(0.05, ...shares.map((share) => share ?? 0), ...shareLimits) * 1.04;
  const shareLabels = shares.map((share, at) => (share === null ? 'no party here' : `${formatShare(share, shareLimits)}${markets[at]!.deal.mergedFirm === null ? ' alone' : ''}`));
  const hhiLabels = markets.map(({ before, after }) => `${formatHhi(before.hhi, hhiLimits)} → ${formatHhi(after.hhi, hhiLimits)}`);
  const colour = firmColours(context.firms, parties, theme);
  const ys = markets.map((_, at) => at);
  const shareLines = limitLines(theme, shareLimits.map((value) => ({ value, label: formatShare(value) })), { suffix: '', max: maxShare, width: 200, within: 'paper' });
  const hhiLines = limitLines(theme, shownHhi.map((value) => ({ value, label: formatHhi(value) })), { suffix: '2', max: maxHhi, width: 220, within: 'paper' });
  const heading = (x: number, text: string): Partial<Annotations> =>
    note(theme, text, { xref: 'paper', yref: 'paper', x, y: 1, yshift: 22, yanchor: 'bottom', font: { family: theme.font, size: FONT_SIZE, color: theme.text, weight: 600 } as Annotations['font'] });

  return {
    id: 'definitions',
    data: traces(
      {
        type: 'bar', uid: 'shares', orientation: 'h', y: ys, x: shares.map((share) => share ?? 0), width: 0.5, marker: { color: markets.map((market) => (market.deal.mergedFirm !== null ? theme.merged : colour(firmOf(market, parties) ?? ''))) },
        hoverinfo: 'text', hovertext: markets.map((market, at) => `${plain(market.name)}: ${shareLabels[at]}`),
      },
      {
        type: 'scatter', uid: 'before', mode: 'markers', xaxis: 'x2', yaxis: 'y', y: ys, x: markets.map(({ before }) => before.hhi), cliponaxis: false,
        marker: { size: 10, color: theme.background, line: { color: theme.text, width: 1.75 } },
        hoverinfo: 'text', hovertext: markets.map((market) => `${plain(market.name)}, before: HHI ${formatHhi(market.before.hhi, hhiLimits)}`),
      },
      {
        type: 'scatter', uid: 'after', mode: 'markers', xaxis: 'x2', yaxis: 'y', y: ys, x: markets.map(({ after }) => after.hhi), cliponaxis: false,
        marker: { size: 10, color: theme.text },
        hoverinfo: 'text', hovertext: markets.map((market) => `${plain(market.name)}, after: HHI ${formatHhi(market.after.hhi, hhiLimits)}`),
      },
    ),
    layout: {
      ...baseLayout(theme, { l: nameMargin(names), r: labelMargin(hhiLabels), t: TOP, b: BOTTOM }, markets.length * ROW + TOP + BOTTOM),
      xaxis: { ...valueAxis(theme, maxShare, 'share', '', 3), domain: [0, 0.38], title: { text: '' } },
      xaxis2: { ...valueAxis(theme, maxHhi, 'hhi', '', 4), domain: [0.52, 1], anchor: 'y', title: { text: '' } },
      yaxis: nameAxis(theme, names, {}, 2),
      shapes: [
        ...shareLines.shapes,
        ...hhiLines.shapes,
        ...markets.map(({ before, after }, at): Partial<Shape> => ({
          type: 'line', xref: 'x2', yref: 'y', x0: before.hhi, x1: after.hhi, y0: at, y1: at, layer: 'below', line: { color: theme.text, width: 2 },
        })),
      ],
      annotations: [
        heading(0, 'Share of the merged firm'),
        heading(0.52, 'HHI: ○ before  ● after'),
        ...shareLines.labels,
        ...hhiLines.labels,
        ...shareLabels.map((text, at) => valueLabel(theme, text, { x: shares[at] ?? 0, y: at })),
        ...hhiLabels.map((text, at) => note(theme, text, { xref: 'paper', yref: 'y', x: 1, xshift: 10, y: at, font: { family: theme.font, size: FONT_SIZE, color: theme.text } })),
      ],
    },
    title: titleOf(markets, rule),
    subtitle: subtitleOf(scenario.name, `${markets.length} candidate ${markets.length === 1 ? 'market' : 'markets'}`, context.basis),
    footer: footerOf(context, { rule: shareLimits.length + shownHhi.length > 0 ? rule : null, estimates }),
    reading: markets.length === 0
      ? 'No market is defined for this scenario.'
      : `${scenario.name}: ${markets.map((market, at) => `in ${market.name} ${shares[at] === null ? 'no party is present' : `the share is ${shareLabels[at]}`} and HHI ${market.after.hhi === market.before.hhi ? `stays at ${hhiLabels[at]!.split(' →')[0]}` : `goes from ${hhiLabels[at]!.replace('→', 'to')}`}`).join('; ')}.`,
    table: {
      columns: [
        { name: 'Market', format: 'text' },
        { name: 'Period', format: 'text' },
        { name: 'Firm', format: 'text' },
        { name: 'Share', format: 'share', limits: shareLimits },
        { name: 'HHI before', format: 'hhi', limits: hhiLimits },
        { name: 'HHI after', format: 'hhi', limits: hhiLimits },
        { name: 'Change', format: 'change', limits: changeLimits },
        { name: 'Outcome', format: 'text' },
      ],
      rows: markets.map((market, at): Cell[] => [
        market.name, market.period, firmOf(market, parties), shares[at]!, market.before.hhi, market.after.hhi, market.change,
        market.outcomes.find((outcome) => outcome.rule === rule?.id)?.label ?? null,
      ]),
    },
  };
}

/** The firm whose share is shown: the merged firm, or the largest party where nothing merges. */
function firmOf(market: MarketResult, parties: readonly string[]): string | null {
  if (market.mergedShare === null) return null;
  return dealRows(market.deal, parties).find((row) => row.after === market.mergedShare)?.label ?? market.deal.mergedFirm;
}

function titleOf(markets: readonly MarketResult[], rule: RuleSet | null): string {
  const known = markets.filter((market) => market.mergedShare !== null);
  if (known.length === 0) return 'No party is in any of the candidate markets';
  const labels = new Set(known.flatMap((market) => market.outcomes.find((outcome) => outcome.rule === rule?.id)?.label ?? []));
  const low = Math.min(...known.map((market) => market.mergedShare!));
  const high = Math.max(...known.map((market) => market.mergedShare!));
  const span = low === high ? formatShare(low) : `${formatShare(low)} to ${formatShare(high)}`;
  return labels.size > 1 && rule !== null ? `The answer turns on the market: a share of ${span}` : `The share is ${span} across the candidate markets`;
}
