import { QueryCancelled } from '../../core/data/engine';
import { DataRefused, problem } from '../../core/problem';
import { datasetsRead } from '../../core/workspace/datasets-read';
import type { Dataset, Workspace } from '../../core/workspace/schema';
import { tableKey } from '../../core/workspace/table-key';
import { addTable } from '../state/tabs';
import { endActivity, startActivity, useWorkbench } from '../state/workbench';
import { buildMapped } from '../../core/analysis/build-table';
import { forgetBuild, noteBuild, useBuilds } from './builds';
import { ensureLoaded } from './raw-source';

/** Makes the table of a dataset and notes what came of it. Its progress and cancel are in the status bar. */
export async function makeTable(document: Workspace, dataset: Dataset): Promise<void> {
  const key = tableKey(document, dataset);
  const source = document.sources.find(({ id }) => id === dataset.source);
  if (source === undefined) return;
  const controller = new AbortController();
  const activity = `table ${key}`;
  noteBuild(key, { status: 'building', problems: [], assumptions: [] });
  startActivity({ id: activity, label: `Reading ${dataset.name}`, fraction: null, cancel: () => controller.abort() });
  try {
    const { mapped, problems, assumptions } = await buildMapped(source, dataset.mapping, { load: ensureLoaded, sources: document.sources, ownership: document.ownership, signal: controller.signal });
    addTable(key, mapped);
    noteBuild(key, { status: 'built', problems, assumptions });
  } catch (cause) {
    noteBuild(key, { status: 'refused', problems: problemsOf(cause, source.name), assumptions: [] });
  } finally {
    endActivity(activity);
  }
}

/** What a person is told of a failed build. */
export function problemsOf(cause: unknown, file: string): DataRefused['problems'] {
  if (cause instanceof DataRefused) return cause.problems;
  if (cause instanceof QueryCancelled) return [problem('cancelled', `Reading ${file} was cancelled.`, 'Choose "Check again" to read it.', { file })];
  const said = cause instanceof Error ? cause.message : String(cause);
  return [problem('engine-failed', `${file} could not be read: ${said}`, 'Try again; if it fails again, open the file anew.', { file })];
}

/** Makes the tables that the document asks for and that are not there, whenever it changes. Returns the function that stops it. */
export function keepTables(): () => void {
  const make = (document: Workspace): void => {
    for (const dataset of datasetsRead(document)) {
      const key = tableKey(document, dataset);
      const status = useBuilds.getState().records.get(key)?.status;
      // A table that was built in another tab is built again here: its record says nothing of this workspace.
      if (useWorkbench.getState().tables.has(key) || status === 'building' || status === 'refused') continue;
      void makeTable(document, dataset);
    }
  };
  make(useWorkbench.getState().history.document);
  return useWorkbench.subscribe(({ history }, before) => {
    if (history.document !== before.history.document) make(history.document);
  });
}

/** Reads a dataset again, after a fault or to see its checks. */
export function checkAgain(document: Workspace, dataset: Dataset): void {
  forgetBuild(tableKey(document, dataset));
  void makeTable(document, dataset);
}
