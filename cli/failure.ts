import type { Problem } from '../core/problem';
import { DataRefused, problem } from '../core/problem';
import type { ExitCode } from './exit-codes';
import { AlreadySaid, exitCodes, UsageError } from './exit-codes';
import { problemLines } from './output/problems';
import { err, outDocument } from './output/write';

/** Says what went wrong where it belongs, and with which code the process ends. */
export function exitCodeOf(error: unknown, { json }: { readonly json: boolean }): ExitCode {
  if (error instanceof UsageError) {
    err(`error: ${error.message}\nRun with --help to see what can be given.\n`);
    return exitCodes.usage;
  }
  if (error instanceof AlreadySaid) return exitCodes.refused;
  const problems = refusalOf(error);
  if (problems === null) {
    err(`Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.internal;
  }
  if (json) outDocument({ schema: 'proforma.problems/1', problems });
  else err(problemLines(problems));
  return exitCodes.refused;
}

/** The problems of data that cannot be used, or `null` for an error of the program. */
export function refusalOf(error: unknown): readonly Problem[] | null {
  if (error instanceof DataRefused) return error.problems;
  const { code, path } = error as NodeJS.ErrnoException;
  const file = path ?? null;
  switch (code) {
    case 'ENOENT':
      return [problem('file-not-found', `There is no file ${path}.`, 'Check its name and folder.', { file })];
    case 'EISDIR':
      return [problem('not-a-file', `${path} is a folder, not a file.`, 'Name a file in it.', { file })];
    case 'EACCES':
    case 'EPERM':
      return [problem('permission-denied', `${path} may not be read or written.`, 'Change its permissions or choose another place.', { file })];
    case 'ENOSPC':
      return [problem('disk-full', `There is no space left to write ${path}.`, 'Free some space or choose another place.', { file })];
    default:
      return null;
  }
}
