import { Button, HTMLSelect } from '@blueprintjs/core';
import { useEffect, useMemo, useState } from 'react';
import { curve } from '../../../core/analysis/curve';
import type { Curve } from '../../../core/analysis/curve';
import { cohortOf } from '../../../core/analysis/analyse';
import { dealReach } from '../../../core/analysis/reach';
import type { MarketResult } from '../../../core/analysis/results';
import { kindOf, stepSentence } from '../../../core/deal/kinds';
import type { Step } from '../../../core/deal/step';
import { curveFigure } from '../../../core/figures/curve';
import { turnsOf } from '../../../core/figures/curve-turns';
import { soundOwnership } from '../../../core/market/ownership-sound';
import type { RuleSet } from '../../../core/rules/rule-set';
import { FigureView } from '../../figures/figure';
import { ruleName } from '../../parts/rule-name';
import { useAppearance } from '../../state/appearance';
import { sweepStep } from '../../state/scenario-actions';
import { useAudience } from '../../state/selectors';
import './curve-tab.css';
import { choosePlaneRule, usePlaneChoice } from './plane-state';
import { firstSweep } from './steps/range-field';
import type { ScenarioView } from './use-scenario';

/** Points while a hand moves, and when it rests. */
const MOVING = 17;
const RESTING = 65;
/** Milliseconds without a change after which a hand rests. */
const REST = 160;

/** Every result as a curve over the number that runs over a range, the limits that it meets, and the same as a table. */
export function CurveTab({ view, market }: { readonly view: ScenarioView; readonly market: MarketResult }) {
  const { scenario, rules, context } = view;
  const { rule: chosen } = usePlaneChoice();
  const [wanted, setWanted] = useState<number | null>(null);
  const appearance = useAppearance();
  const swept = scenario.steps.flatMap((step, at) => (step.sweep === undefined || step.muted === true ? [] : [{ step, at }]));
  const one = swept.find(({ at }) => at === wanted) ?? swept[0];
  const rule = rules.find(({ id }) => id === chosen) ?? rules[0] ?? null;
  const found = useCurve(view, market, one?.at ?? null);
  const figure = useMemo(
    () =>
      found === null || one === undefined
        ? null
        : curveFigure(
            { curve: found, scenario: scenario.name, market: market.period === '' ? market.name : `${market.name}, ${market.period}`, step: stepSentence(one.step), rule, estimates: market.rows.some(({ estimate }) => estimate), context },
            { appearance },
          ),
    [found, one, scenario.name, market, rule, context, appearance],
  );
  if (one === undefined) return <NoRange view={view} market={market} />;
  return (
    <div className="curve-tab">
      <div className="plane-choices">
        {swept.length > 1 && (
          <label className="plane-rule">
            <span className="muted">Number of</span>
            <HTMLSelect value={String(one.at)} options={swept.map(({ step, at }) => ({ value: String(at), label: `${at + 1}. ${stepSentence(step)}` }))} onChange={(event) => setWanted(Number(event.target.value))} />
          </label>
        )}
        {rules.length > 1 && (
          <label className="plane-rule">
            <span className="muted">Limits of</span>
            <HTMLSelect data-testid="curve-rule" value={rule?.id ?? ''} options={rules.map(({ id }) => ({ value: id, label: ruleName(id) }))} onChange={(event) => choosePlaneRule(event.target.value)} />
          </label>
        )}
      </div>
      {figure === null || found === null ? (
        <p className="muted">The step can be carried out nowhere in this range. Choose another range, or another market.</p>
      ) : (
        <>
          <FigureView figure={figure} />
          {rule !== null && <Turns curve={found} rule={rule} />}
        </>
      )}
    </div>
  );
}

/** The curve of the open market, with fewer points while something moves. */
function useCurve(view: ScenarioView, market: MarketResult, at: number | null): Curve | null {
  const { scenario, rules, document } = view;
  const audience = useAudience();
  const [rested, setRested] = useState<MarketResult | null>(market);
  useEffect(() => {
    const timer = setTimeout(() => setRested(market), REST);
    return () => clearTimeout(timer);
  }, [market]);
  const points = rested === market ? RESTING : MOVING;
  return useMemo(() => {
    if (at === null) return null;
    const cohort = audience === null ? '' : cohortOf(audience, document.audience.cohort);
    const ownership = soundOwnership(document.ownership);
    const reach = (steps: readonly Step[]): number | null => (audience === null ? null : (dealReach({ audience, cohort, steps, rivals: [], ownership }).union?.reach ?? null));
    return curve({ id: market.id, name: market.name, structure: market.deal.before, steps: scenario.steps, rules, at, points, reach });
  }, [at, audience, document.audience.cohort, document.ownership, market, scenario.steps, rules, points]);
}

/** Where a limit is met or the outcome changes, from low to high. */
function Turns({ curve: found, rule }: { readonly curve: Curve; readonly rule: RuleSet }) {
  const turns = turnsOf(found, rule);
  if (turns.length === 0) return <p className="muted">No limit of {ruleName(rule.id)} is met in this range.</p>;
  return (
    <table className="number-table curve-turns" data-testid="curve-turns">
      <caption className="visually-hidden">Where limits are met and the outcome changes</caption>
      <thead>
        <tr>
          <th scope="col">{found.label}</th>
          <th scope="col">What happens</th>
          <th scope="col">{ruleName(rule.id)}</th>
        </tr>
      </thead>
      <tbody>
        {turns.map(({ at, where, what, outcome, turned }, i) => (
          <tr key={i} data-turned={turned}>
            <th scope="row" title={String(at)}>
              {where}
            </th>
            <td>{what}</td>
            <td>{turned ? <strong>{outcome}</strong> : <span className="muted">still {outcome}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What belongs here, and one button to bring it. */
function NoRange({ view: { scenario }, market }: { readonly view: ScenarioView; readonly market: MarketResult }) {
  const numbers = scenario.steps.flatMap((step, at) => {
    const sweep = step.muted === true ? null : firstSweep(step, market.deal.steps[at - 1]?.after ?? market.deal.before);
    return sweep === null ? [] : [{ at, sweep, label: kindOf(step).numbers(step)[0]!.label }];
  });
  return (
    <div className="curve-empty">
      <p>A number of a step can run over a range: HHI, change and merged share are then curves, with the limits of the rules marked where they are met.</p>
      {numbers.length === 0 ? (
        <p className="muted">No step of this deal has a number. A divestiture, a stake, an exit, an entry or a commission has one.</p>
      ) : (
        numbers.map(({ at, sweep, label }) => <Button key={at} size="small" text={label} onClick={() => sweepStep(scenario.id, at, sweep)} />)
      )}
    </div>
  );
}
