import { useId, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly fault?: string | undefined;
  readonly type?: 'text' | 'date';
  readonly lines?: number;
  readonly hideLabel?: boolean;
  readonly testId?: string;
  readonly placeholder?: string;
}

/** A field of the form with what is wrong with it below. */
export function RuleField({ label, value, onChange, fault, type = 'text', lines, hideLabel = false, testId, placeholder }: Props) {
  const id = useId();
  const shared = {
    id,
    className: 'text-input',
    value,
    placeholder,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
    'data-testid': testId,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="rule-field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {lines === undefined ? <input {...shared} type={type} autoComplete="off" spellCheck={false} /> : <textarea {...shared} rows={lines} />}
      <Fault id={`${id}-fault`} text={fault} />
    </div>
  );
}

/** A labelled choice of the form. */
export function RuleSelect<T extends string>({ label, value, options, onChange, hideLabel = false, testId }: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean;
  readonly testId?: string;
}) {
  const id = useId();
  return (
    <div className="rule-field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} className="text-input" value={value} onChange={(event) => onChange(event.target.value as T)} data-testid={testId}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is wrong at a place, said as it comes up. */
export function Fault({ id, text }: { readonly id?: string; readonly text: ReactNode }) {
  return text === undefined ? null : (
    <span id={id} className="cell-fault">
      {text}
    </span>
  );
}
