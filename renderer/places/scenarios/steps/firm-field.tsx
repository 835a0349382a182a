import { formatShare } from '../../../../core/format';
import { NameInput } from '../../../parts/name-input';
import { heldBy } from './number-range';
import { nearestName } from './nearest-name';
import type { FieldProps } from './form';
import { fieldOf, withField } from './with-field';

/** A firm by name, with what it holds in the open market when the step applies. */
export function FirmField(props: FieldProps) {
  const { step, field, before, known, set } = props;
  const value = String(fieldOf(step, field.name) ?? '');
  const put = (name: string): void => void set(withField(step, field.name, name));
  return (
    <div className="step-field">
      <span className="field-label">
        <span className="truncate" title={field.label}>
          {field.label}
        </span>
        <Held {...props} name={value} />
      </span>
      <NameInput value={value} known={known} label={field.label} testId={`${step.type}-${field.name}`} onCommit={put} />
      <UnknownName name={value} known={known} mayBeNew={field.mayBeNew === true || before?.firms.includes(value) === true} onPut={put} />
    </div>
  );
}

/** "41.5%", "not here", "new". */
function Held({ before, known, field, name }: FieldProps & { readonly name: string }) {
  if (before === null) return null;
  const held = heldBy(before, name);
  const words = held !== null ? formatShare(held) : field.mayBeNew === true && !known.includes(name) ? 'new' : 'not here';
  return (
    <span className="field-aside" title={held === null ? `${name} is not in this market when the step applies` : `${name} holds ${formatShare(held)} of this market when the step applies`}>
      {words}
    </span>
  );
}

/** A name that nothing in the workspace bears, with the one that was likely meant. */
export function UnknownName({ name, known, mayBeNew, onPut }: { readonly name: string; readonly known: readonly string[]; readonly mayBeNew: boolean; readonly onPut: (name: string) => void }) {
  if (name === '' || mayBeNew || known.length === 0 || known.includes(name)) return null;
  const near = nearestName(name, known);
  return (
    <span className="field-fault" role="note">
      {near === null ? `${name} is in no data: the step moves nothing for it.` : `${name} is in no data.`}{' '}
      {near !== null && (
        <button type="button" className="link" onClick={() => onPut(near)}>
          Use {near}
        </button>
      )}
    </span>
  );
}
