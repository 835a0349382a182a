import { HTMLSelect } from '@blueprintjs/core';
import './panel.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly testId?: string;
}

/** A labelled choice in the right panel. A value that is no option is shown as missing, not as another. */
export function SelectRow({ label, value, options, onChange, testId }: Props) {
  const known = options.some((option) => option.value === value);
  const shown = known ? options : [{ value, label: value === '' ? 'not chosen' : `${value} (missing)` }, ...options];
  return (
    <label className="select-row">
      <span>{label}</span>
      <HTMLSelect fill value={value} onChange={(event) => onChange(event.target.value)} options={[...shown]} data-testid={testId} />
    </label>
  );
}
