import type { Interest } from '../deal/kind';
import type { DealInMarket } from '../deal/scenario';
import { silentStakeDelta } from '../economics/partial-stake';
import { sum } from '../economics/sum';
import { positionOf } from '../market/structure';
import type { Incentives } from './results';

/**
 * What stakes and commissions of a deal do to incentives after it, `null` without any: the rise of the MHHI in points, which no
 * threshold of the HHI is read against. An interest without control is taken at the shares after the deal, and ends where holder and
 * firm have become one; one with control at the shares when it was acquired, since the two are one firm afterwards.
 */
export function incentivesOf({ interests, after }: DealInMarket): Incentives | null {
  const standing = interests.flatMap((interest): Interest[] => {
    if (interest.kind === 'control') return [interest];
    const [holder, firm] = [positionOf(after, interest.holder), positionOf(after, interest.firm)];
    if (holder < 0 || firm < 0 || holder === firm) return [];
    return [{ ...interest, delta: silentStakeDelta(after.shares[holder]!, after.shares[firm]!, interest.rate) }];
  });
  if (standing.length === 0) return null;
  return { mhhiDelta: sum(standing.map(({ delta }) => delta)), interests: standing, approximate: standing.some(({ kind }) => kind === 'commission') };
}
