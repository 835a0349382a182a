import { hhiBoundsFringe } from '../economics/bounds';
import { hhi } from '../economics/hhi';
import { sum } from '../economics/sum';
import type { Structure } from '../market/structure';
import type { Measures } from './results';

/**
 * Concentration of one market. The fringe and the unknown part count in the total and add nothing to the HHI; the bounds
 * say what they could add. `cap` is the largest share that a firm in them may have: the smallest known share where absent.
 */
export function measure(structure: Structure, cap = smallestShare(structure)): Measures {
  const { shares, fringe, unknown } = structure;
  const rest = fringe + unknown;
  const sorted = Float64Array.from(shares).sort().reverse();
  const points = hhi(shares);
  const bounds =
    rest > 0 ? hhiBoundsFringe({ known: shares, unknown: rest, ...(cap > 0 ? { cap } : { cap: rest }) }) : { lower: points, upper: points };
  return {
    hhi: points,
    hhiLow: bounds.lower,
    hhiHigh: bounds.upper,
    cr1: sorted[0] ?? 0,
    cr4: sum(sorted, 0, Math.min(4, sorted.length)),
    firms: sorted.filter((share) => share > 0).length,
  };
}

/** The smallest share above 0 of a named firm, or 0 without any. */
export function smallestShare({ shares }: Structure): number {
  let least = Infinity;
  for (const share of shares) if (share > 0 && share < least) least = share;
  return Number.isFinite(least) ? least : 0;
}
