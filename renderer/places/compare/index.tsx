import { HTMLSelect, SegmentedControl } from '@blueprintjs/core';
import { useMemo } from 'react';
import { compareFigure } from '../../../core/figures/compare';
import { firmsOf, hasEstimates, sharedContext } from '../../../core/figures/context';
import { caseId } from '../../../core/analysis/compare/opened';
import { FigureView } from '../../figures/figure';
import { Chips } from '../../parts/chips';
import { CommandButton } from '../../shell/command-button';
import { EmptyPlace } from '../../shell/empty-place';
import { useAppearance } from '../../state/appearance';
import { setBaseline } from '../../state/scenario-actions';
import { useDocument, useMarketId, useResults } from '../../state/selectors';
import { AlignmentTable } from './alignment-table';
import './compare.css';
import { AS_DEFINED, chooseCompared, toggleMarket, togglePeriod, toggleScenario, useCompareChoice } from './compare-state';
import { CompareTable } from './compare-table';
import { DefinitionMatrix } from './definition-matrix';
import { AddWorkspace, OtherChips } from './other-workspaces';
import { ReachCompare } from './reach-compare';
import { RulesMatrix } from './rules-matrix';
import { OWN, useComparison } from './use-comparison';
import { WhatDiffers } from './what-differs';

/** Scenarios and periods side by side against a baseline, of the open workspace and of others beside it. */
export function ComparePlace() {
  const document = useDocument();
  const results = useResults();
  const appearance = useAppearance();
  const marketId = useMarketId();
  const { hiddenScenarios, hiddenMarkets, periods: chosenPeriods, quantity } = useCompareChoice();
  const { own, others, cases, comparison, periods } = useComparison();
  const baseline = document.scenarios.find(({ id }) => id === document.baseline)?.id ?? document.scenarios[0]?.id ?? null;
  const definitions = useMemo(() => {
    const here = new Set(document.markets.map(({ id }) => id));
    return [...document.markets, ...others.flatMap(({ aligned }) => aligned.document.markets.filter(({ id }) => !here.has(id)))];
  }, [document.markets, others]);
  const context = useMemo(() => {
    const datasets = document.markets.filter(({ id }) => !hiddenMarkets.includes(id)).map(({ dataset }) => dataset);
    return sharedContext(document, datasets, firmsOf(results));
  }, [document, results, hiddenMarkets]);
  const figure = useMemo(() => {
    if (comparison.markets.length === 0 || comparison.cases.length === 0) return null;
    const kept = new Set(comparison.markets.map(({ id }) => id));
    const scenarios = comparison.cases.map(({ label, result }) => ({ ...result, name: label, markets: result.markets.filter(({ id }) => kept.has(id)) }));
    return compareFigure({ scenarios, quantity, rule: comparison.rules[0] ?? null, estimates: scenarios.some(hasEstimates), context }, { appearance });
  }, [comparison, quantity, context, appearance]);

  if (document.scenarios.length === 0 || document.markets.length === 0) return <NothingToCompare hasMarkets={document.markets.length > 0} />;
  return (
    <div className="place compare">
      <div className="compare-head">
        <h1 className="place-title">Compare scenarios</h1>
        <AddWorkspace />
        <label className="compare-baseline">
          <span className="muted">Baseline</span>
          <HTMLSelect
            data-testid="compare-baseline"
            value={baseline ?? ''}
            options={document.scenarios.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setBaseline(event.target.value)}
          />
        </label>
      </div>
      <Chips
        label="Scenarios"
        testId="compare-scenarios"
        options={cases.slice(1).filter(({ workspace }) => workspace.key === OWN).map((one) => ({ id: caseId(one), name: one.period === null ? one.scenario.name : `${one.scenario.name}, ${one.period}` }))}
        chosen={(id) => !hiddenScenarios.includes(id)}
        onToggle={toggleScenario}
      />
      <OtherChips cases={cases} others={others} />
      {periods.length > 1 && <Chips label="Periods" testId="compare-periods" options={[{ id: AS_DEFINED, name: 'As defined' }, ...periods.map((period) => ({ id: period, name: period }))]} chosen={(period) => (period === AS_DEFINED ? chosenPeriods.length === 0 : chosenPeriods.includes(period))} onToggle={togglePeriod} />}
      <Chips label="Markets" testId="compare-markets" options={definitions} chosen={(id) => !hiddenMarkets.includes(id)} onToggle={toggleMarket} />
      {comparison.markets.length === 0 ? <p className="muted">No market is chosen. Switch one on above.</p> : <CompareTable comparison={comparison} />}
      {comparison.problems.length > 0 && <p className="muted compare-foot">{comparison.problems.map(({ file, message }) => `${file === null ? '' : `${file}: `}${message}`).join(' ')}</p>}
      <ReachCompare comparison={comparison} />
      <WhatDiffers comparison={comparison} market={marketId} context={context} />
      {others.map((one) => (
        <AlignmentTable key={one.other.key} own={own} of={one} />
      ))}
      <DefinitionMatrix comparison={comparison} definitions={definitions} context={context} />
      {figure !== null && (
        <>
          <SegmentedControl
            size="small"
            inline
            aria-label="Figure shows"
            options={[
              { value: 'after', label: 'HHI after the deal' },
              { value: 'change', label: 'Change in HHI' },
            ]}
            value={quantity}
            onValueChange={(value) => chooseCompared({ quantity: value === 'change' ? 'change' : 'after' })}
          />
          <FigureView figure={figure} />
        </>
      )}
      <RulesMatrix />
    </div>
  );
}

function NothingToCompare({ hasMarkets }: { readonly hasMarkets: boolean }) {
  return (
    <EmptyPlace
      title="Nothing to compare yet"
      actions={
        hasMarkets ? (
          <CommandButton id="scenario.new" text="Add a scenario" />
        ) : (
          <>
            <CommandButton id="file.open" text="Open a file" />
            <CommandButton id="file.sample" text="Open the sample" />
          </>
        )
      }
    >
      Here scenarios stand under each other in every market: HHI, change, merged share, outcome and reach, each with its difference to a baseline.
    </EmptyPlace>
  );
}
