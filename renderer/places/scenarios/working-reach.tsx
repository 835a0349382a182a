import type { ClosedPlatforms } from '../../../core/analysis/results';
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
      <h2>{reach.basis === 'partnership' ? `Reach of the partnership in ${reach.cohort}` : `Reach in ${reach.cohort}`}</h2>
      {reach.basis === 'partnership' && <p>No control passes: these people are reached together, and each platform keeps its own.</p>}
      {reach.union === null && reach.closed === null && (
        <p>No party of this scenario is a platform of the audience data{reach.absent.length > 0 ? `: ${reach.absent.join(', ')} not found` : ''}.</p>
      )}
      {reach.union !== null && (
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
      {reach.basis === 'control' && reach.partnership !== null && (
        <p className="formula">
          with partners: at least one of {reach.partnership.union.platforms.join(', ')} = {reachInWords(reach.partnership.union)}
        </p>
      )}
      {reach.closed !== null && <ClosedReach closed={reach.closed} />}
      <button type="button" className="link" onClick={() => setView({ place: 'audience' })}>
        Open Audience
      </button>
    </>
  );
}

/** Who used a platform that closes, who is left on the others, and who is lost to all. */
function ClosedReach({ closed: { before, remaining, lost } }: { readonly closed: ClosedPlatforms }) {
  const names = before.platforms.join(', ');
  return (
    <>
      <p className="formula">
        {names} before it closes = {reachInWords(before)}
      </p>
      {remaining !== null && (
        <p className="formula">
          at least one of the other platforms = {reachInWords(remaining)}
        </p>
      )}
      <p className="formula">
        {names} and none of the others, lost to all = {reachInWords(lost)}
        {marginInWords(lost) === '' ? '' : ` (${marginInWords(lost)})`}
      </p>
    </>
  );
}
