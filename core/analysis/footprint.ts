import type { Audience, ReachEstimate } from '../audience/audience';
import type { Step } from '../deal/step';
import { levelsHhi } from '../economics/footprint';
import { sum } from '../economics/sum';
import type { Ownership } from '../market/ownership';
import { platformOwners } from './footprint-owners';

/** Contexts that are offered for a platform; a person may write others. */
export const CONTEXTS: readonly string[] = ['shopping', 'video', 'social', 'search', 'messaging'];

/** Contexts by platform. */
export type Contexts = Readonly<Record<string, readonly string[]>>;

/** What one firm, or the firms of a partnership together, see of a cohort. */
export interface Footprint {
  readonly platforms: readonly string[];
  /** Share of the cohort that uses any of the platforms, each person once. */
  readonly seen: ReachEstimate;
  /** Contexts of the platforms, without those that no one has classified. */
  readonly contexts: readonly string[];
  /** Share of the cohort that is seen in two or more contexts. */
  readonly several: ReachEstimate;
  /** Share of the uses (pairs of a platform and a user) of all open platforms of the data; `null` where there are none. */
  readonly uses: number | null;
}

export interface FirmFootprint {
  readonly firm: string;
  /** The deal brings it under one control with another, or is what comes of that. */
  readonly party: boolean;
  readonly before: Footprint;
  readonly after: Footprint;
}

/** An HHI in points, or `null` where a level it needs is not one number. */
export interface BeforeAfter {
  readonly before: number | null;
  readonly after: number | null;
}

export interface FootprintResult {
  readonly cohort: string;
  readonly kind: Audience['kind'];
  readonly synthetic: boolean;
  readonly sample: { readonly n: number; readonly nEff: number } | null;
  /** Parties first, then by the share that each sees after the deal. */
  readonly firms: readonly FirmFootprint[];
  /** Combined data footprint of partners, none of whom controls another; it enters neither HHI. */
  readonly partnerships: readonly { readonly firms: readonly string[]; readonly footprint: Footprint }[];
  /** Over firms, of the users that each sees once. */
  readonly reachHhi: BeforeAfter;
  /** Over firms, of the uses of their platforms. */
  readonly usesHhi: BeforeAfter;
  /** Platforms that change hands; `to` is `null` where one closes. */
  readonly moved: readonly { readonly platform: string; readonly from: string; readonly to: string | null }[];
  /** Platforms without a reach in this cohort: they are left out of every number. */
  readonly unmeasured: readonly string[];
  /** Platforms whose contexts nobody has said. */
  readonly unclassified: readonly string[];
  /** Firms of the deal without a platform in the data. */
  readonly absent: readonly string[];
}

export interface FootprintRequest {
  readonly audience: Audience;
  readonly cohort: string;
  readonly steps: readonly Step[];
  readonly ownership: Ownership;
  readonly contexts: Contexts;
}

/** What each firm sees of a cohort before and after a deal: data concentration, beside and never mixed with that of revenue. */
export function dealFootprint({ audience, cohort, steps, ownership, contexts }: FootprintRequest): FootprintResult {
  const owners = platformOwners(audience.platforms, ownership, steps);
  const users = new Map(audience.platforms.flatMap((platform) => {
    const { reach } = audience.union(cohort, [platform]);
    return reach === null ? [] : [[platform, reach] as const];
  }));
  const known = [...users.keys()];
  const measured = (platforms: readonly string[], among: readonly string[]): Footprint => ({
    ...seenBy({ audience, cohort, contexts }, platforms),
    uses: shareOfUses(users, platforms, among),
  });
  const open = known.filter((platform) => owners.after.has(platform));
  const ownedBy = (of: ReadonlyMap<string, string>, firm: string): string[] => known.filter((platform) => of.get(platform) === firm);
  const firms = [...new Set(known.flatMap((platform) => [owners.before.get(platform)!, owners.after.get(platform) ?? []].flat()))]
    .map((firm): FirmFootprint => ({
      firm,
      party: owners.parties.includes(firm),
      before: measured(ownedBy(owners.before, firm), known),
      after: measured(ownedBy(owners.after, firm), open),
    }))
    .sort((a, b) => Number(b.party) - Number(a.party) || size(b.after) - size(a.after) || size(b.before) - size(a.before));
  const moved = known.flatMap((platform) => {
    const from = owners.before.get(platform)!;
    const to = owners.after.get(platform) ?? null;
    return from === to ? [] : [{ platform, from, to }];
  });
  return {
    cohort,
    kind: audience.kind,
    synthetic: audience.synthetic,
    sample: audience.sample(cohort),
    firms,
    partnerships: owners.partnerships.flatMap(({ firms: names, platforms }) => {
      const own = platforms.filter((platform) => users.has(platform));
      return own.length === 0 ? [] : [{ firms: names, footprint: measured(own, open) }];
    }),
    reachHhi: concentration(firms, ({ seen }) => seen.reach),
    usesHhi: concentration(firms, ({ uses }) => uses),
    moved,
    unmeasured: audience.platforms.filter((platform) => !users.has(platform)),
    unclassified: known.filter((platform) => (contexts[platform] ?? []).length === 0),
    absent: owners.absent,
  };
}

/** Change of a quantity of two footprints, or `null` where either is not one number. */
export function changeOf({ before, after }: BeforeAfter): number | null {
  return before === null || after === null ? null : after - before;
}

function seenBy({ audience, cohort, contexts }: Pick<FootprintRequest, 'audience' | 'cohort' | 'contexts'>, platforms: readonly string[]): Omit<Footprint, 'uses'> {
  const seenIn = [...new Set(platforms.flatMap((platform) => contexts[platform] ?? []))];
  const groups = seenIn.map((context) => platforms.filter((platform) => contexts[platform]?.includes(context)));
  return {
    platforms,
    seen: platforms.length === 0 ? nobody(audience) : audience.union(cohort, platforms),
    contexts: seenIn,
    several: groups.length < 2 ? nobody(audience) : audience.atLeast(cohort, groups, 2),
  };
}

/** Zero by what it is, not by an estimate: no platforms, or one context alone. */
function nobody({ kind }: Audience): ReachEstimate {
  return { platforms: [], reach: 0, low: 0, high: 0, method: kind === 'respondents' ? 'weighted-sample' : 'published', warnings: [] };
}

/** `users` is the reach of each platform alone; the share is of the uses of those that are open. */
function shareOfUses(users: ReadonlyMap<string, number>, platforms: readonly string[], open: readonly string[]): number | null {
  const total = sum(open.map((platform) => users.get(platform)!));
  return total > 0 ? sum(platforms.map((platform) => users.get(platform)!)) / total : null;
}

function concentration(firms: readonly FirmFootprint[], level: (footprint: Footprint) => number | null): BeforeAfter {
  const of = (side: 'before' | 'after'): number | null => {
    const levels = firms.map((firm) => level(firm[side]));
    return levels.every((one) => one !== null) ? levelsHhi(levels) : null;
  };
  return { before: of('before'), after: of('after') };
}

function size({ seen }: Footprint): number {
  return seen.reach ?? seen.high ?? 0;
}
