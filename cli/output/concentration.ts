import { formatCount, formatHhi, formatLevel, formatShare } from '../../core/format';
import type { Interval } from '../../core/economics/wilson';
import type { MeasureUnit } from '../../core/economics/measures';
import type { AskedMeasure, ReportedMeasures } from '../measures';
import type { ReportedMhhi } from '../mhhi';
import { marketName } from './market-name';
import { left, right, textTable } from './text-table';
import { wrapped } from './wrapped';

/** One market as `proforma concentration` gives it. Shares are fractions, HHI is in points. */
export interface ConcentrationMarket extends ReportedMeasures {
  readonly market: string;
  readonly period: string;
  readonly total: number;
  readonly unit: string;
  /** Largest first. `value` is a level in `unit`, or the share again; both are `null` where the share is a range. */
  readonly firms: readonly { readonly firm: string; readonly value: number | null; readonly share: number | null; readonly low?: number; readonly high?: number; readonly estimate: boolean }[];
  /** Shares of rows that are no firms, and of what no row accounts for. */
  readonly fringe: number | null;
  readonly fringeRange?: Interval;
  readonly unknown: number;
  readonly intervals?: { readonly hhi: Interval; readonly exact: boolean };
  readonly mhhi?: ReportedMhhi | null;
}

/** Up to so many markets the firms of each are listed without being asked for. */
const FIRMS_SHOWN = 4;

/** The markets for a person: an overview, the measures asked for, MHHI, and the firms of each where they are few. */
export function concentrationText(markets: readonly ConcentrationMarket[], asked: readonly AskedMeasure[], allFirms: boolean): string {
  const detailed = allFirms || markets.length <= FIRMS_SHOWN;
  return [
    overview(markets),
    ...(asked.length === 0 ? [] : detailed ? markets.map((market) => `\n${measuresOf(market, asked)}`) : [`\n${measureMatrix(markets, asked)}`]),
    mhhiTable(markets),
    ...(detailed ? markets.map((market) => `\n${firmsOf(market)}`) : ['\nThe firms of each market: --firms, or --only-market and --only-period.\n']),
  ].join('');
}

function shown(value: number | null, format: (value: number) => string): string {
  return value === null ? 'n/a' : format(value);
}

/** Nothing where both ends are the same as shown. */
function range(low: string, high: string): string {
  return low === high ? '' : `${low} to ${high}`;
}

/** One line a market. */
function overview(markets: readonly ConcentrationMarket[]): string {
  const levels = markets.some(({ unit }) => unit !== 'share');
  const table = textTable(
    [left('Market'), right('Firms'), right('HHI'), right('HHI range'), right('CR1'), right('CR4'), right('Fringe'), ...(levels ? [right('Total')] : [])],
    markets.map(({ market, period, measures: m, fringe, fringeRange, unknown, total, unit }) => [
      marketName(market, period),
      shown(m.firms, formatCount),
      shown(m.hhi, formatHhi),
      range(shown(m.hhiLow, formatHhi), shown(m.hhiHigh, formatHhi)),
      shown(m.cr1, formatShare),
      shown(m.cr4, formatShare),
      fringe === null && fringeRange !== undefined ? shareRange(fringeRange) : (fringe ?? 0) + unknown === 0 ? '' : formatShare((fringe ?? 0) + unknown),
      ...(levels ? [`${formatLevel(total)}${unit === '' || unit === 'share' ? '' : ` ${unit}`}`] : []),
    ]),
  );
  const bounded = markets.some(({ measures: { hhiLow, hhiHigh } }) => (hhiHigh ?? 0) > (hhiLow ?? 0));
  return bounded ? `${table}${wrapped('HHI range: what the fringe and the unknown part may add, if no firm in them is larger than the smallest named one.', 2, 2)}` : table;
}

const unitNames: Readonly<Record<MeasureUnit, string>> = { points: 'points', fraction: 'fraction', number: 'number', nats: 'nats' };

