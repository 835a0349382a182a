import { Cross } from '@blueprintjs/icons';
import { useRef, useState } from 'react';
import { IconButton } from '../../parts/icon-button';
import { NameInput } from '../../parts/name-input';
import { useKnownNames } from './known-names';

/** A merger that is not one yet: it becomes a step when both parties are named. */
export function MergeDraft({ number, onDone }: { readonly number: number; readonly onDone: (parties: readonly [string, string] | null) => void }) {
  const known = useKnownNames();
  const [names, setNames] = useState<readonly [string, string]>(['', '']);
  const element = useRef<HTMLDivElement>(null);
  const commit = (at: 0 | 1, name: string): void => {
    const next: readonly [string, string] = at === 0 ? [name, names[1]] : [names[0], name];
    if (next[0] !== '' && next[1] !== '') onDone(next);
    else {
      setNames(next);
      element.current?.querySelectorAll('input')[at === 0 ? 1 : 0]?.focus();
    }
  };
  return (
    <div ref={element} className="step" data-draft>
      <div className="step-head">
        <span className="step-number">{number}</span>
        <span className="step-sentence muted">Who merges with whom?</span>
        <IconButton label="Leave this merger" icon={<Cross size={12} />} onClick={() => onDone(null)} />
      </div>
      <div className="step-fields">
        <NameInput value={names[0]} known={known} label="First party (acquirer)" placeholder="Acquirer" testId="step-party-1" autoFocus onCommit={(name) => commit(0, name)} onCancel={() => onDone(null)} />
        <NameInput value={names[1]} known={known} label="Second party" placeholder="Acquired firm" testId="step-party-2" onCommit={(name) => commit(1, name)} onCancel={() => onDone(null)} />
      </div>
    </div>
  );
}
