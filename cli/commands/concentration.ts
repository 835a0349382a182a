import type { Command } from 'commander';
import { formatCount, formatHhi, formatLevel, formatShare } from '../../core/format';
import type { ShareTable } from '../../core/market/share-table';
import { structureOf } from '../../core/market/structure';
import { chosenCells } from '../input/cells';
import { openShares } from '../input/open-shares';
import type { ShareOptions } from '../input/share-options';
import { addShareOptions } from '../input/share-options';
import type { ReportedMeasures } from '../measures';
import { reportedMeasures } from '../measures';
import { outAssumed } from '../output/assumed';
import { marketName } from '../output/market-name';
import { left, right, textTable } from '../output/text-table';
import { out, outDocument } from '../output/write';

interface Options extends ShareOptions {
  readonly firms?: true;
}

interface Market extends ReportedMeasures {
  readonly market: string;
  readonly period: string;
  readonly total: number;
  readonly unit: string;
  /** Largest first. `value` is a level in `unit`, or the share again. */
  readonly firms: readonly { readonly firm: string; readonly value: number; readonly share: number; readonly estimate: boolean }[];
  /** Shares of rows that are no firms, and of what no row accounts for. */
  readonly fringe: number;
  readonly unknown: number;
}

/** Up to so many markets the firms of each are listed without being asked for. */
const FIRMS_SHOWN = 4;

/** `proforma concentration FILE`. */
export function define(command: Command): void {
  addShareOptions(command)
    .option('--firms', 'list the firms of every market, however many there are')
    .addHelpText('after', '\nColumns that are not named are found by their names and contents; the output says what was assumed.')
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const { table, source, assumptions, problems } = await openShares(file, options);
  const markets = chosenCells(table, options, source.file).map((cell) => marketOf(table, cell));
  if (options.json === true) {
    outDocument({ schema: 'proforma.concentration/1', source, assumptions, problems, markets });
    return;
  }
  out(overview(markets));
  if (options.firms === true || markets.length <= FIRMS_SHOWN) for (const market of markets) out(`\n${firmsOf(market)}`);
  else out('\nThe firms of each market: --firms, or --only-market and --only-period.\n');
  out('\n');
  outAssumed(assumptions, problems);
}

function marketOf(table: ShareTable, cell: number): Market {
  const structure = structureOf(table, cell);
  const firms = structure.firms.map((firm, i) => ({
    firm,
    value: table.value[table.offsets[cell]! + i]!,
    share: structure.shares[i]!,
    estimate: structure.estimate[i] === 1,
  }));
  return {
    market: structure.market,
    period: structure.period,
    total: table.total[cell]!,
    unit: table.unit,
    firms: firms.sort((a, b) => b.share - a.share || (a.firm < b.firm ? -1 : 1)),
    fringe: structure.fringe,
    unknown: structure.unknown,
    ...reportedMeasures(structure),
  };
}

function shown(value: number | null, format: (value: number) => string): string {
  return value === null ? 'n/a' : format(value);
}

/** Nothing where both ends are the same as shown. */
function range(low: string, high: string): string {
  return low === high ? '' : `${low} to ${high}`;
}

/** One line a market. */
function overview(markets: readonly Market[]): string {
  const levels = markets.some(({ unit }) => unit !== 'share');
  return textTable(
    [left('Market'), right('Firms'), right('HHI'), right('HHI range'), right('CR1'), right('CR4'), right('Fringe'), ...(levels ? [right('Total')] : [])],
    markets.map(({ market, period, measures: m, fringe, unknown, total, unit }) => [
      marketName(market, period),
      shown(m.firms, formatCount),
      shown(m.hhi, formatHhi),
      range(shown(m.hhiLow, formatHhi), shown(m.hhiHigh, formatHhi)),
      shown(m.cr1, formatShare),
      shown(m.cr4, formatShare),
      fringe + unknown === 0 ? '' : formatShare(fringe + unknown),
      ...(levels ? [`${formatLevel(total)}${unit === '' || unit === 'share' ? '' : ` ${unit}`}`] : []),
    ]),
  );
}

/** Shares of one market, fringe and unknown part last. */
function firmsOf({ market, period, firms, fringe, unknown, unit, total }: Market): string {
  const levels = unit !== 'share';
  const rest = [
    ...(fringe > 0 ? [{ name: '(fringe)', share: fringe }] : []),
    ...(unknown > 0 ? [{ name: '(not known)', share: unknown }] : []),
  ].map(({ name, share }) => [name, formatShare(share), ...(levels ? [formatLevel(share * total)] : [])]);
  const rows = firms.map(({ firm, share, value, estimate }) => [estimate ? `${firm} (estimate)` : firm, formatShare(share), ...(levels ? [formatLevel(value)] : [])]);
  return `${marketName(market, period)}\n${textTable([left('Firm'), right('Share'), ...(levels ? [right(unit === '' ? 'Value' : unit)] : [])], [...rows, ...rest])}`;
}
