import { useId, useRef, useState } from 'react';
import './name-input.css';

interface Props {
  readonly value: string;
  /** Names that are known; others are taken as typed. */
  readonly known: readonly string[];
  readonly onCommit: (name: string) => void;
  readonly label: string;
  readonly placeholder?: string;
  readonly testId?: string;
  readonly autoFocus?: boolean;
  /** Empties after each name: a field that adds to a list. */
  readonly clears?: boolean;
  /** Escape with nothing to take back. */
  readonly onCancel?: () => void;
}

/** A field for the name of a firm or platform: proposes known names, takes any. Enter or leaving it commits, Escape takes back. */
export function NameInput({ value, known, onCommit, label, placeholder, testId, autoFocus, clears = false, onCancel }: Props) {
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const committed = useRef(false);
  const commit = (text: string): void => {
    const name = text.trim();
    setTyped(null);
    if (name === '' || (name === value && !clears)) return;
    onCommit(known.find((candidate) => candidate.toLowerCase() === name.toLowerCase()) ?? name);
  };
  return (
    <>
      <input
        className="name-input"
        type="text"
        list={listId}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        data-testid={testId}
        value={typed ?? value}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          // A pick from the list comes without an input type; typing has one.
          if (!('inputType' in event.nativeEvent) && known.includes(text)) {
            committed.current = true;
            commit(text);
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            committed.current = true;
            commit(event.currentTarget.value);
          } else if (event.key === 'Escape') {
            if (typed === null) onCancel?.();
            setTyped(null);
          } else committed.current = false;
        }}
        onBlur={(event) => {
          if (!committed.current && typed !== null) commit(event.target.value);
          committed.current = false;
        }}
      />
      <datalist id={listId}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
