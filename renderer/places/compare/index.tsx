import { HTMLSelect, SegmentedControl } from '@blueprintjs/core';
import { useMemo } from 'react';
import { rulesKnown } from '../../../core/analysis/analyse';
import { compareFigure } from '../../../core/figures/compare';
import { firmsOf, hasEstimates, sharedContext } from '../../../core/figures/context';
import { FigureView } from '../../figures/figure';
import { Chips } from '../../parts/chips';
import { CommandButton } from '../../shell/command-button';
import { EmptyPlace } from '../../shell/empty-place';
import { useAppearance } from '../../state/appearance';
import { setBaseline } from '../../state/scenario-actions';
import { useDocument, useResults } from '../../state/selectors';
import './compare.css';
import { baselineFirst } from './compare-rows';
import { showQuantity, toggleMarket, toggleScenario, useCompareChoice } from './compare-state';
import { CompareTable } from './compare-table';
import { ReachCompare } from './reach-compare';
import { RulesMatrix } from './rules-matrix';

/** Scenarios side by side against a baseline, in the chosen markets and for the chosen cohort. */
export function ComparePlace() {
  const document = useDocument();
  const results = useResults();
  const appearance = useAppearance();
  const { hiddenScenarios, hiddenMarkets, quantity } = useCompareChoice();
  const baseline = document.scenarios.find(({ id }) => id === document.baseline)?.id ?? document.scenarios[0]?.id ?? null;
  const rules = useMemo(() => document.rules.flatMap((id) => rulesKnown(document).find((rule) => rule.id === id) ?? []), [document]);
  const defined = useMemo(() => results.scenarios[0]?.markets ?? [], [results]);
  const markets = useMemo(() => defined.filter(({ id }) => !hiddenMarkets.includes(id)), [defined, hiddenMarkets]);
  const scenarios = useMemo(
    () =>
      results.scenarios
        .filter(({ scenario }) => scenario === baseline || !hiddenScenarios.includes(scenario))
        .map((scenario) => ({ ...scenario, markets: scenario.markets.filter(({ id }) => !hiddenMarkets.includes(id)) })),
    [results, baseline, hiddenScenarios, hiddenMarkets],
  );
  const figure = useMemo(() => {
    if (markets.length === 0 || scenarios.length === 0) return null;
    const context = sharedContext(document, document.markets.filter(({ id }) => !hiddenMarkets.includes(id)).map(({ dataset }) => dataset), firmsOf(results));
    return compareFigure({ scenarios: baselineFirst(scenarios, baseline), quantity, rule: rules[0] ?? null, estimates: scenarios.some(hasEstimates), context }, { appearance });
  }, [document, results, scenarios, markets, hiddenMarkets, baseline, quantity, rules, appearance]);

  if (document.scenarios.length === 0 || defined.length === 0) return <NothingToCompare hasMarkets={defined.length > 0} />;
  return (
    <div className="place compare">
      <div className="compare-head">
        <h1 className="place-title">Compare scenarios</h1>
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
        options={document.scenarios.filter(({ id }) => id !== baseline)}
        chosen={(id) => !hiddenScenarios.includes(id)}
        onToggle={toggleScenario}
      />
      <Chips label="Markets" testId="compare-markets" options={defined} chosen={(id) => !hiddenMarkets.includes(id)} onToggle={toggleMarket} />
      {markets.length === 0 ? <p className="muted">No market is chosen. Switch one on above.</p> : <CompareTable scenarios={scenarios} baseline={baseline} markets={markets} rules={rules} />}
      <RulesMatrix />
      <ReachCompare scenarios={scenarios} baseline={baseline} />
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
            onValueChange={(value) => showQuantity(value === 'change' ? 'change' : 'after')}
          />
          <FigureView figure={figure} />
        </>
      )}
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
