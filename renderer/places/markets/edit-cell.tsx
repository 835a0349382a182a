import { useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Takes the text, or says in one sentence why it cannot; the text then stays in the field. */
  readonly onCommit: (text: string) => string | null;
  readonly placeholder?: string;
  readonly testId?: string;
  /** Names that are proposed; others are taken as typed. */
  readonly known?: readonly string[];
  readonly wide?: boolean;
}

/** A cell that is edited in place: Enter or leaving it commits, Escape takes back, a fault is said below it. */
export function EditCell({ label, value, onCommit, placeholder, testId, known, wide = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const takeBack = (): void => {
    setTyped(null);
    setFault(null);
  };
  const commit = (text: string): void => {
    if (text.trim() === value) return takeBack();
    const refused = onCommit(text.trim());
    setFault(refused);
    if (refused === null) setTyped(null);
  };
  return (
    <span className={wide ? 'edit-cell edit-cell-wide' : 'edit-cell'}>
      <input
        className="text-input"
        aria-label={label}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        list={known === undefined ? undefined : `${id}-known`}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        data-testid={testId}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed !== null && commit(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            if (typed !== null) commit(typed);
          }
          if (event.key === 'Escape') takeBack();
        }}
      />
      {known !== undefined && (
        <datalist id={`${id}-known`}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {fault !== null && (
        <span id={`${id}-fault`} role="alert" className="cell-fault">
          {fault}
        </span>
      )}
    </span>
  );
}
