import type { Audience } from '../audience/audience';
import type { Ownership } from '../market/ownership';
import { ownersAbove } from '../market/ownership';
import type { AudienceMoves } from './reach-steps';

/** Who owns, sells and closes which platforms of an audience, by the steps of a deal. */
export interface OwnedPlatforms {
  /** Platforms of a firm before it acquires any; not those that it must sell, nor those that close. */
  by(firm: string): string[];
  /** With what it buys of others. */
  after(firm: string): string[];
  /** Whether the audience data has a platform of the firm, open or closed. */
  knows(firm: string): boolean;
  readonly closed: readonly string[];
  /** Firms that leave and have no platform in the data. */
  readonly absent: readonly string[];
}

export function ownedPlatforms({ platforms }: Pick<Audience, 'platforms'>, ownership: Ownership, { moved, closing }: AudienceMoves): OwnedPlatforms {
  const under = (firm: string): string[] => platforms.filter((platform) => ownersAbove(ownership, platform).includes(firm));
  const sold = new Map<string, string>();
  for (const { asset } of moved) for (const platform of under(asset)) sold.set(platform, asset);
  const buyerOf = new Map(moved.map(({ asset, to }) => [asset, to]));
  const closed = new Set<string>();
  const absent: string[] = [];
  for (const { firm, platforms: named } of closing) {
    const found = named === undefined ? under(firm) : platforms.filter((platform) => named.includes(platform));
    if (found.length === 0 && named === undefined) absent.push(firm);
    for (const platform of found) closed.add(platform);
  }
  const by = (firm: string): string[] => under(firm).filter((platform) => !closed.has(platform) && (!sold.has(platform) || sold.get(platform) === firm || platform === firm));
  return {
    by,
    after: (firm) => [...new Set([...by(firm), ...platforms.filter((platform) => !closed.has(platform) && sold.has(platform) && buyerOf.get(sold.get(platform)!) === firm)])],
    knows: (firm) => under(firm).length > 0,
    closed: [...closed],
    absent,
  };
}
