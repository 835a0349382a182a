import { basename } from 'node:path';
import type { Command } from 'commander';
import { DataRefused } from '../../core/problem';
import { openArchive } from '../../core/workspace/archive';
import { ArchiveError } from '../../core/workspace/archive-error';
import { archiveProblem, refuseDamaged } from '../input/workspace-file';
import { packFolder } from '../input/workspace-folder';
import { problemLines } from '../output/problems';
import { err, out, outDocument } from '../output/write';
import { writeFileAside } from '../output/write-file';

/** `proforma pack FOLDER -o FILE`. */
export function define(command: Command): void {
  command
    .argument('<folder>', 'a folder that "proforma unpack" has written')
    .requiredOption('-o, --output <file>', 'workspace file to write, as in -o deal.proforma')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample\n  proforma pack deal -o deal.proforma')
    .action(run);
}

async function run(folder: string, { output, json }: { readonly output: string; readonly json?: true }): Promise<void> {
  const bytes = await packFolder(folder);
  const opened = await openArchive(bytes).catch((error: unknown) => {
    throw error instanceof ArchiveError ? new DataRefused([archiveProblem(error, folder)]) : error;
  });
  refuseDamaged(opened, folder);
  await writeFileAside(output, bytes, 'workspace');
  const { document, problems, version } = opened;
  if (json === true) outDocument({ schema: 'proforma.pack/1', file: output, workspace: document.name, version, bytes: bytes.length, problems });
  else {
    err(problemLines(problems));
    out(`Wrote ${output}: "${document.name}", ${bytes.length} bytes, from ${basename(folder)}.\n`);
  }
}
