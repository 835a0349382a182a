import type { ReachEstimate } from '../../core/audience/audience';
import { ABSENT } from '../../core/figures/cells';
import { formatShare } from '../../core/format';

/** An estimate of reach: "93.1%", or its bounds "62.0% to 79.2%" where no single value is known. */
export function reachInWords({ reach, low, high }: ReachEstimate): string {
  if (reach !== null) return formatShare(reach);
  if (low === null || high === null) return ABSENT;
  return `${formatShare(low)} to ${formatShare(high)}`;
}

/** What goes with the estimate: its interval or bounds; `''` where it is exact or its bounds are all that is known. */
export function marginInWords({ reach, low, high, method }: ReachEstimate): string {
  if (low === null || high === null || reach === null || low === high) return '';
  return `${method === 'weighted-sample' ? '95%' : 'bounds'} ${formatShare(low)} to ${formatShare(high)}`;
}

/** A cohort without what its name explains in brackets: "Gen Z (born 1997-2012)" becomes "Gen Z". */
export function shortCohort(cohort: string): string {
  const short = cohort.replace(/\s*\(.*\)\s*$/, '');
  return short === '' ? cohort : short;
}
