import type { Command } from 'commander';
import { Option } from 'commander';

/** Options of the commands that read a table of shares. `false`: the person says that there is no such column. */
export interface ShareOptions {
  readonly market?: string | false;
  readonly period?: string | false;
  readonly firm?: string;
  readonly value?: string;
  readonly fringe?: readonly string[] | false;
  readonly unit?: 'fraction' | 'percent' | 'level';
  readonly decimal?: '.' | ',';
  readonly onlyMarket?: readonly string[];
  readonly onlyPeriod?: readonly string[];
  readonly json?: true;
}

/** Adds the file and the options that say what its columns mean. */
export function addShareOptions(command: Command): Command {
  return command
    .argument('<file>', 'CSV or TSV with a header: one row a firm, market and period')
    .option('--market <column>', 'column that names the market')
    .option('--no-market', 'all rows are one market')
    .option('--firm <column>', 'column that names the firm')
    .option('--value <column>', 'column with the share, or with sales, units or another level')
    .option('--period <column>', 'column that names the period')
    .option('--no-period', 'all rows are one period')
    .option('--fringe <name...>', 'names in the firm column that are no firms, besides "Other" and its like')
    .option('--no-fringe', 'every name is a firm, "Other" too')
    .addOption(new Option('--unit <unit>', 'what the value column holds').choices(['fraction', 'percent', 'level']))
    .addOption(decimalOption())
    .option('--only-market <name...>', 'these markets only')
    .option('--only-period <name...>', 'these periods only')
    .option('--json', 'one JSON document');
}

/** The file's decimal mark, found from its numbers where it is not given. */
export function decimalOption(): Option {
  return new Option('--decimal <mark>', 'decimal mark of the file').choices(['.', ',']);
}
