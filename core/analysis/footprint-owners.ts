import type { Step } from '../deal/step';
import type { Ownership } from '../market/ownership';
import { controllingRow, ultimateOwner } from '../market/ownership';
import { ownedPlatforms } from './owned-platforms';
import type { Joining } from './reach-steps';
import { audienceMoves, connected, namesIn } from './reach-steps';

/** Who owns each platform of an audience before and after a deal. */
export interface PlatformOwners {
  /** Ultimate owner by platform, by the ownership table. */
  readonly before: ReadonlyMap<string, string>;
  /** After the deal; a platform that closes is absent. */
  readonly after: ReadonlyMap<string, string>;
  /** Firms that the deal brings under one control, under the names of their ultimate owners before and after. */
  readonly parties: readonly string[];
  /** Firms that stay partners without control, with their platforms after the deal. */
  readonly partnerships: readonly { readonly firms: readonly string[]; readonly platforms: readonly string[] }[];
  /** Names of the deal that own no platform of the audience. */
  readonly absent: readonly string[];
}

/**
 * Follows the steps in their order: who acquires puts the acquired firm under itself with all that is under it, or only the
 * platforms that the step names. Partners own what they owned.
 */
export function platformOwners(platforms: readonly string[], ownership: Ownership, steps: readonly Step[]): PlatformOwners {
  const moves = audienceMoves(steps);
  const owned = ownedPlatforms({ platforms }, ownership, moves);
  const tree = ownerTree(platforms, ownership);
  for (const joining of moves.acquisitions) tree.join(joining);
  const before = new Map(platforms.map((platform) => [platform, ultimateOwner(ownership, platform)]));
  const after = new Map(platforms.flatMap((platform) => (owned.closed.includes(platform) ? [] : [[platform, tree.above(platform).at(-1)!] as const])));
  const under = (name: string): string[] => [...after.keys()].filter((platform) => tree.above(platform).includes(name));
  const joined = [...new Set(moves.acquisitions.flatMap(namesIn))];
  const partners = clusters(moves.partnerships);
  return {
    before,
    after,
    parties: [...new Set(joined.flatMap((name) => [ultimateOwner(ownership, name), tree.firm(name)]))],
    partnerships: partners.map((joinings) => {
      const brought = joinings.flatMap(({ lead, members, platforms: named }) => [...under(lead), ...(named ?? members.flatMap(under))]);
      return { firms: [...new Set(joinings.flatMap(({ lead, members }) => [lead, ...members]))], platforms: [...new Set(brought)].filter((platform) => after.has(platform)) };
    }),
    absent: [...new Set([...owned.absent, ...[...moves.acquisitions, ...moves.partnerships].flatMap(({ lead, members }) => [lead, ...members])])].filter(
      (name) => !owned.knows(name) && under(name).length === 0,
    ),
  };
}

interface OwnerTree {
  /** A platform with its owners above it as the steps so far have left them, the ultimate owner last. */
  above(platform: string): string[];
  firm(name: string): string;
  join(joining: Joining): void;
}

function ownerTree(platforms: readonly string[], ownership: Ownership): OwnerTree {
  const owner = new Map<string, string>();
  // A platform that went to another owner without the firm of its name.
  const apart = new Map<string, string>();
  const climb = (name: string): string[] => {
    const names = [name];
    for (;;) {
      const next = owner.get(names.at(-1)!) ?? controllingRow(ownership, names.at(-1)!)?.owner;
      if (next === undefined || names.includes(next)) return names;
      names.push(next);
    }
  };
  const above = (platform: string): string[] => {
    const holder = apart.get(platform);
    return holder === undefined ? climb(platform) : [platform, ...climb(holder)];
  };
  const put = (name: string, under: string): void => {
    // What stands under a firm cannot acquire it.
    if (climb(under).includes(name)) return;
    const ownsOthers = platforms.some((platform) => platform !== name && above(platform).includes(name));
    if (!ownsOthers) apart.delete(name);
    owner.set(name, under);
  };
  return {
    above,
    firm: (name) => climb(name).at(-1)!,
    join({ lead, members, alias, platforms: named }) {
      if (named !== undefined) {
        for (const platform of named) apart.set(platform, lead);
        return;
      }
      const top = alias[0] ?? lead;
      for (const name of [lead, ...members]) if (name !== top) put(name, top);
    },
  };
}

/** Partnerships that share a firm are one. */
function clusters(joinings: readonly Joining[]): Joining[][] {
  const found: Joining[][] = [];
  for (let rest = joinings; rest.length > 0; ) {
    const together = connected(rest);
    found.push(together);
    rest = rest.filter((joining) => !together.includes(joining));
  }
  return found;
}
