import { Checkbox } from '@blueprintjs/core';
import { namesOf } from '../../../../core/deal/kinds';
import { Chips } from '../../../parts/chips';
import { useAudience } from '../../../state/selectors';
import type { FieldProps } from './form';
import { fieldOf, withField } from './with-field';

/** Platforms whose audience goes with the step. Nothing is said where the workspace has no audience. */
export function PlatformsField({ step, field, set }: FieldProps) {
  const audience = useAudience();
  const chosen = fieldOf(step, field.name) as readonly string[] | undefined;
  if (audience === null || audience.platforms.length === 0) return null;
  // A divestiture takes no audience along unless it is named; all other kinds take what the firm owns.
  const wholes = step.type !== 'divest';
  const own = audience.platforms.filter((platform) => namesOf(step).some(({ name, role }) => role !== 'platform' && name === platform));
  const toggle = (platform: string): void => {
    const next = (chosen ?? []).includes(platform) ? (chosen ?? []).filter((one) => one !== platform) : [...(chosen ?? []), platform];
    void set(withField(step, field.name, !wholes && next.length === 0 ? undefined : next));
  };
  return (
    <fieldset className="step-field step-field-wide">
      <legend className="field-label">{field.label}</legend>
      {wholes && <Checkbox label="All that the firm owns" checked={chosen === undefined} onChange={() => void set(withField(step, field.name, chosen === undefined ? own : undefined))} />}
      {(!wholes || chosen !== undefined) && <Chips label={field.label} options={audience.platforms.map((name) => ({ id: name, name }))} chosen={(name) => chosen?.includes(name) ?? false} onToggle={toggle} testId={`${step.type}-platforms`} />}
    </fieldset>
  );
}
