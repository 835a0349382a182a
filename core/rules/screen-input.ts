import type { ExactScreen } from '../economics/exact-screen';
import { hhi } from '../economics/hhi';
import { deltaHhi, mergedShare } from '../economics/merger';
import { sum } from '../economics/sum';
import type { ScreenInput } from './evaluate';

export interface DealShares {
  /** Shares of the firms before the deal, fractions of the whole market. */
  readonly before: ArrayLike<number>;
  /** Shares after the deal; absent for a plain merger of the parties. */
  readonly after?: ArrayLike<number>;
  /** Positions of the merging firms in `before`. */
  readonly parties: readonly number[];
  /** Position of the merged firm in `after`; needed where `after` is given. */
  readonly merged?: number;
  readonly exact?: () => ExactScreen;
}

/**
 * What the rules read, from shares before and after a deal. The change of a plain merger is taken from the products of
 * the parties' shares, that of any other deal from the two HHIs at full precision.
 */
export function screenInput(deal: DealShares): ScreenInput {
  const own = deal.parties.map((at) => deal.before[at]!);
  const preHhi = hhi(deal.before);
  const exact = deal.exact === undefined ? {} : { exact: deal.exact };
  const leader = leaderOf(deal.before, deal.parties);
  if (deal.after === undefined) {
    const gone = new Set(deal.parties);
    const share = mergedShare(own);
    const after = Float64Array.from([...Array.from(deal.before).filter((_, at) => !gone.has(at)), share]);
    return { preHhi, postHhi: hhi(after), delta: deltaHhi(own), mergedShare: share, shares: after.sort().reverse(), leader, ...exact };
  }
  const shares = Float64Array.from(deal.after).sort().reverse();
  const postHhi = hhi(deal.after);
  const share = deal.merged === undefined ? sum(own) : deal.after[deal.merged]!;
  return { preHhi, postHhi, delta: postHhi - preHhi, mergedShare: share, shares, leader, ...exact };
}

/** The market's largest firm before the deal, where it is one of at least two parties. */
function leaderOf(before: ArrayLike<number>, parties: readonly number[]): ScreenInput['leader'] {
  if (parties.length < 2) return null;
  let leading = parties[0]!;
  for (const at of parties) if (before[at]! > before[leading]!) leading = at;
  let second = 0;
  for (let i = 0; i < before.length; i++) {
    if (i === leading) continue;
    if (before[i]! > before[leading]!) return null;
    second = Math.max(second, before[i]!);
  }
  const partner = Math.max(...parties.filter((at) => at !== leading).map((at) => before[at]!));
  return { share: before[leading]!, second, partner };
}
