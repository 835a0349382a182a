import { methodLabels } from '../../../core/audience/audience';
import { formatCount, formatShare } from '../../../core/format';
import { marginInWords, reachInWords } from '../../parts/reach-words';
import { setView } from '../../state/workbench';
import type { ScenarioView } from './use-scenario';

/** Reach of the deal: the union of its platforms, deduplicated, and what it adds to the acquirer alone. */
export function WorkingReach({ view: { result, document } }: { readonly view: ScenarioView }) {
  const { reach } = result;
  if (reach === null) return <p>No audience is chosen. Open a file of respondents or of published reach in Data, then choose it in Audience.</p>;
  const dataset = document.datasets.find(({ id }) => id === document.audience.dataset);
  const source = document.sources.find(({ id }) => id === dataset?.source);
  const sum = reach.parties.reduce((total, { reach: one }) => total + (one ?? 0), 0);
  return (
    <>
      <h2>Reach in {reach.cohort}</h2>
      {reach.union === null ? (
        <p>No party of this scenario is a platform of the audience data{reach.absent.length > 0 ? `: ${reach.absent.join(', ')} not found` : ''}.</p>
      ) : (
        <>
          <p className="formula">
            at least one of {reach.union.platforms.join(', ')} = {reachInWords(reach.union)}
            {marginInWords(reach.union) === '' ? '' : ` (${marginInWords(reach.union)})`}
          </p>
          {reach.added !== null && (
            <p className="formula">
              {reach.added.platforms.join(', ')} and not {reach.before?.platforms.join(', ')} = {reachInWords(reach.added)}
              {marginInWords(reach.added) === '' ? '' : ` (${marginInWords(reach.added)})`}
            </p>
          )}
          {reach.union.reach !== null && reach.parties.length > 1 && (
            <p className="muted">
              Adding the platforms up would give {formatShare(sum)}, which counts people who use several more than once: {formatShare(sum - reach.union.reach)} too much.
            </p>
          )}
          <p className="muted">
            Method: {methodLabels[reach.union.method]}.
            {reach.sample === null ? '' : ` ${formatCount(reach.sample.n)} respondents, effective size ${formatCount(reach.sample.nEff)}.`}
            {source === undefined ? '' : ` File: ${source.name}.`}
            {reach.synthetic ? ' Synthetic data: made up, not observed.' : ''}
          </p>
        </>
      )}
      <button type="button" className="link" onClick={() => setView({ place: 'audience' })}>
        Open Audience
      </button>
    </>
  );
}
