import { useEffect, useState } from 'react';

/** A text field that gives its text on Enter or on leaving, so that typing is one step; Escape goes back. */
export function CommitField({ label, value, placeholder, lines = false, onCommit }: {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly lines?: boolean;
  readonly onCommit: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  const shared = {
    className: 'field',
    'aria-label': label,
    placeholder,
    value: text,
    onBlur: commit,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
  };
  if (lines) return <textarea {...shared} rows={3} onKeyDown={(event) => event.key === 'Escape' && setText(value)} />;
  return (
    <input
      {...shared}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(value);
      }}
    />
  );
}
