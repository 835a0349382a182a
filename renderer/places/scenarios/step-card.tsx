import { ArrowDown, ArrowUp, Trash, VolumeOff, VolumeUp } from '@blueprintjs/icons';
import { useState, type DragEvent } from 'react';
import { stepSentence } from '../../../core/deal/kinds';
import type { Step } from '../../../core/deal/step';
import { IconButton } from '../../parts/icon-button';
import { VerdictMark } from '../../parts/verdict-mark';
import { moveStep, muteStep, removeStep } from '../../state/scenario-actions';
import { DivestFields } from './divest-fields';
import { MergeFields } from './merge-fields';
import { StepScope } from './step-scope';
import type { ScenarioView } from './use-scenario';

const DRAG_TYPE = 'application/x-proforma-step';

/** One step: its sentence, its fields, what it can be told, and why it has no effect where it has none. */
export function StepCard({ view, step, at }: { readonly view: ScenarioView; readonly step: Step; readonly at: number }) {
  const { scenario, market } = view;
  const [over, setOver] = useState(false);
  const outcome = market?.deal.steps[at]?.outcome;
  const muted = step.muted === true;
  const last = scenario.steps.length - 1;
  const drop = (event: DragEvent): void => {
    setOver(false);
    const from = event.dataTransfer.getData(DRAG_TYPE);
    if (from === '') return;
    event.preventDefault();
    moveStep(scenario.id, Number(from), at);
  };
  return (
    <li
      className="step"
      data-muted={muted}
      data-over={over}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div
        className="step-head"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAG_TYPE, String(at));
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        <span className="step-number">{at + 1}</span>
        <span className="step-sentence">{stepSentence(step)}</span>
        {muted && <span className="step-muted">muted</span>}
      </div>
      <div className="step-tools" role="toolbar" aria-label={`Step ${at + 1}`}>
        <IconButton label={muted ? 'Unmute this step' : 'Mute this step'} icon={muted ? <VolumeOff size={14} /> : <VolumeUp size={14} />} pressed={muted} onClick={() => muteStep(scenario.id, at, !muted)} />
        <IconButton label="Move this step up" icon={<ArrowUp size={14} />} disabled={at === 0} onClick={() => moveStep(scenario.id, at, at - 1)} />
        <IconButton label="Move this step down" icon={<ArrowDown size={14} />} disabled={at === last} onClick={() => moveStep(scenario.id, at, at + 1)} />
        <IconButton label="Remove this step" icon={<Trash size={14} />} onClick={() => removeStep(scenario.id, at)} />
      </div>
      <div className="step-fields">
        {step.type === 'merge' && <MergeFields scenario={scenario} step={step} at={at} parties={view.parties} />}
        {step.type === 'divest' && <DivestFields view={view} step={step} at={at} />}
      </div>
      {outcome !== undefined && !outcome.applied && !muted && (
        <p className="step-why" role="note">
          <VerdictMark severity={'problem' in outcome ? 'concern' : 'none'} size={12} />
          {'problem' in outcome ? `${outcome.problem.message} ${outcome.problem.remedy}` : `No effect in this market: ${outcome.note}.`}
        </p>
      )}
      <StepScope view={view} step={step} at={at} />
    </li>
  );
}
