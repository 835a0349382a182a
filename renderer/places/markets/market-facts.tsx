import { smallestShare } from '../../../core/analysis/measure';
import { limitsFor } from '../../../core/figures/limits';
import { formatCount, formatHhi, formatLevel, formatShare } from '../../../core/format';
import { evaluate } from '../../../core/rules/evaluate';
import { FactStrip } from '../../parts/fact-strip';
import { ruleName } from '../../parts/rule-name';
import type { MarketView } from './use-market';

/** HHI with its band and bounds, CR4, the largest firm and the number of firms. */
export function MarketFacts({ view: { measures, structure, banding } }: { readonly view: MarketView }) {
  if (measures === null || structure === null) return null;
  const limits = limitsFor(banding, 'postHhi');
  const { hhi, hhiLow, hhiHigh, cr1, cr4, firms } = measures;
  const band = banding === null ? null : evaluate(banding, { preHhi: hhi, postHhi: hhi, delta: 0, mergedShare: cr1 }).band;
  const hidden = structure.fringe + structure.unknown;
  return (
    <FactStrip
      label="Concentration"
      facts={[
        {
          label: 'HHI',
          value: formatHhi(hhi, limits),
          title: String(hhi),
          note: band === null || banding === null ? 'no chosen rule has bands' : `${band} (${ruleName(banding.id)})`,
          testId: 'market-hhi',
        },
        {
          label: 'HHI bounds',
          value: hhiHigh > hhiLow ? `${formatHhi(hhiLow, limits)} to ${formatHhi(hhiHigh, limits)}` : 'exact',
          title: `${hhiLow} to ${hhiHigh}`,
          note: hidden > 0 ? `${formatShare(hidden)} unnamed, no firm of it above ${formatShare(smallestShare(structure))}` : 'every firm is known',
          testId: 'market-bounds',
        },
        { label: 'CR4', value: formatShare(cr4), title: String(cr4), note: `largest firm ${formatShare(cr1)}`, testId: 'market-cr4' },
        {
          label: 'Firms',
          value: formatCount(firms),
          note: structure.total === null ? 'named firms' : `in a market of ${formatLevel(structure.total)} ${structure.unit}`,
          testId: 'market-firms',
        },
      ]}
    />
  );
}
