import { Checkbox } from '@blueprintjs/core';
import type { Step } from '../../../core/deal/step';
import { useAudience } from '../../state/selectors';
import { confineStep, updateStep } from '../../state/scenario-actions';
import type { ScenarioView } from './use-scenario';

/** Where a step acts, what the merged firm is called, and which platforms' audience comes with it: folded away until wanted. */
export function StepScope({ view, step, at }: { readonly view: ScenarioView; readonly step: Step; readonly at: number }) {
  const { document, scenario } = view;
  const audience = useAudience();
  const confined = step.markets;
  const all = document.markets.map(({ id }) => id);
  const toggle = (id: string): void => {
    const chosen = new Set(confined ?? all);
    if (!chosen.delete(id)) chosen.add(id);
    confineStep(scenario.id, at, all.every((one) => chosen.has(one)) ? null : [...chosen]);
  };
  return (
    <details className="step-scope">
      <summary>
        {scopeInWords(confined, all.length)}
        {step.type === 'merge' && step.platforms !== undefined ? `, brings ${step.platforms.join(', ')}` : ''}
      </summary>
      <fieldset>
        <legend>Applies in</legend>
        {document.markets.map((market) => {
          const applies = confined === undefined || confined.includes(market.id) || confined.includes(market.market);
          return <Checkbox key={market.id} label={market.name} checked={applies} onChange={() => toggle(market.id)} />;
        })}
      </fieldset>
      {step.type === 'merge' && (
        <>
          <label className="step-row">
            <span>Named</span>
            <input
              key={step.into ?? ''}
              className="text-input"
              type="text"
              aria-label="Name of the merged firm"
              defaultValue={step.into ?? ''}
              placeholder={step.parties[0]}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
              onBlur={(event) => {
                const name = event.target.value.trim();
                if (name === (step.into ?? '')) return;
                const { into: _into, ...rest } = step;
                updateStep(scenario.id, at, name === '' ? rest : { ...rest, into: name });
              }}
            />
          </label>
          {audience !== null && audience.platforms.length > 0 && (
            <fieldset>
              <legend>Audience that comes with it</legend>
              <Checkbox
                label="All that the acquired parties own"
                checked={step.platforms === undefined}
                onChange={() => {
                  const { platforms: _platforms, ...rest } = step;
                  updateStep(scenario.id, at, step.platforms === undefined ? { ...step, platforms: audience.platforms.filter((name) => step.parties.slice(1).includes(name)) } : rest);
                }}
              />
              {step.platforms !== undefined &&
                audience.platforms.map((name) => (
                  <Checkbox
                    key={name}
                    label={name}
                    checked={step.platforms!.includes(name)}
                    onChange={() => {
                      const platforms = step.platforms!.includes(name) ? step.platforms!.filter((one) => one !== name) : [...step.platforms!, name];
                      updateStep(scenario.id, at, { ...step, platforms });
                    }}
                  />
                ))}
            </fieldset>
          )}
        </>
      )}
    </details>
  );
}

/** A step that acts in no market may still bring an audience. */
function scopeInWords(confined: readonly string[] | undefined, all: number): string {
  if (confined === undefined) return 'In all markets';
  return confined.length === 0 ? 'In no market' : `In ${confined.length} of ${all} markets`;
}
