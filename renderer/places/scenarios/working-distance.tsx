import { Button } from '@blueprintjs/core';
import { useMemo } from 'react';
import { distances } from '../../../core/analysis/distance';
import type { MarketResult } from '../../../core/analysis/results';
import { stepSentence } from '../../../core/deal/kinds';
import { formatShare } from '../../../core/format';
import type { RuleSet } from '../../../core/rules/rule-set';
import { addStep } from '../../state/scenario-actions';
import { setView } from '../../state/workbench';
import { headingOf, likelyBuyers, stepFor, withoutRepeats } from './distance-step';
import type { ScenarioView } from './use-scenario';

/** What would change the rule's answer here, each solved exactly; a divestiture can be tried at once and undone. */
export function WorkingDistance({ view, market, rule }: { readonly view: ScenarioView; readonly market: MarketResult; readonly rule: RuleSet }) {
  const { scenario } = view;
  const found = useMemo(
    () => withoutRepeats(distances(market, rule, { buyers: likelyBuyers(market) })).map((distance) => ({ distance, step: stepFor(distance, market, scenario.steps, rule) })),
    [market, rule, scenario.steps],
  );
  return (
    <section className="distances" aria-label="What would change the answer" data-testid="distances">
      <h3>What would change the answer</h3>
      <dl>
        {found.map(({ distance, step }) => (
          <div key={`${distance.kind}:${distance.firm ?? ''}`} data-solved={distance.value !== null}>
            <dt>{headingOf(distance)}</dt>
            <dd title={distance.value === null ? undefined : String(distance.value)}>{distance.sentence}</dd>
            <dd className="distance-act">
              {step !== null ? (
                <Button
                  size="small"
                  text="Try it"
                  aria-label={`Try it: divest ${formatShare(step.share)} to ${step.to}`}
                  title={`Adds the step: ${stepSentence(step)}. It can be undone.`}
                  onClick={() => addStep(scenario.id, step)}
                />
              ) : (
                distance.value !== null &&
                !distance.kind.startsWith('divest') && (
                  <button type="button" className="link" onClick={() => setView({ place: 'markets', market: market.id })}>
                    Open the market
                  </button>
                )
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
