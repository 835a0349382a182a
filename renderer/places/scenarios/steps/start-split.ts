import type { Structure } from '../../../../core/market/structure';

const MOST = 4;

/**
 * Fractions to begin a table of diversion with: the largest other firms in proportion to their shares, in whole percent that
 * add up to all of it; `null` where there is no other firm.
 */
export function startSplit(structure: Structure | null, firm: string): Record<string, number> | null {
  const others = (structure?.firms ?? []).map((name, at) => ({ name, share: structure!.shares[at]! })).filter(({ name, share }) => name !== firm && share > 0);
  const largest = others.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1)).slice(0, MOST);
  if (largest.length === 0) return null;
  const total = largest.reduce((all, { share }) => all + share, 0);
  const whole = largest.map(({ share }) => Math.floor((share / total) * 100));
  const left = 100 - whole.reduce((all, part) => all + part, 0);
  return Object.fromEntries(largest.map(({ name }, at) => [name, (whole[at]! + (at === 0 ? left : 0)) / 100]));
}
