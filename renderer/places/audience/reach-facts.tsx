import { methodLabels } from '../../../core/audience/audience';
import { formatCount, formatShare, formatSharePoints } from '../../../core/format';
import { FactStrip } from '../../parts/fact-strip';
import { precise } from '../../parts/precise';
import { marginInWords, reachInWords } from '../../parts/reach-words';
import type { ReachView } from './use-reach';

/** Reach of the deal together and what it adds, beside the rivals together and the sample. */
export function ReachFacts({ view: { reach, audience, cohort } }: { readonly view: ReachView }) {
  const sample = audience.sample(cohort);
  const union = reach?.union ?? null;
  const added = reach?.added ?? null;
  const before = reach?.before ?? null;
  const rivals = reach !== null && reach.rivals.length > 0 ? reach.rivals.at(-1)! : null;
  return (
    <FactStrip
      label="Reach"
      facts={[
        {
          label: 'The deal, together',
          value: union === null ? '–' : reachInWords(union),
          title: precise(union?.reach),
          note: union === null ? 'no party of the scenario is in this data' : marginInWords(union) || methodLabels[union.method],
          testId: 'reach-union',
        },
        {
          label: 'What the deal adds',
          value: added === null ? '–' : added.reach === null ? reachInWords(added) : formatSharePoints(added.reach),
          title: precise(added?.reach),
          note: added === null || before === null ? 'nothing to add to' : `to ${before.platforms.join(' and ')} alone, ${reachInWords(before)}`,
          testId: 'reach-added',
        },
        {
          label: rivals !== null && rivals.platforms.length > 1 ? 'Rivals, together' : 'Rival',
          value: rivals === null ? '–' : reachInWords(rivals),
          note: rivals === null ? 'no rival is in this data' : rivals.platforms.join(', '),
          testId: 'reach-rivals',
        },
        {
          label: 'Sample',
          value: sample === null ? '–' : formatCount(sample.n),
          title: sample === null ? undefined : `Kish effective size ${sample.nEff}`,
          note: sample === null ? 'published figures, no sample' : `effective size ${formatCount(sample.nEff)} (${formatShare(sample.n === 0 ? 0 : sample.nEff / sample.n)})`,
          testId: 'reach-sample',
        },
      ]}
    />
  );
}
