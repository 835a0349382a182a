import { Cross } from '@blueprintjs/icons';
import type { MergeStep } from '../../../../core/deal/merge';
import { formatShare } from '../../../../core/format';
import { IconButton } from '../../../parts/icon-button';
import { NameInput } from '../../../parts/name-input';
import { PartyDot } from '../../../parts/party-dot';
import { UnknownName } from './firm-field';
import type { FormProps } from './form';
import { heldBy } from './number-range';

/** The parties of a merger, the acquirer first; further ones can be added, any but two taken out. A name that is listed changes places. */
export function PartiesField({ view, step, before, known, set }: FormProps & { readonly step: MergeStep }) {
  const put = (names: string[]): void => void set({ ...step, parties: names });
  const replace = (i: number, name: string): void => put(step.parties.map((old, k) => (k === i ? name : old === name ? step.parties[i]! : old)));
  return (
    <div className="step-field step-field-wide">
      {step.parties.map((party, i) => {
        const held = heldBy(before, party);
        return (
          <div key={i}>
            <div className="party-field">
              <PartyDot role="party" party={view.parties.indexOf(party)} />
              <NameInput value={party} known={known} label={i === 0 ? 'First party (acquirer)' : `Party ${i + 1}`} testId={`step-party-${i + 1}`} onCommit={(name) => replace(i, name)} />
              {before !== null && <span className="party-held">{held === null ? 'not here' : formatShare(held)}</span>}
              {step.parties.length > 2 && <IconButton label={`Take ${party} out of the merger`} icon={<Cross size={12} />} onClick={() => put(step.parties.filter((_, k) => k !== i))} />}
            </div>
            <UnknownName name={party} known={known} mayBeNew={before?.firms.includes(party) === true} onPut={(name) => replace(i, name)} />
          </div>
        );
      })}
      <div className="party-field">
        <span className="party-dot" aria-hidden />
        <NameInput value="" known={known.filter((name) => !step.parties.includes(name))} label="Add a party" placeholder="Add a party" testId={`step-party-${step.parties.length + 1}`} clears onCommit={(name) => put([...step.parties, name])} />
      </div>
    </div>
  );
}