/** A measure to five significant digits; HHI as points are written. */
function measureValue(value: number, unit: MeasureUnit): string {
  return unit === 'points' ? formatHhi(value) : String(Number(value.toPrecision(5)));
}

/** Measures of one market, one a line, with what is not defined explained. */
function measuresOf({ market, period, measures, reasons }: ConcentrationMarket, asked: readonly AskedMeasure[]): string {
  return `${marketName(market, period)}\n${textTable(
    [left('Measure'), left('Id'), right('Value'), left('Unit'), left('High means')],
    asked.map(({ id, text: { name, unit, high, parameter: spec }, parameter }) => [
      spec === undefined ? name : `${name}, ${spec.symbol} = ${parameter}`,
      id,
      shown(measures[id] ?? null, (value) => measureValue(value, unit)),
      unitNames[unit],
      measures[id] === null ? (reasons[id] ?? '') : high,
    ]),
  )}`;
}

/** Measures of many markets, one column each. */
function measureMatrix(markets: readonly ConcentrationMarket[], asked: readonly AskedMeasure[]): string {
  return textTable(
    [left('Market'), ...asked.map(({ id }) => right(id))],
    markets.map(({ market, period, measures }) => [marketName(market, period), ...asked.map(({ id, text: { unit } }) => shown(measures[id] ?? null, (value) => measureValue(value, unit)))]),
  );
}

/** MHHI of the markets in which stakes are held. */
export function mhhiTable(markets: readonly Pick<ConcentrationMarket, 'market' | 'period' | 'mhhi'>[]): string {
  const held = markets.flatMap(({ market, period, mhhi }) => (mhhi === undefined || mhhi === null ? [] : [{ name: marketName(market, period), mhhi }]));
  if (held.length === 0) return '';
  const table = textTable(
    [left('Market'), right('MHHI'), right('MHHI delta'), left('Stakes')],
    held.map(({ name, mhhi: { mhhi, delta, stakes } }) => [
      name, shown(mhhi, formatHhi), shown(delta, formatHhi), stakes.slice(0, 3).map(({ owner, firm, stake }) => `${owner} ${formatShare(stake)} of ${firm}`).join(', ') + (stakes.length > 3 ? ` and ${stakes.length - 3} more` : ''),
    ]),
  );
  const notes = new Set(held.flatMap(({ mhhi: { note, notes: own, reason } }) => [note, ...(reason === null ? [] : [reason]), ...own]));
  return `\n${table}${[...notes].map((note) => wrapped(`Note: ${note}`, 2, 4)).join('')}`;
}

export function shareRange({ low, high }: Interval): string {
  return low === high ? formatShare(low) : `${formatShare(low)} to ${formatShare(high)}`;
}

/** Shares of one market, fringe and unknown part last. */
function firmsOf({ market, period, firms, fringe, fringeRange, unknown, unit, total }: ConcentrationMarket): string {
  const levels = unit !== 'share';
  const rest = [
    ...((fringe ?? 0) > 0 ? [{ name: '(fringe)', share: fringe ?? 0 }] : []),
    ...(unknown > 0 ? [{ name: '(not known)', share: unknown }] : []),
  ].map(({ name, share }) => [name, formatShare(share), ...(levels ? [formatLevel(share * total)] : [])]);
  const ranged = fringe === null && fringeRange !== undefined ? [['(fringe)', shareRange(fringeRange)]] : [];
  const rows = firms.map(({ firm, share, value, low = share ?? 0, high = share ?? 0, estimate }) => [
    estimate ? `${firm} (estimate)` : firm,
    share === null ? shareRange({ low, high }) : formatShare(share),
    ...(levels ? [shown(value, formatLevel)] : []),
  ]);
  return `${marketName(market, period)}\n${textTable([left('Firm'), right('Share'), ...(levels ? [right(unit === '' ? 'Value' : unit)] : [])], [...rows, ...rest, ...ranged])}`;
}
