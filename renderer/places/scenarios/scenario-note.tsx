import type { Scenario } from '../../../core/deal/scenario';
import { PanelSection } from '../../shell/side-panel';
import { setScenarioNote } from '../../state/scenario-actions';

/** What is bought or sold in words, and what of it is fact, estimate or assumption. */
export function ScenarioNote({ scenario }: { readonly scenario: Scenario }) {
  return (
    <PanelSection title="Note">
      <textarea
        className="text-input"
        aria-label="Note of the scenario"
        rows={Math.min(12, Math.max(3, Math.ceil(scenario.note.length / 42)))}
        placeholder="What is bought, and what is fact, estimate or assumption"
        value={scenario.note}
        onChange={(event) => setScenarioNote(scenario.id, event.target.value)}
      />
    </PanelSection>
  );
}
