import type { Workspace } from '../../core/workspace/schema';
import type { TabState } from '../state/workbench';
import { allVersions, putVersion, removeVersions } from './draft-store';
import { keepContents, keepTablesOf } from './write-draft';

/** A workspace as it was saved on this machine at some time. */
export interface Version {
  readonly id: string;
  /** Id of the workspace. */
  readonly workspace: string;
  readonly at: string;
  readonly file: string | null;
  /** What was done since the version before, in words. */
  readonly changes: readonly string[];
  readonly document: Workspace;
}

/** Versions that are kept of one workspace; the oldest go first. */
export const VERSIONS_KEPT = 20;

/** The versions of a workspace, newest first. */
export async function versionsOf(workspace: string): Promise<Version[]> {
  return (await allVersions()).filter((version) => version.workspace === workspace).sort((a, b) => b.at.localeCompare(a.at));
}

/**
 * Keeps a version with the rows and tables that it needs. `opened` is the document as it was opened: kept as the version before, where there is none.
 */
export async function keepVersion(version: Version, opened: Workspace, { tables, raw }: Pick<TabState, 'tables' | 'raw'>): Promise<void> {
  const { workspace, document } = version;
  const earlier = await versionsOf(workspace);
  await keepContents(new Set([...document.sources, ...opened.sources].map(({ sha256 }) => sha256)), raw);
  await keepTablesOf([document, opened], tables);
  if (earlier.length === 0 && opened !== document && opened.sources.length + opened.datasets.length > 0) {
    await putVersion({ ...version, id: crypto.randomUUID(), at: new Date(Date.parse(version.at) - 1).toISOString(), changes: [], document: opened });
  }
  await putVersion(version);
  await removeVersions(earlier.slice(VERSIONS_KEPT - 1).map(({ id }) => id));
}
