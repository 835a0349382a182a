import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DataRefused, problem, type Problem } from '../../core/problem';
import { openArchive, type OpenedArchive } from '../../core/workspace/archive';
import { ArchiveError } from '../../core/workspace/archive-error';
import { datasetsRead, tableIdOf } from '../../core/workspace/datasets-read';

/** Opens a workspace's file. One that cannot be opened at all is refused. */
export async function openWorkspaceFile(path: string): Promise<OpenedArchive> {
  const bytes = await readFile(path);
  try {
    return await openArchive(bytes);
  } catch (error) {
    throw error instanceof ArchiveError ? new DataRefused([archiveProblem(error, path)]) : error;
  }
}

/** Why a file is no workspace that can be opened. */
export function archiveProblem(error: ArchiveError, path: string): Problem {
  const [what, ...todo] = error.message.split(/(?<=\.)\s/);
  return problem(`workspace-${error.code}`, what!, todo.join(' '), { file: basename(path) });
}

/** Refuses a file of which something is lost: the window opens it as far as it goes. */
export function refuseDamaged({ damaged, problems }: OpenedArchive, path: string): void {
  if (!damaged) return;
  throw new DataRefused(problems.map((found) => ({ ...found, file: basename(path) })));
}

/** Refuses a file that lacks the table of one of its markets, or of its audience: what is made without it would be read as the whole. `what` needs it. */
export function refuseMissingTables({ document, tables }: Pick<OpenedArchive, 'document' | 'tables'>, path: string, what: string): void {
  const { markets, audience } = document;
  const used = new Set([...markets.map(tableIdOf), ...(audience.dataset === null ? [] : [audience.dataset])]);
  const missing = datasetsRead(document).filter(({ id }) => used.has(id) && !tables.has(id));
  if (missing.length === 0) return;
  const file = basename(path);
  throw new DataRefused(
    missing.map(({ name }) =>
      problem('table-missing', `The table of "${name}" in ${file} is missing or damaged, and ${what} needs it.`, 'Open the workspace in the window, where the table is made again from its source, and save it.', { file }),
    ),
  );
}
