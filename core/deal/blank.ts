import type { BlankContext } from './kind';

/** Firms of the market by size, largest first, with the parties of the deal before the others. */
export function byStanding({ structure, parties }: BlankContext): { firm: string; share: number }[] {
  const firms = (structure?.firms ?? []).map((firm, at) => ({ firm, share: structure!.shares[at]! })).filter(({ share }) => share > 0);
  const rank = (firm: string): number => (parties.includes(firm) ? 0 : 1);
  return firms.sort((a, b) => rank(a.firm) - rank(b.firm) || b.share - a.share || (a.firm < b.firm ? -1 : 1));
}

/** Names for a new step: those of the market as `byStanding` has them, then parties that are not in it, then words in their place. */
export function proposedNames(context: BlankContext, placeholders: readonly string[]): string[] {
  const known = [...byStanding(context).map(({ firm }) => firm), ...context.parties];
  const names = [...new Set([...known, ...placeholders])];
  return placeholders.map((_, at) => names[at]!);
}

/** A name that no firm of the market has. */
export function newName({ structure, parties }: BlankContext): string {
  const taken = new Set([...(structure?.firms ?? []), ...parties]);
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'New entrant' : `New entrant ${n}`;
    if (!taken.has(name)) return name;
  }
}
