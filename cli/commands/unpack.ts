import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { DataRefused, problem } from '../../core/problem';
import { DOCUMENT, holdsRows } from '../../core/workspace/container';
import { readZip } from '../../core/workspace/zip-read';
import { openWorkspaceFile, refuseDamaged } from '../input/workspace-file';
import { readWorkspaceFolder } from '../input/workspace-folder';
import { out, outDocument } from '../output/write';

/** `proforma unpack FILE [-o FOLDER]`. */
export function define(command: Command): void {
  command
    .argument('<file>', 'a .proforma file')
    .option('-o, --output <folder>', 'folder to write, as in -o deal; the name of the file without .proforma where absent')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample\n  proforma unpack deal.proforma -o deal && git diff deal')
    .action(run);
}

async function run(path: string, { output, json }: { readonly output?: string; readonly json?: true }): Promise<void> {
  const folder = output ?? `./${basename(path).replace(/\.proforma$/i, '')}${/\.proforma$/i.test(path) ? '' : ' unpacked'}`;
  refuseDamaged(await openWorkspaceFile(path), path);
  const entries = entriesOf(new Uint8Array(await readFile(path)), path);
  await refuseForeign(folder);
  for (const [name, content] of entries) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await removeGone(folder, new Set(entries.keys()));
  const files = [...entries].map(([name, { length }]) => ({ name, bytes: length }));
  if (json === true) outDocument({ schema: 'proforma.unpack/1', folder, files });
  else out(`Wrote ${files.length} files in ${folder}. "proforma pack ${folder} -o ${basename(path)}" puts them together again.\n`);
}

/** The content of each entry; a name that would lead out of the folder is refused. */
function entriesOf(bytes: Uint8Array, path: string): Map<string, Uint8Array> {
  const file = basename(path);
  const zip = readZip(bytes)!;
  const entries = new Map<string, Uint8Array>();
  for (const name of zip.names.filter((one) => !one.endsWith('/'))) {
    if (/^\/|\\|:|[\u0000-\u001f]/.test(name) || name.split('/').some((part) => part === '' || part.startsWith('.'))) {
      throw new DataRefused([problem('unsafe-name', `${file} holds an entry "${name}", which no folder can take.`, 'Do not trust this file; ask who made it.', { file })]);
    }
    const { content, fault } = zip.read(name)!;
    if (fault !== null) throw new DataRefused([problem('entry-damaged', `${name} in ${file} is damaged.`, 'Open the workspace in the window, which makes it again where it can, and save it.', { file })]);
    entries.set(name, content);
  }
  return entries;
}

/** Only an empty folder, or one that holds a workspace, is written into: nothing else is mixed up with it. */
async function refuseForeign(folder: string): Promise<void> {
  const found: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error.code === 'ENOTDIR' ? new DataRefused([problem('output-not-a-folder', `${folder} is a file.`, 'Name a folder with -o.', { file: folder })]) : error;
  });
  if (found.length === 0 || found.includes(DOCUMENT)) return;
  throw new DataRefused([problem('folder-in-use', `${folder} holds other files.`, 'Name an empty folder with -o, or one that holds an unpacked workspace.', { file: folder })]);
}

/** Tables and rows of an earlier unpacking that the file does not hold any more. */
async function removeGone(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of (await readWorkspaceFolder(folder)).keys()) if (holdsRows(name) && !kept.has(name)) await rm(join(folder, name));
}
