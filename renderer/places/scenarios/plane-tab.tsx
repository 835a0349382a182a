import { HTMLSelect, SegmentedControl } from '@blueprintjs/core';
import { useMemo } from 'react';
import type { MarketResult } from '../../../core/analysis/results';
import { hasEstimates, sharedContext } from '../../../core/figures/context';
import { planeFigure } from '../../../core/figures/plane';
import type { RuleSet } from '../../../core/rules/rule-set';
import { FigureView } from '../../figures/figure';
import { ruleName } from '../../parts/rule-name';
import { useAppearance } from '../../state/appearance';
import { setView } from '../../state/workbench';
import { Answer } from './answer';
import { ChangeCell, Heads, HhiCell } from './number-cells';
import { choosePlaneRule, showAllScenarios, usePlaneChoice } from './plane-state';
import type { ScenarioView } from './use-scenario';

/** HHI and change of all markets, of this scenario or of all, with the regions of the chosen rule and the points as a table. */
export function PlaneTab({ view }: { readonly view: ScenarioView }) {
  const { document, results, result, rules, context, scenario } = view;
  const { allScenarios, rule: chosen } = usePlaneChoice();
  const appearance = useAppearance();
  const rule = rules.find(({ id }) => id === chosen) ?? rules[0] ?? null;
  const others = useMemo(() => (allScenarios ? results.scenarios.filter((other) => other.scenario !== scenario.id) : []), [allScenarios, results, scenario.id]);
  const figure = useMemo(() => {
    const shared = sharedContext(document, document.markets.map(({ dataset }) => dataset), context.firms);
    const estimates = [result, ...others].some(hasEstimates);
    return planeFigure({ scenario: result.name, markets: result.markets, rule, estimates, context: shared, ...(others.length > 0 ? { others } : {}) }, { appearance });
  }, [document, result, others, rule, context.firms, appearance]);
  return (
    <div className="plane">
      <div className="plane-choices">
        <SegmentedControl
          size="small"
          inline
          aria-label="Points of"
          options={[
            { value: 'one', label: 'This scenario' },
            { value: 'all', label: 'All scenarios' },
          ]}
          value={allScenarios ? 'all' : 'one'}
          onValueChange={(value) => showAllScenarios(value === 'all')}
        />
        {rules.length > 1 && (
          <label className="plane-rule">
            <span className="muted">Regions of</span>
            <HTMLSelect data-testid="plane-rule" value={rule?.id ?? ''} options={rules.map(({ id }) => ({ value: id, label: ruleName(id) }))} onChange={(event) => choosePlaneRule(event.target.value)} />
          </label>
        )}
      </div>
      <FigureView figure={figure} />
      <Points groups={[result, ...others].map(({ scenario: id, name, markets }) => ({ id, name, markets }))} named={others.length > 0} rule={rule} view={view} />
    </div>
  );
}

interface PointsProps {
  readonly groups: readonly { readonly id: string; readonly name: string; readonly markets: readonly MarketResult[] }[];
  /** Whether the scenario is named in each row. */
  readonly named: boolean;
  readonly rule: RuleSet | null;
  readonly view: ScenarioView;
}

/** The points in words: each opens its scenario and market. */
function Points({ groups, named, rule, view }: PointsProps) {
  const rules = rule === null ? [] : [rule];
  return (
    <table className="number-table" data-testid="plane-points">
      <caption className="visually-hidden">The points of the plane</caption>
      <thead>
        <tr>
          {named && <th scope="col">Scenario</th>}
          <Heads names={[['Market', 'text'], ['HHI after', 'number'], ['Change', 'number']]} />
          <th scope="col">{rule === null ? 'Outcome' : ruleName(rule.id)}</th>
        </tr>
      </thead>
      <tbody>
        {groups.flatMap(({ id, name, markets }) =>
          markets.map((market) => {
            const open = id === view.scenario.id && market.id === view.definition?.id;
            return (
              <tr key={`${id}:${market.id}`} className="candidate" data-open={open}>
                {named && <td>{name}</td>}
                <th scope="row">
                  <button type="button" aria-current={open ? 'true' : undefined} aria-label={named ? `${name}, ${market.name}` : market.name} onClick={() => setView({ scenario: id, market: market.id })}>
                    {market.name}
                  </button>
                </th>
                <HhiCell value={market.after.hhi} rules={rules} />
                <ChangeCell value={market.change} rules={rules} />
                <td>{rule === null ? 'no rule is chosen' : <Answer market={market} rule={rule} />}</td>
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}
