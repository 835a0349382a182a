import { definitionSweep } from '../../core/analysis/compare/definition-sweep';
import type { Explained } from '../../core/analysis/compare/explain';
import { explain } from '../../core/analysis/compare/explain';
import type { OpenedWorkspace } from '../../core/analysis/compare/opened';
import type { MappedTable } from '../../core/workspace/tables';
import { structures, us2023 } from './fixture';
import { workspace } from './workspace';

/** The markets of the small deal as a table that the document's definitions read. */
function shareTable(): MappedTable {
  const firms = [...new Set(structures.flatMap((structure) => structure.firms))];
  const periods = [...new Set(structures.map(({ period }) => period))].sort();
  const entries = structures.flatMap((structure) => structure.firms.map((firm, at) => ({ firm: firms.indexOf(firm), value: structure.shares[at]!, estimate: structure.estimate[at]! })));
  let end = 0;
  return {
    kind: 'shares',
    table: {
      measure: 'share', unit: 'share', markets: structures.map(({ market }) => market), periods, firms,
      cellMarket: Int32Array.from(structures, (_, at) => at), cellPeriod: Int32Array.from(structures, ({ period }) => periods.indexOf(period)),
      offsets: Int32Array.from([0, ...structures.map((structure) => (end += structure.firms.length))]),
      firm: Int32Array.from(entries, ({ firm }) => firm), value: Float64Array.from(entries, ({ value }) => value), row: Int32Array.from(entries, (_, at) => at + 2), estimate: Uint8Array.from(entries, ({ estimate }) => estimate),
      total: new Float64Array(structures.length).fill(1), fringe: Float64Array.from(structures, ({ fringe }) => fringe),
    },
  };
}

const opened: OpenedWorkspace = { key: 'w', label: 'deal.proforma', document: workspace, tables: new Map([['d', shareTable()]]) };
const cases = workspace.scenarios.map((scenario) => ({ workspace: opened, scenario, period: null }));
const meta = { id: 's3', name: 'Meta acquires TikTok', note: '', steps: [{ type: 'merge' as const, parties: ['Meta', 'TikTok'] }] };

export const namesSwept = [...workspace.scenarios, meta].map(({ name }) => name);
export const definitionsSwept = definitionSweep([...cases, { workspace: opened, scenario: meta, period: null }], workspace.markets, us2023);

export const remedyExplained: Explained = explain(cases[0]!, cases[2]!, 'm0').explained.find(({ quantity }) => quantity === 'hhi')!;
