import { Cross } from '@blueprintjs/icons';
import type { MergeStep } from '../../../core/deal/merge';
import type { Scenario } from '../../../core/deal/scenario';
import { IconButton } from '../../parts/icon-button';
import { NameInput } from '../../parts/name-input';
import { PartyDot } from '../../parts/party-dot';
import { updateStep } from '../../state/scenario-actions';
import { useKnownNames } from './known-names';

/** The parties of a merger, the acquirer first; further ones can be added, any but two taken out. */
export function MergeFields({ scenario, step, at, parties }: { readonly scenario: Scenario; readonly step: MergeStep; readonly at: number; readonly parties: readonly string[] }) {
  const known = useKnownNames();
  const set = (names: string[]): void => updateStep(scenario.id, at, { ...step, parties: names });
  return (
    <>
      {step.parties.map((party, i) => (
        <div key={i} className="party-field">
          <PartyDot role="party" party={parties.indexOf(party)} />
          <NameInput
            value={party}
            known={known}
            label={i === 0 ? 'First party (acquirer)' : `Party ${i + 1}`}
            testId={`step-party-${i + 1}`}
            onCommit={(name) => set(step.parties.map((old, k) => (k === i ? name : old)))}
          />
          {step.parties.length > 2 && <IconButton label={`Take ${party} out of the merger`} icon={<Cross size={12} />} onClick={() => set(step.parties.filter((_, k) => k !== i))} />}
        </div>
      ))}
      <div className="party-field">
        <span className="party-dot" aria-hidden />
        <NameInput value="" known={known.filter((name) => !step.parties.includes(name))} label="Add a party" placeholder="Add a party" testId={`step-party-${step.parties.length + 1}`} clears onCommit={(name) => set([...step.parties, name])} />
      </div>
    </>
  );
}
