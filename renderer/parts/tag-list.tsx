import { SmallCross } from '@blueprintjs/icons';
import { NameInput } from './name-input';
import './tag-list.css';

interface Props {
  readonly label: string;
  readonly values: readonly string[];
  readonly known: readonly string[];
  readonly onAdd: (name: string) => void;
  readonly onRemove: (name: string) => void;
  readonly placeholder: string;
  readonly testId: string;
}

/** A list of names that can be added to and taken from. */
export function TagList({ label, values, known, onAdd, onRemove, placeholder, testId }: Props) {
  return (
    <div className="tag-list" role="group" aria-label={label} data-testid={testId}>
      {values.length > 0 && (
        <ul>
          {values.map((name) => (
            <li key={name}>
              {name}
              <button type="button" aria-label={`Take out ${name}`} onClick={() => onRemove(name)}>
                <SmallCross size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NameInput value="" known={known.filter((name) => !values.includes(name))} label={placeholder} placeholder={placeholder} clears onCommit={onAdd} />
    </div>
  );
}
