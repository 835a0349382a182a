import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly placeholder?: string;
  /** Id of a list of proposals. */
  readonly list?: string;
}

/** A text of a step. Enter or leaving it commits, Escape takes back; empty takes it out. */
export function TextField({ label, value, onCommit, placeholder, list }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed.trim() !== value) onCommit(typed.trim());
    setTyped(null);
  };
  return (
    <label className="step-field">
      <span className="field-label">{label}</span>
      <input
        className="text-input"
        type="text"
        autoComplete="off"
        list={list}
        placeholder={placeholder}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setTyped(null);
        }}
      />
    </label>
  );
}
