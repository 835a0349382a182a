import { Cross, Plus } from '@blueprintjs/icons';
import { IconButton } from '../../parts/icon-button';
import type { Groups } from './condition';
import { replaced, without } from './draft-edit';
import { Fault } from './rule-field';

interface Props {
  readonly name: string;
  readonly groups: Groups;
  /** Ids of the tests with their words. */
  readonly tests: readonly { readonly id: string; readonly words: string }[];
  readonly onChange: (groups: Groups) => void;
  readonly fault?: string | undefined;
}

/** When something holds: all of the tests of one line, or of another. Each test stands as met or as missed. */
export function ConditionEditor({ name, groups, tests, onChange, fault }: Props) {
  const lines = groups.length === 0 ? [[]] : groups;
  return (
    <div className="condition" role="group" aria-label={`When ${name} holds`}>
      {lines.map((group, at) => {
        const free = tests.filter(({ id }) => !group.some((one) => one.test === id));
        return (
          <div key={at} className="condition-line">
            <span className="muted">{at === 0 ? 'when' : 'or when'}</span>
            {group.map((literal, place) => (
              <span key={`${literal.test}/${place}`} className="condition-test">
                <button
                  type="button"
                  aria-pressed={literal.not}
                  title={literal.not ? 'Must be missed: click for met' : 'Must be met: click for missed'}
                  onClick={() => onChange(replaced(lines, at, replaced(group, place, { ...literal, not: !literal.not })))}
                >
                  {literal.test} {literal.not ? 'missed' : 'met'}
                </button>
                <button type="button" aria-label={`Take ${literal.test} out of line ${at + 1} of ${name}`} onClick={() => onChange(replaced(lines, at, without(group, place)))}>
                  <Cross size={10} />
                </button>
              </span>
            ))}
            {free.length > 0 && (
              <select
                className="text-input condition-add"
                aria-label={`Add a test to line ${at + 1} of ${name}`}
                value=""
                onChange={(event) => onChange(replaced(lines, at, [...group, { test: event.target.value, not: false }]))}
              >
                <option value="">{group.length === 0 ? 'choose a test' : 'and'}</option>
                {free.map(({ id, words }) => (
                  <option key={id} value={id}>
                    {id}: {words}
                  </option>
                ))}
              </select>
            )}
            {lines.length > 1 && <IconButton label={`Remove line ${at + 1} of ${name}`} icon={<Cross size={12} />} onClick={() => onChange(without(lines, at))} />}
            {at === lines.length - 1 && group.length > 0 && <IconButton label={`Another way in which ${name} holds`} icon={<Plus size={12} />} onClick={() => onChange([...lines, []])} />}
          </div>
        );
      })}
      <Fault text={fault} />
    </div>
  );
}
