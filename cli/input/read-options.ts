import type { Command } from 'commander';
import { Option } from 'commander';
import type { Dialect } from '../../core/data/dialect';
import type { Preparation } from '../../core/data/preparation';

/** Options of the commands that read a table: how it is written, and which of its rows count. */
export interface ReadOptions {
  readonly decimal?: '.' | ',';
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly range?: string;
  /** `false`: the first line is data. */
  readonly header?: boolean;
  readonly where?: string;
  /** A statement over the table `data`, whose rows are read in its place. */
  readonly sql?: string;
}

/** What is called by more than one name. */
const encodingNames: Readonly<Record<string, Dialect['encoding']>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'utf-16': 'utf-16', utf16: 'utf-16', 'windows-1252': 'windows-1252', cp1252: 'windows-1252', 'latin-1': 'windows-1252', latin1: 'windows-1252', 'iso-8859-1': 'windows-1252',
};

/** Adds the options that say how a file is written. */
export function addReadOptions(command: Command): Command {
  return command
    .addOption(new Option('--decimal <mark>', 'decimal mark of the file, as in --decimal ,').choices(['.', ',']))
    .addOption(new Option('--encoding <name>', 'encoding of a text file, as in --encoding latin-1').choices(Object.keys(encodingNames)))
    .option('--delimiter <sign>', 'what separates the columns of a text file, as in --delimiter ";"; tab for a tab')
    .option('--sheet <name>', 'sheet of a workbook, as in --sheet "Table 2"')
    .option('--range <cells>', 'cells of the sheet, the header among them, as in --range A5:Q4765')
    .option('--no-header', 'the first line is data: the columns are called "column 1", "column 2", …')
    .option('--where <condition>', `rows that count, as an SQL condition on the columns, as in --where "region = 'SP' AND year >= '2020'"`)
    .option('--sql <statement>', 'rows to read in place of those of the file, which is the table data, as in --sql "SELECT brand, city, count(*) AS shops FROM data GROUP BY ALL"');
}

/** How a file is to be read. */
export interface Reading {
  /** What the person chose instead of what the file says. */
  readonly dialect: Partial<Dialect>;
  readonly sql?: string;
}

/** What the options say of how a file is to be read. */
export function readingOf({ decimal, encoding, delimiter, sheet, range, header, sql }: ReadOptions): Reading {
  const dialect = {
    ...(decimal === undefined ? {} : { decimal }),
    ...(encoding === undefined ? {} : { encoding: encodingNames[encoding]! }),
    ...(delimiter === undefined ? {} : { delimiter: delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(range === undefined ? {} : { range: range.toUpperCase() }),
    ...(header === false ? { header: false } : {}),
  };
  return { dialect, ...(sql === undefined ? {} : { sql }) };
}

/** The preparation that a mapping proposes, with the rows that the person chose. */
export function preparedBy(proposed: Preparation | undefined, { where }: ReadOptions): { readonly preparation?: Preparation } {
  const preparation: Preparation = { ...proposed, ...(where === undefined ? {} : { filter: { conditions: proposed?.filter?.conditions ?? [], sql: where } }) };
  return Object.keys(preparation).length === 0 ? {} : { preparation };
}
