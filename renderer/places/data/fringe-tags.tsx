import { Button } from '@blueprintjs/core';
import { Cross } from '@blueprintjs/icons';
import { useState } from 'react';
import type { Mapping, ShareMapping } from '../../../core/data/mapping';

/** Names in the firm column that are not firms: each can be taken out, and others put in. */
export function FringeTags({ mapping, onMapping }: { readonly mapping: ShareMapping; readonly onMapping: (mapping: Mapping, label: string) => void }) {
  const [name, setName] = useState('');
  const reasons = { ...mapping.reasons, fringe: { by: 'person' as const, reason: 'chosen' } };
  const add = (): void => {
    const wanted = name.trim();
    setName('');
    if (wanted === '' || mapping.fringe.includes(wanted)) return;
    onMapping({ ...mapping, fringe: [...mapping.fringe, wanted], reasons }, `Count "${wanted}" as fringe`);
  };
  return (
    <>
      <div className="tags">
        {mapping.fringe.map((each) => (
          <span key={each} className="tag">
            {each}
            <button
              type="button"
              aria-label={`Count ${each} as a firm`}
              title={`Count ${each} as a firm`}
              onClick={() => onMapping({ ...mapping, fringe: mapping.fringe.filter((other) => other !== each), reasons }, `Count "${each}" as a firm`)}
            >
              <Cross size={10} />
            </button>
          </span>
        ))}
        {mapping.fringe.length === 0 && <span className="muted">Every name is a firm.</span>}
      </div>
      <form
        className="add-fringe"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input className="field" aria-label="Name that is not a firm" placeholder="Name that is not a firm" value={name} onChange={(event) => setName(event.target.value)} />
        <Button size="small" type="submit" text="Add" disabled={name.trim() === ''} />
      </form>
    </>
  );
}
