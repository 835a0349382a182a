import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { problem, type Problem } from '../../core/problem';
import { openArchive, type OpenedArchive } from '../../core/workspace/archive';
import { ArchiveError } from '../../core/workspace/archive-error';
import { WORKSPACE_VERSION } from '../../core/workspace/schema';
import { sourceKey } from '../../core/data/source';
import { AlreadySaid } from '../exit-codes';
import { archiveProblem } from '../input/workspace-file';
import { packFolder } from '../input/workspace-folder';
import { problemLines } from '../output/problems';
import { out, outDocument } from '../output/write';

/** What is to be said of one file. */
interface Checked {
  readonly file: string;
  readonly workspace: string | null;
  readonly version: number | null;
  readonly sound: boolean;
  readonly problems: readonly Problem[];
}

/** `proforma validate FILE…`. */
export function define(command: Command): void {
  command
    .argument('<files...>', 'workspace files, or folders that "proforma unpack" has written')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample\n  proforma validate deal.proforma other.proforma')
    .action(run);
}

async function run(paths: readonly string[], { json }: { readonly json?: true }): Promise<void> {
  const files: Checked[] = [];
  for (const path of paths) files.push(await check(path));
  if (json === true) outDocument({ schema: 'proforma.validate/1', files });
  else out(files.map(inWords).join(''));
  if (files.some(({ sound }) => !sound)) throw new AlreadySaid();
}

async function check(path: string): Promise<Checked> {
  const bytes = (await stat(path)).isDirectory() ? await packFolder(path) : await readFile(path);
  try {
    const opened = await openArchive(bytes);
    const problems = [...opened.problems, ...notes(opened)].map((found) => ({ ...found, file: basename(path) }));
    return { file: path, workspace: opened.document.name, version: opened.version, sound: opened.problems.length === 0, problems };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { file: path, workspace: null, version: null, sound: false, problems: [archiveProblem(error, path)] };
  }
}

/** What is no fault, but good to know. */
function notes({ version, document, raw }: OpenedArchive): Problem[] {
  const note = (code: string, message: string, remedy: string): Problem => problem(code, message, remedy, { severity: 'note' });
  return [
    ...(version < WORKSPACE_VERSION ? [note('older-version', `Its version is ${version}; the newest is ${WORKSPACE_VERSION}.`, 'It opens as it is; "proforma migrate" writes the newest.')] : []),
    ...document.sources.filter((source) => !raw.has(sourceKey(source))).map(({ name }) => note('rows-left-out', `The rows of ${name} are not in the file.`, `Open ${name} again to change what its columns mean.`)),
    ...(document.damaged ?? []).map(({ part, why }) => note('set-aside', `${part} was set aside when the file was opened damaged: ${why}.`, 'Look at it under "damaged" in workspace.json.')),
  ];
}

function inWords({ file, workspace, version, sound, problems }: Checked): string {
  const head = workspace === null ? `${file}: cannot be opened\n` : `${file}: "${workspace}", version ${version}, ${sound ? 'sound' : 'something is wrong'}\n`;
  return head + problemLines(problems).replace(/^(?=.)/gm, '  ');
}
