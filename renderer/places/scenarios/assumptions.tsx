import { smallestShare } from '../../../core/analysis/measure';
import { basisInWords } from '../../../core/figures/context';
import { formatHhi, formatLevel, formatShare } from '../../../core/format';
import { PanelSection } from '../../shell/side-panel';
import { setView } from '../../state/workbench';
import { limitsOf } from './limits';
import type { ScenarioView } from './use-scenario';

/** What the numbers of the open market rest on, each one click from being changed. */
export function Assumptions({ view }: { readonly view: ScenarioView }) {
  const { document, definition, market, rules } = view;
  const dataset = document.datasets.find(({ id }) => id === definition?.dataset);
  if (definition === null || market === null || dataset?.mapping.kind !== 'shares') return null;
  const { before } = market.deal;
  const limits = limitsOf(rules, 'postHhi');
  const estimates = before.firms.filter((_, i) => before.estimate[i] === 1);
  return (
    <PanelSection
      title="Assumptions"
      aside={
        <button type="button" className="link" onClick={() => setView({ place: 'markets', market: definition.id })}>
          Change
        </button>
      }
    >
      <dl className="facts">
        <dt>Basis</dt>
        <dd>{dataset.mapping.basis === '' ? 'not stated' : basisInWords(dataset.mapping.basis)}</dd>
        <dt>Period</dt>
        <dd>{market.period === '' ? 'not stated' : market.period}</dd>
        {before.total !== null && (
          <>
            <dt>Total</dt>
            <dd>
              {formatLevel(before.total)} {before.unit}
            </dd>
          </>
        )}
        <dt>Fringe</dt>
        <dd title={String(before.fringe)}>{before.fringe === 0 ? 'none' : `${formatShare(before.fringe)}, many small firms`}</dd>
        <dt>Not known</dt>
        <dd title={String(before.unknown)}>{before.unknown === 0 ? 'nothing' : `${formatShare(before.unknown)}, not rescaled away`}</dd>
        {(before.fringe > 0 || before.unknown > 0) && (
          <>
            <dt>HHI bounds</dt>
            <dd>
              {formatHhi(market.before.hhiLow, limits)} to {formatHhi(market.before.hhiHigh, limits)} before, {formatHhi(market.after.hhiLow, limits)} to{' '}
              {formatHhi(market.after.hhiHigh, limits)} after, if no unnamed firm is larger than the smallest named one ({formatShare(smallestShare(before))})
            </dd>
          </>
        )}
        <dt>Estimates</dt>
        <dd>{estimates.length === 0 ? 'none' : estimates.join(', ')}</dd>
      </dl>
      {definition.note !== '' && <p className="muted panel-text">{definition.note}</p>}
    </PanelSection>
  );
}
