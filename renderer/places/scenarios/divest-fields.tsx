import { useRef, useState } from 'react';
import type { DivestStep } from '../../../core/deal/divest';
import { formatShare } from '../../../core/format';
import { positionOf } from '../../../core/market/structure';
import { NameInput } from '../../parts/name-input';
import { beginStep } from '../../figures/step-clock';
import { updateStep } from '../../state/scenario-actions';
import { useKnownNames } from './known-names';
import { parsePercent } from './parse-percent';
import type { ScenarioView } from './use-scenario';

/** Ticks of the slider in one whole market: a tenth of a percentage point each. */
const TICKS = 1000;

/** Seller, buyer, and the share that changes hands; the strip follows while the slider moves. */
export function DivestFields({ view, step, at }: { readonly view: ScenarioView; readonly step: DivestStep; readonly at: number }) {
  const known = useKnownNames();
  const drag = useRef(0);
  const { scenario, market } = view;
  const structure = market === null ? null : at === 0 ? market.deal.before : (market.deal.steps[at - 1]?.after ?? market.deal.before);
  const seller = structure === null ? -1 : positionOf(structure, step.from);
  const held = seller < 0 ? null : structure!.shares[seller]!;
  const most = Math.max(1, Math.ceil((held ?? 1) * TICKS - 1e-9));
  const setShare = (share: number, mergeKey: string | null): void => updateStep(scenario.id, at, { ...step, share }, mergeKey);
  return (
    <>
      <label className="step-row">
        <span>From</span>
        <NameInput value={step.from} known={known} label="Who divests" testId="divest-from" onCommit={(from) => updateStep(scenario.id, at, { ...step, from })} />
      </label>
      <label className="step-row">
        <span>To</span>
        <NameInput value={step.to} known={known} label="Who buys" testId="divest-to" onCommit={(to) => updateStep(scenario.id, at, { ...step, to })} />
      </label>
      <div className="step-row">
        <span aria-hidden>Share</span>
        <input
          type="range"
          className="share-slider"
          data-testid="divest-share-slider"
          aria-label="Share of the market to divest"
          aria-valuetext={formatShare(step.share)}
          min={1}
          max={most}
          step={1}
          value={Math.min(most, Math.max(1, Math.round(step.share * TICKS)))}
          onPointerDown={() => drag.current++}
          onFocus={() => drag.current++}
          onChange={(event) => {
            beginStep();
            const ticks = Number(event.target.value);
            // The last tick is all that the seller holds, however many digits that has.
            setShare(ticks >= most && held !== null ? held : ticks / TICKS, `divest:${scenario.id}:${step.id ?? at}:${drag.current}`);
          }}
        />
        <ShareField share={step.share} onCommit={(share) => setShare(share, null)} />
      </div>
      <p className="muted step-hint">{held === null ? `${step.from} is not in this market` : `${step.from} holds ${formatShare(held)} here`}</p>
    </>
  );
}

/** The share as percent, typed. What cannot be read is kept and said; Escape takes it back. */
function ShareField({ share, onCommit }: { readonly share: number; readonly onCommit: (share: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const invalid = typed !== null && parsePercent(typed) === null;
  const commit = (text: string): void => {
    const read = parsePercent(text);
    if (read === null) return;
    setTyped(null);
    if (read !== share) onCommit(read);
  };
  return (
    <input
      className="text-input share-field number"
      type="text"
      inputMode="decimal"
      data-testid="divest-share-field"
      aria-label="Share to divest in percent"
      aria-invalid={invalid}
      title={invalid ? 'Give a percentage above 0 and up to 100' : String(share)}
      value={typed ?? formatShare(share)}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => {
        if (typed !== null) commit(event.target.value);
        setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget.value);
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
