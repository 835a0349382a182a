import { useMemo } from 'react';
import { rulesKnown } from '../../../core/analysis/analyse';
import type { MarketResult, Results, ScenarioResult } from '../../../core/analysis/results';
import type { Scenario } from '../../../core/deal/scenario';
import { contextOf, firmsOf, partiesOf } from '../../../core/figures/context';
import type { FigureContext } from '../../../core/figures/figure';
import type { RuleSet } from '../../../core/rules/rule-set';
import type { MarketDefinition, Workspace } from '../../../core/workspace/schema';
import { useDocument, useMarketId, useResults, useScenarioId } from '../../state/selectors';

/** All that the parts of the open scenario read. */
export interface ScenarioView {
  readonly document: Workspace;
  readonly results: Results;
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
  /** The open market definition and its result; `null` where its rows are not there. */
  readonly definition: MarketDefinition | null;
  readonly market: MarketResult | null;
  readonly parties: readonly string[];
  readonly rules: readonly RuleSet[];
  readonly context: FigureContext;
}

/** The open scenario, or `null` without any. */
export function useScenario(): ScenarioView | null {
  const document = useDocument();
  const results = useResults();
  const scenarioId = useScenarioId();
  const marketId = useMarketId();
  return useMemo(() => {
    const scenario = document.scenarios.find(({ id }) => id === scenarioId);
    const result = results.scenarios.find((one) => one.scenario === scenarioId);
    if (scenario === undefined || result === undefined) return null;
    const definition = document.markets.find(({ id }) => id === marketId) ?? null;
    return {
      document,
      results,
      scenario,
      result,
      definition,
      market: result.markets.find(({ id }) => id === marketId) ?? null,
      parties: partiesOf(scenario),
      rules: document.rules.flatMap((id) => rulesKnown(document).find((rule) => rule.id === id) ?? []),
      context: contextOf(document, definition?.dataset ?? null, firmsOf(results)),
    };
  }, [document, results, scenarioId, marketId]);
}
