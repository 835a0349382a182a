import type { Audience } from '../../core/audience/audience';
import { analyser, audienceOf } from '../../core/analysis/analyse';
import type { Results, ScenarioResult } from '../../core/analysis/results';
import { memoLast } from '../../core/memo-last';
import { datasetsRead } from '../../core/workspace/datasets-read';
import type { Workspace } from '../../core/workspace/schema';
import { tableKey } from '../../core/workspace/table-key';
import type { MappedTable, MappedTables } from '../../core/workspace/tables';
import { useWorkbench } from './workbench';

export function useDocument(): Workspace {
  return useWorkbench((state) => state.history.document);
}

/** Mapped tables of the document as it stands, by dataset id and for markets with rows of their own. A table that is still being made is absent. */
export function tablesOf(document: Pick<Workspace, 'sources' | 'datasets' | 'markets' | 'ownership'>, byKey: ReadonlyMap<string, MappedTable>): MappedTables {
  const tables = new Map<string, MappedTable>();
  for (const dataset of datasetsRead(document)) {
    const table = byKey.get(tableKey(document, dataset));
    if (table !== undefined) tables.set(dataset.id, table);
  }
  return tables;
}

const tablesRead = memoLast(
  (sources: Workspace['sources'], datasets: Workspace['datasets'], markets: Workspace['markets'], ownership: Workspace['ownership'], byKey: ReadonlyMap<string, MappedTable>) =>
    tablesOf({ sources, datasets, markets, ownership }, byKey),
);
let lastTables: MappedTables = new Map();

/** The same map as long as it holds the same tables: a market that is renamed or moved to another period changes none. */
function sharedTables(document: Workspace, byKey: ReadonlyMap<string, MappedTable>): MappedTables {
  const { sources, datasets, markets, ownership } = document;
  const next = tablesRead(sources, datasets, markets, ownership, byKey);
  const same = next.size === lastTables.size && [...next].every(([id, table]) => lastTables.get(id) === table);
  if (!same) lastTables = next;
  return lastTables;
}

export function useTables(): MappedTables {
  const byKey = useWorkbench((state) => state.tables);
  return sharedTables(useDocument(), byKey);
}

const sharedResults = memoLast(analyser());
const sharedAudience = memoLast(
  (datasets: Workspace['datasets'], sources: Workspace['sources'], audience: Workspace['audience'], tables: MappedTables) =>
    audienceOf({ datasets, sources, audience }, tables),
);

/** All results of the document; recomputed only where something it reads has changed. */
export function useResults(): Results {
  const document = useDocument();
  const tables = useTables();
  return sharedResults(document, tables);
}

/** The open scenario: the one in view, else the first that has steps, else the first. */
export function useScenarioId(): string | null {
  const chosen = useWorkbench((state) => state.view.scenario);
  const { scenarios } = useDocument();
  const found = scenarios.find((s) => s.id === chosen) ?? scenarios.find((s) => s.steps.length > 0) ?? scenarios[0];
  return found?.id ?? null;
}

export function useScenarioResult(): ScenarioResult | null {
  const id = useScenarioId();
  return useResults().scenarios.find((scenario) => scenario.scenario === id) ?? null;
}

/** The open market definition: the one in view, else the first. */
export function useMarketId(): string | null {
  const chosen = useWorkbench((state) => state.view.market);
  const { markets } = useDocument();
  return (markets.find((market) => market.id === chosen) ?? markets[0])?.id ?? null;
}

export function useAudience(): Audience | null {
  const { datasets, sources, audience } = useDocument();
  return sharedAudience(datasets, sources, audience, useTables());
}
