import type { Command } from 'commander';
import { structureOf } from '../../core/market/structure';
import type { ShareTable } from '../../core/market/share-table';
import { UsageError } from '../exit-codes';
import { chosenCells } from '../input/cells';
import { openRanges } from '../input/open-ranges';
import { openShares } from '../input/open-shares';
import type { ShareOptions } from '../input/share-options';
import { addShareOptions } from '../input/share-options';
import type { AskedMeasure } from '../measures';
import { parseMeasures, reportedMeasures } from '../measures';
import { reportedMhhi } from '../mhhi';
import { outAssumed } from '../output/assumed';
import type { ConcentrationMarket } from '../output/concentration';
import { concentrationText } from '../output/concentration';
import { outDocument, out } from '../output/write';
import { rangeMarketOf } from '../range-market';

interface Options extends ShareOptions {
  readonly firms?: true;
  readonly measures?: readonly AskedMeasure[];
}

/** `proforma concentration FILE`. */
export function define(command: Command): void {
  addShareOptions(command)
    .option('--measures <ids>', 'further measures, or all, as in --measures hallTideman,gini,cr8,hannahKay0.5,linda3', parseMeasures)
    .option('--firms', 'list the firms of every market, however many there are')
    .addHelpText('after', `
Columns that are not named are found by their names and contents; the output says what was assumed.

Examples
  proforma concentration sales.csv
  proforma concentration shares.csv --market segment --firm company --value share --unit percent
  proforma concentration shares.csv --only-period 2024 --measures all --json
  proforma concentration brands.csv --owners owners.csv --control silent
  proforma concentration opinion.csv --intervals`)
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const { measures: asked = [] } = options;
  if (options.intervals === true && asked.length > 0) throw new UsageError('--measures needs shares that are known. Leave out --measures or --intervals.');
  const { source, assumptions, problems, markets } = options.intervals === true ? await ofRanges(files, options) : await ofShares(files, options, asked);
  if (options.json === true) {
    outDocument({ schema: 'proforma.concentration/1', source, assumptions, problems, ...(asked.length === 0 ? {} : { measureList: asked.map(described) }), markets });
    return;
  }
  out(concentrationText(markets, asked, options.firms === true));
  out('\n');
  outAssumed(assumptions, problems);
}

async function ofRanges(files: readonly string[], options: Options) {
  const { markets, owners, ...rest } = await openRanges(files, options);
  return { ...rest, markets: markets.map((market) => rangeMarketOf(market, owners === null ? null : owners.rows, options)) };
}

async function ofShares(files: readonly string[], options: Options, asked: readonly AskedMeasure[]) {
  const { table, owners, ...rest } = await openShares(files, options);
  const markets = chosenCells(table, options, rest.source.file).map((cell): ConcentrationMarket => {
    const market = marketOf(table, cell, asked);
    return owners === null ? market : { ...market, mhhi: reportedMhhi(structureOf(table, cell), owners.rows, options) };
  });
  return { ...rest, markets };
}

function marketOf(table: ShareTable, cell: number, asked: readonly AskedMeasure[]): ConcentrationMarket {
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
    ...reportedMeasures(table, cell, asked),
  };
}

/** A measure as the document explains it. */
function described({ id, text, parameter }: AskedMeasure) {
  const { name, symbol, formula, range, unit, high, source, unverified } = text;
  return { id, name, symbol, formula, range, unit, high, source, parameter, unverified: unverified === true };
}
