import { Button, MenuItem, PopoverNext } from '@blueprintjs/core';
import { Plus } from '@blueprintjs/icons';
import { useRef } from 'react';
import { stepKinds, stepTypes } from '../../../../core/deal/kinds';
import type { BlankContext } from '../../../../core/deal/kind';
import { addStep } from '../../../state/scenario-actions';
import type { ScenarioView } from '../use-scenario';
import { ArrowMenu } from './arrow-menu';
import { beginWith, showKinds, useStepState } from './step-state';

/** Adds a step of any kind, filled in so that it says something at once. */
export function AddStep({ view }: { readonly view: ScenarioView }) {
  const button = useRef<HTMLButtonElement>(null);
  const open = useStepState(({ adding }) => adding);
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={(next, event) => {
        showKinds(next);
        // A kind that is chosen takes the cursor to its form; only who gives up by Escape is led back.
        if (!next && event?.type === 'keydown') button.current?.focus();
      }}
      placement="bottom-start"
      arrow={false}
      animation="minimal"
      transitionDuration={0}
      enforceFocus={false}
      content={
        <ArrowMenu label="Kinds of step" className="add-step-menu">
          {stepTypes.map((type) => (
            <MenuItem
              key={type}
              multiline
              data-testid={`add-step-${type}`}
              text={
                <>
                  <span className="add-step-kind">{stepKinds[type].label}</span>
                  <span className="add-step-help">{stepKinds[type].help}</span>
                </>
              }
              onClick={() => {
                showKinds(false);
                beginWith(addStep(view.scenario.id, stepKinds[type].blank(contextOf(view))));
              }}
            />
          ))}
        </ArrowMenu>
      }
    >
      <Button ref={button} size="small" icon={<Plus size={12} />} text="Step" data-testid="add-step" aria-haspopup="menu" />
    </PopoverNext>
  );
}

/** The market as it stands after the steps, and the firms of the deal, the merged one first. */
function contextOf({ market, parties }: ScenarioView): BlankContext {
  const merged = market?.deal.mergedFirm ?? null;
  return { structure: market?.deal.after ?? null, parties: merged === null ? parties : [...new Set([merged, ...parties])] };
}
