import type { Command } from 'commander';
import { Option } from 'commander';
import type { ControlModel } from '../../core/analysis/mhhi-rights';
import { controlModels } from '../../core/analysis/mhhi-rights';
import type { ReadOptions } from './read-options';
import { addReadOptions } from './read-options';

/** Options of the commands that read a table of shares. `false`: the person says that there is no such column. */
export interface ShareOptions extends ReadOptions {
  readonly market?: string | false;
  readonly period?: string | false;
  readonly firm?: string;
  readonly value?: string;
  readonly times?: string;
  readonly fringe?: readonly string[] | false;
  readonly unit?: 'fraction' | 'percent' | 'level';
  readonly remainder?: 'unknown' | 'outside';
  readonly onlyMarket?: readonly string[];
  readonly onlyPeriod?: readonly string[];
  /** Ownership file. */
  readonly owners?: string;
  readonly control: ControlModel;
  readonly dispersed?: true;
  /** Values are ranges. */
  readonly intervals?: true;
  readonly json?: true;
}

/** Adds the file and the options that say what its columns mean. */
export function addShareOptions(command: Command): Command {
  command.argument('<file...>', 'CSV, Excel, Parquet, Arrow or JSON: one row a firm, market and period, or firms or periods as columns; several files or a folder of one shape are one table')
    .option('--market <column>', 'column that names the market, as in --market segment; none for no such column')
    .option('--no-market', 'all rows are one market')
    .option('--firm <column>', 'column that names the firm, as in --firm company')
    .option('--value <column>', 'column with the share, or with sales, units or another level, as in --value sales; rows to count the rows')
    .option('--times <column>', 'column that the value is multiplied by in each row, as in --value units --times price')
    .option('--period <column>', 'column that names the period, as in --period year; none for no such column')
    .option('--no-period', 'all rows are one period')
    .option('--fringe <name...>', 'names in the firm column that are no firms, besides "Other" and its like, as in --fringe "Small shops"')
    .option('--no-fringe', 'every name is a firm, "Other" too')
    .addOption(new Option('--unit <unit>', 'what the value column holds, as in --unit percent').choices(['fraction', 'percent', 'level']))
    .addOption(new Option('--remainder <kind>', 'what shares that sum to less than 1 leave out: firms that are not known, or buyers who bought nothing, as in --remainder outside').choices(['unknown', 'outside']))
    .option('--only-market <name...>', 'these markets only, as in --only-market Beer Wine')
    .option('--only-period <name...>', 'these periods only, as in --only-period 2024')
    .option('--owners <file>', 'table product, firm[, owner, stake, from, to]: rows are added up to ultimate owners before shares are squared, as in --owners owners.csv')
    .addOption(new Option('--control <model>', 'who controls a firm in which stakes are held without control, for the MHHI, as in --control silent').choices(controlModels).default('proportional'))
    .option('--dispersed', 'what no stake of the ownership table names is held by many without influence, not by one holder, for the MHHI')
    .option('--intervals', 'values may be ranges such as 8-12, "about 10" or "<5": the answers are ranges too')
    .option('--json', 'one JSON document');
  return addReadOptions(command);
}
