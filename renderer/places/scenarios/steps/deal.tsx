import { useMemo, useRef } from 'react';
import { PanelSection } from '../../../shell/side-panel';
import type { ScenarioView } from '../use-scenario';
import { AddStep } from './add-step';
import './deal.css';
import { StepCard } from './step-card';
import { effectsOf } from './step-effects';
import { stepKey, useStepState } from './step-state';

/** The steps of the open scenario in order, one of them open, and the menu that adds one. */
export function Deal({ view }: { readonly view: ScenarioView }) {
  const { scenario, market } = view;
  const { open } = useStepState();
  const dragged = useRef<number | null>(null);
  const effects = useMemo(() => (market === null ? [] : effectsOf(market)), [market]);
  const shown = open === undefined && scenario.steps.length === 1 ? stepKey(scenario.steps[0]!, 0) : open;
  return (
    <PanelSection title="Deal" aside={scenario.steps.length === 0 ? undefined : <AddStep view={view} />}>
      {scenario.steps.length === 0 && (
        <>
          <p className="muted panel-text">No steps: this is the market as it is. Add who merges, what is sold, who leaves or enters.</p>
          <AddStep view={view} />
        </>
      )}
      <ol className="steps">
        {scenario.steps.map((step, at) => (
          <StepCard key={stepKey(step, at)} view={view} step={step} at={at} open={shown === stepKey(step, at)} effect={effects[at] ?? null} dragged={dragged} />
        ))}
      </ol>
    </PanelSection>
  );
}
