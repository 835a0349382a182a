import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { DataRefused, problem } from '../../core/problem';

/** Writes beside the file and puts it in place: an earlier one is not lost when the disk is full or the power fails. `what` it is, in a word. */
export async function writeFileAside(output: string, content: string | Uint8Array, what: string): Promise<void> {
  const part = `${output}.${randomUUID()}.part`;
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, output);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw await unwritable(error as NodeJS.ErrnoException, output, what);
  }
}

/** Refuses a place that nothing can be written to before the work for it is done. */
export async function refuseUnwritable(output: string, what: string): Promise<void> {
  const fault = await placeFault(output, what);
  if (fault !== null) throw fault;
}

/** Why a file cannot be written, about the path that was given. */
async function unwritable(error: NodeJS.ErrnoException, output: string, what: string): Promise<Error> {
  return (await placeFault(output, what)) ?? Object.assign(error, { path: output });
}

async function placeFault(output: string, what: string): Promise<DataRefused | null> {
  const refused = (code: string, message: string, remedy: string): DataRefused => new DataRefused([problem(code, message, remedy, { file: output })]);
  if ((await stat(output).catch(() => null))?.isDirectory() === true) {
    return refused('output-not-a-file', `${output} is a folder, so no ${what} can be written over it.`, 'Name a file with -o.');
  }
  const folder = dirname(output);
  if ((await stat(folder).catch(() => null))?.isDirectory() !== true) {
    return refused('output-folder', `There is no folder ${folder} to write ${basename(output)} in.`, 'Make it first, or name a file in another folder with -o.');
  }
  return null;
}
