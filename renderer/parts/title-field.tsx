import { useState } from 'react';
import './title-field.css';

/** A title that is renamed in place: Enter or leaving it keeps, Escape takes back. */
export function TitleField({ value, label, onCommit }: { readonly value: string; readonly label: string; readonly onCommit: (name: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="title-field"
      aria-label={label}
      spellCheck={false}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null) onCommit(typed);
        setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
