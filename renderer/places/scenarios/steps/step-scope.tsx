import { Checkbox } from '@blueprintjs/core';
import { useId } from 'react';
import type { StepField } from '../../../../core/deal/kind';
import { beginStepIn, confineStep } from '../../../state/scenario-actions';
import type { FormProps } from './form';
import { PlatformsField } from './platforms-field';
import { TextField } from './text-field';
import { fieldOf, withField } from './with-field';

/** Where and from when a step acts, what it is called, and which platforms' audience goes with it: folded away until wanted. */
export function StepScope({ folded, ...props }: FormProps & { readonly folded: readonly StepField[] }) {
  const { view, step, at, set } = props;
  const { document, scenario } = view;
  const periodsId = useId();
  const confined = step.markets;
  const all = document.markets.map(({ id }) => id);
  const periods = [...new Set([...document.markets.map(({ period }) => period), ...view.results.trends.flatMap((trend) => trend.periods.map(({ period }) => period))])].filter((period) => period !== '').sort();
  const applies = (id: string, market: string): boolean => confined === undefined || confined.includes(id) || confined.includes(market);
  const toggle = (id: string): void => {
    const chosen = new Set(document.markets.filter((one) => applies(one.id, one.market)).map((one) => one.id));
    if (!chosen.delete(id)) chosen.add(id);
    confineStep(scenario.id, at, all.every((one) => chosen.has(one)) ? null : [...chosen]);
  };
  const platforms = folded.find(({ kind }) => kind === 'platforms');
  const chosen = platforms === undefined ? undefined : (fieldOf(step, platforms.name) as readonly string[] | undefined);
  return (
    <details className="step-scope">
      <summary>
        {scopeInWords(confined, all.length)}
        {step.since === undefined ? ', all periods' : `, from ${step.since} on`}
        {chosen === undefined ? '' : chosen.length === 0 ? ', no audience' : `, audience of ${chosen.join(', ')}`}
      </summary>
      <div className="step-scope-fields">
        {folded.filter(({ kind }) => kind === 'text').map((field) => (
          <TextField key={field.name} label={field.label} value={String(fieldOf(step, field.name) ?? '')} {...(step.type === 'merge' ? { placeholder: step.parties[0]! } : {})} onCommit={(text) => void set(withField(step, field.name, text === '' ? undefined : text))} />
        ))}
        <fieldset>
          <legend className="field-label">Applies in</legend>
          {document.markets.map((market) => (
            <Checkbox key={market.id} label={market.name} checked={applies(market.id, market.market)} onChange={() => toggle(market.id)} />
          ))}
        </fieldset>
        <TextField label="From period" value={step.since ?? ''} placeholder="in all periods" list={periodsId} onCommit={(text) => beginStepIn(scenario.id, at, text === '' ? null : text)} />
        <datalist id={periodsId}>
          {periods.map((period) => (
            <option key={period} value={period} />
          ))}
        </datalist>
        {platforms !== undefined && <PlatformsField {...props} field={platforms} />}
      </div>
    </details>
  );
}

/** A step that acts in no market may still bring an audience. */
function scopeInWords(confined: readonly string[] | undefined, all: number): string {
  if (confined === undefined) return 'In all markets';
  return confined.length === 0 ? 'In no market' : `In ${confined.length} of ${all} markets`;
}
