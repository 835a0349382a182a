import { extname, resolve } from 'node:path';

const OPENABLE: ReadonlySet<string> = new Set(['.proforma', '.csv', '.tsv', '.txt', '.xlsx', '.parquet', '.json']);

/**
 * The files named on a command line. Switches, and the program's own folder where it runs from source, are no files; the
 * order is not relied on, because Chromium adds and moves switches in a second instance's arguments.
 */
export function pathsIn(argv: readonly string[], folder: string): string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && OPENABLE.has(extname(argument).toLowerCase()))
    .map((argument) => resolve(folder, argument));
}
