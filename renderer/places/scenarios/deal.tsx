import { Button } from '@blueprintjs/core';
import { Plus } from '@blueprintjs/icons';
import { useState } from 'react';
import type { BlankContext } from '../../../core/deal/kind';
import { stepKinds } from '../../../core/deal/kinds';
import { PanelSection } from '../../shell/side-panel';
import { addStep } from '../../state/scenario-actions';
import { MergeDraft } from './merge-draft';
import { StepCard } from './step-card';
import type { ScenarioView } from './use-scenario';

/** The steps of the open scenario in order, and the buttons that add one. */
export function Deal({ view }: { readonly view: ScenarioView }) {
  const { scenario } = view;
  const [drafting, setDrafting] = useState<string | null>(null);
  const isDrafting = drafting === scenario.id;
  return (
    <PanelSection title="Deal">
      {scenario.steps.length === 0 && !isDrafting && <p className="muted panel-text">No steps: this is the market as it is. Add a merger or a divestiture.</p>}
      <ol className="steps">
        {scenario.steps.map((step, at) => (
          <StepCard key={step.id ?? at} view={view} step={step} at={at} />
        ))}
      </ol>
      {isDrafting && (
        <MergeDraft
          number={scenario.steps.length + 1}
          onDone={(parties) => {
            setDrafting(null);
            if (parties !== null) addStep(scenario.id, { type: 'merge', parties: [...parties] });
          }}
        />
      )}
      <div className="add-steps">
        <Button size="small" icon={<Plus size={12} />} text="Merge" data-testid="add-step-merge" disabled={isDrafting} onClick={() => setDrafting(scenario.id)} />
        <Button
          size="small"
          icon={<Plus size={12} />}
          text="Divest"
          data-testid="add-step-divest"
          disabled={view.market === null}
          title={view.market === null ? 'There is no market to divest in' : undefined}
          onClick={() => addStep(scenario.id, stepKinds.divest.blank(contextOf(view)))}
        />
      </div>
    </PanelSection>
  );
}

/** The market as it stands after the steps, and the firms of the deal, the merged one first. */
function contextOf({ market, parties }: ScenarioView): BlankContext {
  const merged = market?.deal.mergedFirm ?? null;
  return { structure: market?.deal.after ?? null, parties: merged === null ? parties : [...new Set([merged, ...parties])] };
}
