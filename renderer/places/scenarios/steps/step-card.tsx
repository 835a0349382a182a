import { ChevronDown, ChevronRight, DragHandleVertical, VolumeOff, VolumeUp } from '@blueprintjs/icons';
import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type RefObject } from 'react';
import { kindOf, stepSentence } from '../../../../core/deal/kinds';
import type { Step } from '../../../../core/deal/step';
import { IconButton } from '../../../parts/icon-button';
import { moveStep, muteStep, updateStep } from '../../../state/scenario-actions';
import type { ScenarioView } from '../use-scenario';
import type { FormProps } from './form';
import { useKnownNames } from './known-names';
import { RangeField } from './range-field';
import { EffectLine } from './effect-line';
import type { StepEffect } from './step-effects';
import { isFolded, StepForm } from './step-form';
import { StepMenu } from './step-menu';
import { StepScope } from './step-scope';
import { focusGiven, openStep, stepKey, useStepState } from './step-state';
import { WhatItTakes } from './what-it-takes';
import { faultOf } from './with-field';

interface Props {
  readonly view: ScenarioView;
  readonly step: Step;
  readonly at: number;
  readonly open: boolean;
  readonly effect: StepEffect | null;
  /** Position of the step that is being dragged. */
  readonly dragged: RefObject<number | null>;
}

/** One step: its sentence, what it did to the HHI, and while it is open its form and what it would take. */
export function StepCard({ view, step, at, open, effect, dragged }: Props) {
  const { scenario, market } = view;
  const known = useKnownNames();
  const element = useRef<HTMLLIElement>(null);
  const [over, setOver] = useState<'above' | 'below' | null>(null);
  const muted = step.muted === true;
  const key = stepKey(step, at);
  useFirstField(element, key);
  const before = market === null ? null : at === 0 ? market.deal.before : (market.deal.steps[at - 1]?.after ?? market.deal.before);
  const form: FormProps = {
    view, step, at, before, known,
    set: (next, mergeKey) => {
      const fault = faultOf(next);
      if (fault === null) updateStep(scenario.id, at, next, mergeKey ?? null);
      return fault;
    },
  };
  const problem = effect !== null && !effect.outcome.applied && 'problem' in effect.outcome ? effect.outcome.problem : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    moveStep(scenario.id, at, event.key === 'ArrowUp' ? at - 1 : at + 1);
    // The card may be put elsewhere in the list, which takes its focus.
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('.step-sentence')?.focus());
  };
  const drop = (event: DragEvent): void => {
    setOver(null);
    if (dragged.current === null) return;
    event.preventDefault();
    moveStep(scenario.id, dragged.current, at);
    dragged.current = null;
  };
  return (
    <li
      ref={element}
      className="step"
      data-muted={muted}
      data-open={open}
      data-over={over ?? undefined}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (dragged.current === null || dragged.current === at) return;
        event.preventDefault();
        setOver(dragged.current < at ? 'below' : 'above');
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(null);
      }}
      onDrop={drop}
    >
      <div className="step-head" role="toolbar" aria-label={`Step ${at + 1}`}>
        <span
          className="step-handle"
          title="Drag to another place (Alt+↑ ↓)"
          draggable
          onDragStart={(event) => {
            dragged.current = at;
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', stepSentence(step));
            event.dataTransfer.setDragImage(element.current!, 12, 12);
          }}
          onDragEnd={() => (dragged.current = null)}
          aria-hidden
        >
          <DragHandleVertical size={14} />
        </span>
        <button type="button" className="step-sentence" aria-expanded={open} aria-label={`${at + 1}. ${stepSentence(step)}`} onClick={() => openStep(open ? null : key)}>
          {open ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
          <span>
            {at + 1}. {stepSentence(step)}
          </span>
        </button>
        <span className="step-tools">
          <IconButton label={muted ? 'Unmute this step' : 'Mute this step'} icon={muted ? <VolumeOff size={14} /> : <VolumeUp size={14} />} pressed={muted} onClick={() => muteStep(scenario.id, at, !muted)} />
          <StepMenu view={view} at={at} />
        </span>
      </div>
      <EffectLine effect={effect} rules={view.rules} muted={muted} shown={!open || problem === null} />
      {open && (
        <div className="step-body">
          <StepForm {...form} problem={muted ? null : problem} />
          <RangeField {...form} />
          <StepScope {...form} folded={kindOf(step).fields.filter(isFolded)} />
          {market !== null && !muted && problem === null && <WhatItTakes key={key} {...form} market={market} />}
        </div>
      )}
    </li>
  );
}

/** Puts the cursor into the first field of a step that was just added. */
function useFirstField(element: RefObject<HTMLLIElement | null>, key: string): void {
  const wanted = useStepState(({ focus }) => focus === key);
  useEffect(() => {
    if (!wanted) return;
    let frame = 0;
    const take = (): void => {
      // The menu that added the step keeps the focus as long as it is there.
      if (document.querySelector('.add-step-menu') !== null) {
        frame = requestAnimationFrame(take);
        return;
      }
      const input = element.current?.querySelector<HTMLInputElement>('.step-form input[type=text]');
      input?.focus();
      input?.select();
      element.current?.scrollIntoView({ block: 'nearest' });
      focusGiven();
    };
    frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  }, [wanted, element]);
}
