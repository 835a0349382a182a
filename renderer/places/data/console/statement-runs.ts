import { create } from 'zustand';
import type { StatementResult } from '../../../../core/data/console/run';
import type { Engine } from '../../../../core/data/engine';
import type { Problem } from '../../../../core/problem';
import { problemsOf } from '../../../engine/keep-tables';
import { runOver, tablesRead } from '../../../engine/statements';
import { endActivity, startActivity, useWorkbench } from '../../../state/workbench';

/** What came of running a statement. The result before stays on screen while the next one runs. */
export interface StatementRun {
  /** The statement as it was run: the one in the editor may have changed since. */
  readonly sql: string;
  readonly running: boolean;
  readonly result: (StatementResult & { readonly engine: Engine }) | null;
  readonly problems: readonly Problem[];
  readonly seconds: number | null;
}

/** Runs by the id of the saved statement. */
export const useStatementRuns = create<{ readonly runs: ReadonlyMap<string, StatementRun> }>()(() => ({ runs: new Map() }));

function note(id: string, run: StatementRun): void {
  useStatementRuns.setState(({ runs }) => ({ runs: new Map(runs).set(id, run) }));
}

/** Counts runs: each has a table of its own, so that a result on screen stays whole while the next one is made. */
let runs = 0;
const running = new Map<string, AbortController>();
/** Results that became data: their tables stay. */
const taken = new Set<string>();

export function keepResult({ table }: StatementResult): void {
  taken.add(table);
}

/** Runs a statement over the tables of the workspace; a run of the same one that still goes is cancelled. */
export async function run(id: string, name: string, sql: string): Promise<void> {
  running.get(id)?.abort();
  const controller = new AbortController();
  running.set(id, controller);
  const before = useStatementRuns.getState().runs.get(id)?.result ?? null;
  const activity = `statement ${id}`;
  note(id, { sql, running: true, result: before, problems: [], seconds: null });
  startActivity({ id: activity, label: `Running "${name}"`, fraction: null, cancel: () => controller.abort() });
  const start = performance.now();
  try {
    const { sources } = useWorkbench.getState().history.document;
    const result = await runOver(sql, tablesRead(sql, sources), `console_${++runs}`, controller.signal);
    if (running.get(id) !== controller) return;
    note(id, { sql, running: false, result, problems: result.problems, seconds: (performance.now() - start) / 1000 });
    if (before !== null && !taken.has(before.table)) await before.engine.dropTable(before.table).catch(() => undefined);
  } catch (cause) {
    if (running.get(id) === controller) note(id, { sql, running: false, result: before, problems: problemsOf(cause, name), seconds: null });
  } finally {
    if (running.get(id) === controller) {
      running.delete(id);
      endActivity(activity);
    }
  }
}
