import { sampleMark } from '../data/sample';
import type { Results, ScenarioResult } from '../analysis/results';
import { mergingFirms } from '../deal/kinds';
import type { Scenario } from '../deal/scenario';
import type { Workspace } from '../workspace/schema';
import type { FigureContext } from './figure';

/** All firm names of the results, for colours that hold in the whole workspace. */
export function firmsOf(results: Results): string[] {
  const firms = new Set<string>();
  for (const scenario of results.scenarios) {
    for (const { deal } of scenario.markets) for (const firm of [...deal.before.firms, ...deal.after.firms]) firms.add(firm);
    for (const estimate of [...(scenario.reach?.parties ?? []), ...(scenario.reach?.rivals ?? [])]) for (const platform of estimate.platforms) firms.add(platform);
  }
  return [...firms].sort();
}

/** The firms that come under one control in a scenario, in the order of its steps; muted steps do not count. */
export function partiesOf(scenario: Scenario | undefined): string[] {
  return mergingFirms(scenario?.steps ?? []);
}

/** Whether any share of the scenario's markets rests on an estimate. */
export function hasEstimates(scenario: ScenarioResult): boolean {
  return scenario.markets.some(({ rows }) => rows.some((row) => row.estimate));
}

/** Basis and source of the figures of one dataset. */
export function contextOf(workspace: Workspace, datasetId: string | null, firms: readonly string[]): FigureContext {
  const dataset = workspace.datasets.find(({ id }) => id === datasetId);
  const source = workspace.sources.find(({ id }) => id === dataset?.source);
  return {
    basis: dataset?.mapping.kind === 'shares' ? basisInWords(dataset.mapping.basis) : '',
    source: source === undefined || dataset === undefined ? '' : [shortSource(dataset.name, source.name, source.citation), sampleMark(source)].filter((part) => part !== null).join('. '),
    synthetic: source?.synthetic ?? false,
    firms,
  };
}

/** Basis and sources of a figure over several datasets; the basis only where it is one and the same. */
export function sharedContext(workspace: Workspace, datasetIds: readonly string[], firms: readonly string[]): FigureContext {
  const each = [...new Set(datasetIds)].map((id) => contextOf(workspace, id, firms));
  const bases = new Set(each.map(({ basis }) => basis));
  return {
    basis: bases.size === 1 ? [...bases][0]! : '',
    source: [...new Set(each.map(({ source }) => source).filter((source) => source !== ''))].join('; '),
    synthetic: each.some(({ synthetic }) => synthetic),
    firms,
  };
}

/** A citation fit for a footer; a longer one stands in full among the sources of the report, and the footer names data and file. */
function shortSource(dataset: string, file: string, citation: string): string {
  if (citation !== '' && citation.length <= LONGEST_CITATION) return citation;
  return dataset === file ? file : `${dataset} (${file})`;
}

const LONGEST_CITATION = 100;

/** "share of revenue"; a basis that says so itself is left alone. */
export function basisInWords(basis: string): string {
  return basis === '' || /^shares?\b/i.test(basis) ? basis : `share of ${basis}`;
}
