import type { Ownership } from './ownership';
import { CONTROL, controllingRow, inForce, ultimateOwner } from './ownership';
import type { Structure } from './structure';

/** What an owner holds in a firm of the market without owning it whole: fractions of its profit and, where known, of its votes. */
export interface Stake {
  readonly owner: string;
  readonly firm: string;
  readonly stake: number;
  /** Control rights where they differ from what the control model gives. */
  readonly control?: number;
}

export interface MarketStakes {
  readonly stakes: readonly Stake[];
  /** Stakes of the table that the figures leave out, each in a sentence without a full stop. */
  readonly leftOut: readonly string[];
}

/**
 * Stakes in the firms of a market that do not roll up: the cross-holdings and common owners that an MHHI reads. The holder is
 * the ultimate owner of whoever is named. `on` and `control` as for `ultimateOwner`.
 */
export function stakesIn(ownership: Ownership, { firms, mergedInto }: Pick<Structure, 'firms' | 'mergedInto'>, on?: string, control = CONTROL): MarketStakes {
  const held = new Map<string, Stake>();
  const leftOut: string[] = [];
  for (const row of ownership) {
    if (!inForce(row, on) || row === controllingRow(ownership, row.product, on, control)) continue;
    const stake = row.stake ?? 1;
    const owner = ultimateOwner(ownership, row.owner, on, control);
    const firm = row.product;
    const holding = `${row.owner}'s stake of ${Number((stake * 100).toPrecision(6))}% in ${firm}`;
    if (!firms.includes(firm)) {
      const whole = mergedInto[firm] ?? ultimateOwner(ownership, firm, on, control);
      if (whole !== firm && firms.includes(whole)) leftOut.push(`${holding} is left out, since ${firm} is part of ${whole} here`);
    } else if (owner === firm) {
      leftOut.push(`${holding} is left out, since ${firm} owns ${row.owner}`);
    } else {
      const key = JSON.stringify([owner, firm]);
      held.set(key, { owner, firm, stake: (held.get(key)?.stake ?? 0) + stake });
    }
  }
  return { stakes: [...held.values()], leftOut };
}
