import './chips.css';

interface Props {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: (id: string) => boolean;
  readonly onToggle: (id: string) => void;
  readonly testId?: string;
}

/** A set of switches in a line: any number of them on. */
export function Chips({ label, options, chosen, onToggle, testId }: Props) {
  return (
    <div className="chips" role="group" aria-label={label} data-testid={testId}>
      <span className="chips-label" aria-hidden>
        {label}
      </span>
      <div>
        {options.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={chosen(id)} onClick={() => onToggle(id)}>
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
