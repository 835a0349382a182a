import { Button, Checkbox, PopoverNext } from '@blueprintjs/core';
import { ChevronDown } from '@blueprintjs/icons';
import { useState } from 'react';
import { measureAsked } from '../../../core/analysis/measures';
import { measures } from '../../../core/economics/measures';
import { chooseMeasures } from './market-data-actions';
import { toggled } from './measure-choice';

/** Which measures of the registry are shown, in every market. */
export function MeasureChoice({ ids }: { readonly ids: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const shown = new Set(ids.map((id) => measureAsked(id)?.measure.id));
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={setOpen}
      placement="bottom-end"
      arrow={false}
      animation="minimal"
      transitionDuration={0}
      content={
        <fieldset className="measure-menu rule-group" data-testid="measure-choice">
          <legend className="visually-hidden">Measures to show</legend>
          {measures.map((measure) => (
            <Checkbox
              key={measure.id}
              checked={shown.has(measure.id)}
              label={measure.name}
              data-testid={`show-${measure.id}`}
              onChange={() => chooseMeasures(`${shown.has(measure.id) ? 'Leave out' : 'Show'} ${measure.name}`, toggled(ids, measure))}
            />
          ))}
        </fieldset>
      }
    >
      <Button size="small" variant="minimal" text={`Choose (${shown.size} of ${measures.length})`} endIcon={<ChevronDown size={12} />} title="Choose which measures are shown" data-testid="choose-measures" />
    </PopoverNext>
  );
}
