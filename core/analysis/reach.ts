import type { Audience, ReachEstimate } from '../audience/audience';
import type { Step } from '../deal/step';
import type { Ownership } from '../market/ownership';
import { ownedPlatforms } from './owned-platforms';
import type { Joining } from './reach-steps';
import { audienceMoves, connected, namesIn } from './reach-steps';
import type { ClosedPlatforms, ReachResult } from './results';

export interface ReachRequest {
  readonly audience: Audience;
  readonly cohort: string;
  readonly steps: readonly Step[];
  readonly rivals: readonly string[];
  readonly ownership: Ownership;
}

/**
 * What a deal does to the reach of the firm that leads it in a cohort, beside its rivals'. Platforms that close are nobody's
 * choice any more; one that must be sold is its new owner's. A partnership reaches the platforms of both without owning them.
 */
export function dealReach({ audience, cohort, steps, rivals, ownership }: ReachRequest): ReachResult {
  const moves = audienceMoves(steps);
  const owned = ownedPlatforms(audience, ownership, moves);
  const closed = owned.closed;
  const absent: string[] = [...owned.absent];
  const acquisitions = connected(moves.acquisitions);
  const lead = acquisitions[0]?.lead ?? moves.partnerships[0]?.lead ?? null;
  const own = lead === null ? [] : owned.by(lead);
  if (lead !== null && own.length === 0 && !owned.knows(lead)) absent.push(lead);
  const broughtBy = (joinings: readonly Joining[], held: readonly string[]): string[] => {
    const brought = new Set<string>();
    for (const { lead: first, members, platforms } of joinings) {
      for (const name of platforms ?? [first, ...members].filter((firm) => firm !== lead)) {
        const found = platforms === undefined ? owned.by(name) : audience.platforms.filter((platform) => platform === name && !closed.includes(platform));
        if (found.length === 0 && !owned.knows(name)) absent.push(name);
        for (const platform of found) if (!held.includes(platform)) brought.add(platform);
      }
    }
    return [...brought];
  };
  const acquired = broughtBy(acquisitions, own);
  const controlled = [...own, ...acquired];
  const names = new Set([...(lead === null ? [] : [lead]), ...acquisitions.flatMap(namesIn)]);
  const reached = broughtBy(connected(moves.partnerships, names), controlled);
  const union = (platforms: readonly string[]): ReachEstimate => audience.union(cohort, platforms);
  const added = (platforms: readonly string[], over: readonly string[]): ReachEstimate | null => (over.length > 0 && platforms.length > 0 ? audience.incremental(cohort, platforms, over) : null);
  // Without an acquisition the partnership is all there is to show.
  const onlyPartners = acquisitions.length === 0;
  const rest = onlyPartners ? reached : acquired;
  const all = onlyPartners ? [...own, ...reached] : controlled;
  const rivalSets = rivals.map((rival) => owned.after(rival)).filter((platforms) => platforms.length > 0);
  const together = [...new Set(rivalSets.flat())];
  return {
    cohort,
    kind: audience.kind,
    synthetic: audience.synthetic,
    sample: audience.sample(cohort),
    basis: onlyPartners && moves.partnerships.length > 0 ? 'partnership' : 'control',
    parties: all.map((platform) => union([platform])),
    before: own.length > 0 ? union(own) : null,
    union: all.length > 0 ? union(all) : null,
    added: added(rest, own),
    partnership: reached.length === 0 ? null : { union: union([...controlled, ...reached]), added: added(reached, controlled) },
    closed: closedReach(audience, cohort, closed),
    rivals: [...rivalSets.map(union), ...(rivalSets.length > 1 ? [union(together)] : [])],
    absent: [...new Set([...absent, ...rivals.filter((rival) => !owned.knows(rival))])],
  };
}

function closedReach(audience: Audience, cohort: string, closed: readonly string[]): ClosedPlatforms | null {
  if (closed.length === 0) return null;
  const others = audience.platforms.filter((platform) => !closed.includes(platform));
  return {
    before: audience.union(cohort, closed),
    remaining: others.length === 0 ? null : audience.union(cohort, others),
    lost: others.length === 0 ? audience.union(cohort, closed) : audience.incremental(cohort, closed, others),
  };
}
