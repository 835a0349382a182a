import { instability } from '../economics/instability';
import type { Structure } from '../market/structure';

/** Instability of shares between two periods of a market (Hymer-Pashigian): a firm absent in one of them has share 0 there. */
export function instabilityBetween(before: Structure, after: Structure): number {
  const firms = [...new Set([...before.firms, ...after.firms])];
  const sharesIn = ({ firms: named, shares }: Structure): number[] => {
    const at = new Map(named.map((firm, i) => [firm, shares[i]!]));
    return firms.map((firm) => at.get(firm) ?? 0);
  };
  return instability(sharesIn(before), sharesIn(after));
}
