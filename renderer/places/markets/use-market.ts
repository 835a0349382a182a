import { useMemo } from 'react';
import { rulesKnown, structureDefined } from '../../../core/analysis/analyse';
import { marketTable } from '../../../core/analysis/market-table';
import { measure } from '../../../core/analysis/measure';
import type { Measures, Trend } from '../../../core/analysis/results';
import { contextOf, firmsOf, partiesOf } from '../../../core/figures/context';
import type { FigureContext } from '../../../core/figures/figure';
import type { ShareTable } from '../../../core/market/share-table';
import type { Structure } from '../../../core/market/structure';
import type { RuleSet } from '../../../core/rules/rule-set';
import { tableIdOf } from '../../../core/workspace/datasets-read';
import type { MarketDefinition, Workspace } from '../../../core/workspace/schema';
import { useDocument, useMarketId, useResults, useScenarioId, useTables } from '../../state/selectors';

/** All that the parts of the open market read. */
export interface MarketView {
  readonly document: Workspace;
  readonly definition: MarketDefinition;
  /** The table that it reads, its combined markets made one; `null` while it is being made. */
  readonly table: ShareTable | null;
  /** Markets of its rows, before any are combined. */
  readonly markets: readonly string[];
  /** `null` where the data has no such market or period. */
  readonly structure: Structure | null;
  readonly measures: Measures | null;
  readonly trend: Trend | null;
  readonly rules: readonly RuleSet[];
  /** The first chosen rule with bands of the HHI, else the first. */
  readonly banding: RuleSet | null;
  /** Parties of the open scenario: they bear their colours here too. */
  readonly parties: readonly string[];
  /** Whether the open scenario has more steps than one merger. */
  readonly otherSteps: boolean;
  readonly context: FigureContext;
}

/** The open market definition, or `null` without any. */
export function useMarket(): MarketView | null {
  const document = useDocument();
  const tables = useTables();
  const results = useResults();
  const id = useMarketId();
  const scenarioId = useScenarioId();
  return useMemo(() => {
    const definition = document.markets.find((market) => market.id === id);
    if (definition === undefined) return null;
    const mapped = tables.get(tableIdOf(definition));
    const table = marketTable(definition, tables);
    const structure = structureDefined(definition, tables);
    const known = rulesKnown(document);
    const rules = document.rules.flatMap((rule) => known.find((one) => one.id === rule) ?? []);
    const scenario = document.scenarios.find((one) => one.id === scenarioId);
    return {
      document,
      definition,
      table,
      markets: mapped?.kind === 'shares' ? mapped.table.markets : [],
      structure,
      measures: structure === null ? null : measure(structure),
      trend: results.trends.find((trend) => trend.id === id) ?? null,
      rules,
      banding: rules.find((rule) => rule.scales.some((scale) => scale.id === 'band')) ?? rules[0] ?? null,
      parties: partiesOf(scenario),
      otherSteps: (scenario?.steps ?? []).filter((step) => step.muted !== true).length > 1,
      context: contextOf(document, definition.dataset, firmsOf(results)),
    };
  }, [document, tables, results, id, scenarioId]);
}
