import { Button } from '@blueprintjs/core';
import { Plus } from '@blueprintjs/icons';
import { useState } from 'react';
import type { DivestStep } from '../../../core/deal/divest';
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
          onClick={() => addStep(scenario.id, proposedDivestiture(view))}
        />
      </div>
    </PanelSection>
  );
}

/** Share that a new divestiture begins with, where the seller holds as much. */
const FIRST_SHARE = 0.05;

/** The merged firm, or the largest, sells to its largest rival that is no party. */
function proposedDivestiture({ market, parties }: ScenarioView): DivestStep {
  const after = market!.deal.after;
  const order = after.firms.map((firm, at) => ({ firm, share: after.shares[at]! })).sort((a, b) => b.share - a.share);
  const from = order.find(({ firm }) => firm === market!.deal.mergedFirm) ?? order.find(({ firm }) => parties.includes(firm)) ?? order[0];
  const to = order.find(({ firm }) => firm !== from?.firm && !parties.includes(firm));
  return { type: 'divest', from: from?.firm ?? 'Seller', to: to?.firm ?? 'New entrant', share: Math.min(FIRST_SHARE, from === undefined || from.share <= 0 ? 1 : from.share) };
}
