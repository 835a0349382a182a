import type { Command } from 'commander';
import { AlreadySaid } from '../exit-codes';
import type { ReadOptions } from '../input/read-options';
import { addReadOptions } from '../input/read-options';
import type { InspectedFile, RefusedFile } from '../inspect/inspect-file';
import { inspectFile } from '../inspect/inspect-file';
import { inspectedText } from '../inspect/text';
import { out, outDocument } from '../output/write';

interface Options extends ReadOptions {
  readonly json?: true;
}

/** `proforma inspect FILE…`. */
export function define(command: Command): void {
  addReadOptions(command.argument('<file...>', 'CSV, Excel, Parquet, Arrow or JSON, each packed with gzip or not').option('--json', 'one JSON document'))
    .addHelpText('after', `
Says how each file is written, what its columns hold and may mean, how its rows would be turned, and what its checks find.
Nothing is changed. Ends with 3 where a file cannot be opened; the others are inspected all the same.

Examples
  proforma inspect sales.csv
  proforma inspect stations.xlsx --sheet "Table 2" --range A5:Q4765
  proforma inspect survey.csv panel.parquet --json`)
    .action(run);
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const files: (InspectedFile | RefusedFile)[] = [];
  for (const path of paths) {
    const file = await inspectFile(path, options);
    files.push(file);
    if (options.json !== true) out(`${files.length > 1 ? '\n' : ''}${inspectedText(file)}`);
  }
  const refused = files.flatMap((file) => ('refused' in file ? file.problems : []));
  if (options.json === true) outDocument({ schema: 'proforma.inspect/1', files, ...(refused.length > 0 ? { problems: refused } : {}) });
  if (refused.length > 0) throw new AlreadySaid();
}
