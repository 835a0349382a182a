import { Help } from '@blueprintjs/icons';
import { useMemo } from 'react';
import type { Interval } from '../../../core/economics/wilson';
import { limitsFor } from '../../../core/figures/limits';
import { formatChange, formatHhi, formatShare } from '../../../core/format';
import { ruleName } from '../../parts/rule-name';
import { VerdictMark } from '../../parts/verdict-mark';
import { PanelSection } from '../../shell/side-panel';
import type { RangeAnswer } from './ranges';
import { readFringe, readRanges, typedFirms } from './ranges';
import type { MarketView } from './use-market';

/** What holds of the market whatever the typed ranges and the fringe hide: HHI, change, and each rule with yes, no or depends. */
export function RangesPanel({ view }: { readonly view: MarketView }) {
  const { structure, measures, definition, parties: merging, rules, banding, otherSteps } = view;
  const typed = useMemo(() => (structure === null ? [] : typedFirms(structure, definition.intervals)), [structure, definition.intervals]);
  const parties = useMemo(() => merging.filter((firm) => structure?.firms.includes(firm)), [merging, structure]);
  const reading = useMemo(
    () => (structure === null || typed.length === 0 ? null : readRanges(structure, definition.intervals ?? {}, parties, rules)),
    [structure, typed, definition.intervals, parties, rules],
  );
  const hidden = structure === null ? 0 : structure.fringe + structure.unknown;
  const byFringe = useMemo(() => (structure === null || hidden <= 0 || parties.length < 2 ? [] : readFringe(structure, parties, rules)), [structure, hidden, parties, rules]);
  if (structure === null || measures === null) return null;
  const hhi = limitsFor(banding, 'postHhi');
  const answers = reading === null ? byFringe : reading.kind === 'read' ? reading.answers : [];
  return (
    <PanelSection title="Ranges" aside={<span className="muted">{typed.length === 0 ? 'none typed' : `${typed.length} typed`}</span>}>
      <div data-testid="ranges-panel" className="ranges">
        {reading?.kind === 'refused' &&
          reading.sentences.map((sentence) => (
            <p key={sentence} role="alert" className="cell-fault">
              {sentence}
            </p>
          ))}
        {reading?.kind === 'read' && (
          <dl className="range-facts">
            <Span label="HHI" range={reading.hhi} format={(points) => formatHhi(points, hhi)} />
            <Span label="HHI after" range={reading.postHhi} format={(points) => formatHhi(points, hhi)} />
            <Span label="Change" range={reading.change} format={(points) => formatChange(points, limitsFor(banding, 'delta'))} />
            <Span label="Merged share" range={reading.mergedShare} format={(share) => formatShare(share, limitsFor(banding, 'mergedShare'))} />
          </dl>
        )}
        {reading?.kind === 'read' && !reading.exact && <p className="muted">Too many wide ranges to search: the greatest HHI is a bound.</p>}
        {reading === null && hidden > 0 && (
          <p className="muted">
            {formatShare(hidden)} of the market is not known firm by firm{parties.length < 2 ? '.' : '; the answers hold over all that it may hide.'}
          </p>
        )}
        {answers.length > 0 && (
          <ul className="range-answers">
            {answers.map((answer) => (
              <Answer key={answer.rule.id} answer={answer} />
            ))}
          </ul>
        )}
        {answers.length > 0 && (
          <p className="muted">
            Merger of {parties.join(' and ')}
            {otherSteps ? ' alone: other steps of the open scenario are left out' : ''}.
          </p>
        )}
        {typed.length === 0 && <p className="muted">Where a share is known only roughly, type a range such as 8-12 beside the firm in the table.</p>}
      </div>
    </PanelSection>
  );
}

function Span({ label, range, format }: { readonly label: string; readonly range: Interval | null; readonly format: (value: number) => string }) {
  if (range === null) return null;
  const [low, high] = [format(range.low), format(range.high)];
  return (
    <div>
      <dt>{label}</dt>
      <dd title={`${range.low} to ${range.high}`}>{low === high ? low : `${low} to ${high}`}</dd>
    </div>
  );
}

function Answer({ answer: { rule, answer, labels, flips } }: { readonly answer: RangeAnswer }) {
  const severity = rule.outcomes.find(({ label }) => label === labels[0])?.severity ?? 'none';
  return (
    <li data-testid={`range-${rule.id}`} title={`${rule.jurisdiction}, ${rule.title}`}>
      <p className="range-answer">
        {answer === 'depends' ? (
          <span className="verdict-mark" data-severity="caution" aria-hidden>
            <Help size={14} />
          </span>
        ) : (
          <VerdictMark severity={severity} />
        )}
        <strong>{ruleName(rule.id)}</strong> {answer}
      </p>
      <p>{labels.join(' or ')}</p>
      {flips.map((sentence) => (
        <p key={sentence} className="muted">
          {sentence}
        </p>
      ))}
    </li>
  );
}
