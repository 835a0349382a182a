import { useId, useState } from 'react';
import { percent } from '../../../../core/deal/words';
import { parsePercent } from './parse-percent';

interface Props {
  /** A fraction, or `null` for an empty field. */
  readonly value: number | null;
  readonly label: string;
  /** Takes the fraction, or says in one sentence why it cannot. */
  readonly onCommit: (value: number) => string | null;
  readonly placeholder?: string;
  readonly testId?: string;
}

/** A percentage that is typed: "5", "5%", "5,2". Enter or leaving it commits, Escape takes back; what cannot be taken stays and is said below. */
export function PercentField({ value, label, onCommit, placeholder, testId }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const shown = value === null ? '' : percent(value);
  const takeBack = (): void => {
    setTyped(null);
    setFault(null);
  };
  const faultIn = (text: string): string | null => (text.trim() === '' || parsePercent(text) !== null ? null : 'Give a percentage such as 5, 5% or 5.2.');
  const commit = (text: string): void => {
    const read = parsePercent(text);
    if (text.trim() === '' || read === value) return takeBack();
    const refused = read === null ? faultIn(text) : onCommit(read);
    setFault(refused);
    if (refused === null) setTyped(null);
  };
  return (
    <span className="percent-field">
      <input
        className="text-input number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        data-testid={testId}
        aria-label={label}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : id}
        placeholder={placeholder}
        title={value === null ? undefined : String(value)}
        value={typed ?? shown}
        onChange={(event) => {
          setTyped(event.target.value);
          setFault(faultIn(event.target.value));
        }}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => {
          if (typed !== null) commit(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
          if (event.key === 'Escape') takeBack();
        }}
      />
      {fault !== null && (
        <span id={id} role="alert" className="field-fault">
          {fault}{' '}
          <button type="button" className="link" onMouseDown={(event) => event.preventDefault()} onClick={takeBack}>
            Keep {shown === '' ? 'it empty' : shown}
          </button>
        </span>
      )}
    </span>
  );
}
