import { marketTable } from '../analysis/market-table';
import type { MarketResult } from '../analysis/results';
import { filterInWords } from '../data/prepare-reasons';
import { partiesOf } from '../figures/context';
import type { Cell } from '../figures/figure';
import { limitsFor } from '../figures/limits';
import { sharesFigure } from '../figures/shares';
import { trendFigure } from '../figures/trend';
import { formatCount, formatHhi, formatLevel, formatShare } from '../format';
import { findCell } from '../market/share-table';
import { takesRows } from '../workspace/datasets-read';
import type { ReportInputs } from './inputs';
import { tableFooter } from './inputs';
import type { ReportSection } from './model';
import type { Numbering } from './numbering';

/** The candidate markets as they are before any deal: definition, shares, concentration, trend. */
export function marketSections(inputs: ReportInputs, numbering: Numbering): ReportSection[] {
  const found = marketsBefore(inputs);
  if (found.length === 0) return [];
  const limits = inputs.rules.flatMap((rule) => limitsFor(rule, 'postHhi'));
  const head: ReportSection = {
    id: 'markets',
    level: 2,
    heading: 'Candidate markets',
    paragraphs: [
      'Each market below is a candidate relevant market: which rows of which file it is made of, and how concentrated it is before the deal. The share of a firm is its own rows together with those of the products it owns.',
    ],
    list: [],
    blocks: [
      numbering.table({
        caption: 'Concentration before the deal',
        columns: [
          { name: 'Market', format: 'text' },
          { name: 'Period', format: 'text' },
          { name: 'HHI', format: 'hhi', limits },
          { name: 'Upper bound', format: 'hhi', limits },
          { name: 'CR1', format: 'share' },
          { name: 'CR4', format: 'share' },
          { name: 'Named firms', format: 'count' },
          { name: 'Mark', format: 'text' },
        ],
        rows: found.map(({ name, period, before, rows }): Cell[] => [
          name, period, before.hhi, before.hhiHigh, before.cr1, before.cr4, before.firms, rows.some((row) => row.estimate) ? 'estimates' : '',
        ]),
        footer: tableFooter(
          'HHI in points from 0 to 10,000; CR1 and CR4 in percent of the market. The upper bound is the HHI if the fringe and the unknown part were made up of firms as large as the smallest named one.',
          inputs.context,
          found.some(({ rows }) => rows.some((row) => row.estimate)),
        ),
      }),
    ],
  };
  return [head, ...found.map((market) => marketSection(inputs, numbering, market))];
}

/** One result a market; the part before the deal is the same in every scenario. */
function marketsBefore({ results }: ReportInputs): MarketResult[] {
  const found = new Map<string, MarketResult>();
  for (const scenario of results.scenarios) for (const market of scenario.markets) if (!found.has(market.id)) found.set(market.id, market);
  return [...found.values()];
}

function marketSection(inputs: ReportInputs, numbering: Numbering, market: MarketResult): ReportSection {
  const { workspace, results, appearance, drawn } = inputs;
  const definition = workspace.markets.find(({ id }) => id === market.id);
  const context = inputs.contextOfMarket(market.id);
  const parties = [...new Set(workspace.scenarios.flatMap(partiesOf))];
  const trend = results.trends.find(({ id }) => id === market.id);
  const shares = sharesFigure({ structure: market.deal.before, name: market.name, parties, context }, { appearance });
  const lines = fileLines(inputs, market);
  const withLines = lines === null
    ? shares
    : {
        ...shares,
        table: {
          columns: [...shares.table.columns, { name: 'Line of file', format: 'text' as const }],
          rows: shares.table.rows.map((row): Cell[] => [...row, lines.get(String(row[0])) ?? null]),
        },
      };
  return {
    id: `market-${slug(market.id)}`,
    level: 3,
    heading: market.name,
    paragraphs: [definition?.note ?? '', sizeSentence(market)].filter((text) => text !== ''),
    list: provenance(inputs, market),
    blocks: [
      numbering.figure(withLines),
      ...(trend !== undefined && trend.periods.length > 1
        ? [numbering.figure(trendFigure({ trend, rule: drawn, estimates: market.rows.some((row) => row.estimate), context }, { appearance }))]
        : []),
    ],
  };
}

function sizeSentence({ deal: { before }, before: measures }: MarketResult): string {
  const size = before.total === null ? '' : `The whole market is ${formatLevel(before.total)} ${before.unit}. `;
  const rest = before.fringe + before.unknown;
  const low = formatHhi(measures.hhiLow);
  const high = formatHhi(measures.hhiHigh);
  const hidden = rest > 0
    ? ` ${formatShare(rest)} of the market is not attributed to a firm; it counts in the total and adds nothing to the HHI, which is ${low === high ? low : `at least ${low} and at most ${high}`}, if no hidden firm is larger than the smallest named one.`
    : '';
  return `${size}HHI is ${formatHhi(measures.hhi)} over ${formatCount(measures.firms)} named firms.${hidden}`;
}

/** File, rows and selection behind a market. */
function provenance({ workspace }: ReportInputs, market: MarketResult): string[] {
  const definition = workspace.markets.find(({ id }) => id === market.id);
  const dataset = workspace.datasets.find(({ id }) => id === definition?.dataset);
  const source = workspace.sources.find(({ id }) => id === dataset?.source);
  if (definition === undefined || dataset === undefined || source === undefined || dataset.mapping.kind !== 'shares') return [];
  const { mapping } = dataset;
  const selection = [
    mapping.market !== null && definition.market !== '' ? `${mapping.market} is ${[definition.market, ...(definition.combined ?? [])].map((name) => `"${name}"`).join(' or ')}` : '',
    mapping.period !== null && definition.period !== '' ? `${mapping.period} is "${definition.period}"` : '',
    takesRows(definition) ? filterInWords(definition.rows) : '',
  ].filter((part) => part !== '');
  return [
    `File: ${source.name}${source.synthetic ? ' (synthetic)' : ''}, rows where ${selection.length === 0 ? 'nothing is left out' : selection.join(' and ')}.`,
    `Shares from column "${mapping.value}" by "${mapping.firm}", read as ${unitInWords(mapping.unit, mapping.unitName)}.`,
  ];
}

export function unitInWords(unit: 'fraction' | 'percent' | 'level', name: string): string {
  if (unit === 'fraction') return 'fractions of the market';
  if (unit === 'percent') return 'percent of the market';
  return name === '' ? 'levels, divided by the total of the market' : `levels in ${name}, divided by the total of the market`;
}

/** First line of the file behind each firm, where the table is at hand. */
function fileLines({ tables, workspace }: ReportInputs, market: MarketResult): Map<string, string> | null {
  const definition = workspace.markets.find(({ id }) => id === market.id);
  const table = definition === undefined || tables === null ? null : marketTable(definition, tables);
  if (definition === undefined || table === null) return null;
  const cell = findCell(table, definition.market, definition.period);
  if (cell < 0) return null;
  const lines = new Map<string, string>();
  for (let at = table.offsets[cell]!; at < table.offsets[cell + 1]!; at++) {
    lines.set(table.firms[table.firm[at]!]!, formatCount(table.row[at]!));
  }
  return lines;
}

/** Anchor text of an id: letters, digits and hyphens. */
export function slug(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'x';
}
