import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { DataRefused, problem } from '../../core/problem';
import { packArchive } from '../../core/workspace/archive';
import { WORKSPACE_VERSION } from '../../core/workspace/schema';
import { openWorkspaceFile, refuseDamaged } from '../input/workspace-file';
import { out, outDocument } from '../output/write';
import { writeFileAside } from '../output/write-file';

/** What became of one file. */
interface Migrated {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  /** The file that was written, or `null` where it is the newest already. */
  readonly written: string | null;
  /** Where the file as it was lies now. */
  readonly backup: string | null;
}

/** `proforma migrate FILE…`. */
export function define(command: Command): void {
  command
    .argument('<files...>', 'workspace files')
    .option('--beside', 'write NAME.vN.proforma beside each file and leave the file as it is; without it the file is replaced and kept as FILE.vN.bak')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample\n  proforma migrate old.proforma')
    .action(run);
}

async function run(paths: readonly string[], { beside, json }: { readonly beside?: true; readonly json?: true }): Promise<void> {
  const files: Migrated[] = [];
  for (const path of paths) files.push(await migrateFile(path, beside === true));
  if (json === true) outDocument({ schema: 'proforma.migrate/1', files });
  else out(files.map(inWords).join(''));
}

async function migrateFile(path: string, beside: boolean): Promise<Migrated> {
  const opened = await openWorkspaceFile(path);
  refuseDamaged(opened, path);
  const { version: from } = opened;
  const to = WORKSPACE_VERSION;
  if (from === to) return { file: path, from, to, written: null, backup: null };
  const backup = beside ? null : `${path}.v${from}.bak`;
  if (backup !== null) await keepAside(path, backup);
  const written = beside ? `${path.replace(/\.proforma$/i, '')}.v${to}.proforma` : path;
  await writeFileAside(written, packArchive(opened), 'workspace');
  return { file: path, from, to, written, backup };
}

/** Copies the file as it is; an earlier copy is never replaced. */
async function keepAside(path: string, backup: string): Promise<void> {
  await copyFile(path, backup, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new DataRefused([problem('backup-exists', `${backup} is there already.`, 'Move it away, or write beside the file with --beside.', { file: basename(path) })]);
  });
}

function inWords({ file, from, to, written, backup }: Migrated): string {
  if (written === null) return `${file} has version ${to}, the newest: nothing was written.\n`;
  return `Wrote ${written}: version ${to} of what was version ${from}${backup === null ? '' : `; the file as it was is ${backup}`}.\n`;
}
