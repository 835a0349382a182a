import type { Scenario } from '../../deal/scenario';
import type { Workspace } from '../../workspace/schema';
import type { MappedTables } from '../../workspace/tables';

/** A workspace that takes part in a comparison: the open one, or another file beside it. */
export interface OpenedWorkspace {
  /** Tells the workspaces of one comparison apart. */
  readonly key: string;
  /** How a person knows it: its file or its name. */
  readonly label: string;
  readonly document: Workspace;
  readonly tables: MappedTables;
}

/** One scenario of one workspace, in the periods of its market definitions or in one period for all of them. */
export interface CompareCase {
  readonly workspace: OpenedWorkspace;
  readonly scenario: Scenario;
  readonly period: string | null;
}

/** Unique within a comparison. */
export function caseId({ workspace, scenario, period }: CompareCase): string {
  return JSON.stringify([workspace.key, scenario.id, ...(period === null ? [] : [period])]);
}

/** "Amazon acquires TikTok", with the period where it has one, and with the workspace where that is not the baseline's. */
export function caseLabel({ workspace, scenario, period }: CompareCase, base: CompareCase): string {
  const name = period === null ? scenario.name : `${scenario.name}, ${period}`;
  return workspace.key === base.workspace.key ? name : `${name} (${workspace.label})`;
}
