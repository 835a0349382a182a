import { Button, MenuDivider, MenuItem, PopoverNext } from '@blueprintjs/core';
import { More } from '@blueprintjs/icons';
import { useState } from 'react';
import { isMac, printKeys } from '../../../commands/keys';
import { copyStep, duplicateStep, moveStep, removeStep } from '../../../state/scenario-actions';
import type { ScenarioView } from '../use-scenario';
import { ArrowMenu } from './arrow-menu';

/** What can be done with a step besides editing it. */
export function StepMenu({ view, at }: { readonly view: ScenarioView; readonly at: number }) {
  const { scenario, document } = view;
  const [open, setOpen] = useState(false);
  const mac = isMac();
  const run = (what: () => void) => () => {
    setOpen(false);
    what();
  };
  const others = document.scenarios.filter(({ id }) => id !== scenario.id);
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={setOpen}
      placement="bottom-end"
      arrow={false}
      animation="minimal"
      transitionDuration={0}
      shouldReturnFocusOnClose
      content={
        <ArrowMenu label={`Step ${at + 1}`}>
          <MenuItem text="Move up" label={printKeys('Alt+↑', mac)} disabled={at === 0} onClick={run(() => moveStep(scenario.id, at, at - 1))} />
          <MenuItem text="Move down" label={printKeys('Alt+↓', mac)} disabled={at === scenario.steps.length - 1} onClick={run(() => moveStep(scenario.id, at, at + 1))} />
          <MenuItem text="Duplicate" onClick={run(() => duplicateStep(scenario.id, at))} />
          <MenuItem text="Delete" onClick={run(() => removeStep(scenario.id, at))} />
          {others.length > 0 && <MenuDivider title="Copy to" />}
          {others.map(({ id, name }) => (
            <MenuItem key={id} text={name} onClick={run(() => copyStep(scenario.id, at, id))} />
          ))}
        </ArrowMenu>
      }
    >
      <Button variant="minimal" size="small" icon={<More size={14} />} aria-label={`More of step ${at + 1}`} title="More of this step" data-testid={`step-menu-${at + 1}`} />
    </PopoverNext>
  );
}
