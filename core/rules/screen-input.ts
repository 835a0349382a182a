import type { ExactScreen } from '../economics/exact-screen';
import { hhi } from '../economics/hhi';
import { deltaHhi, mergedShare } from '../economics/merger';
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
  const after = deal.after ?? afterMerger(deal.before, deal.parties, mergedShare(own));
  const preHhi = hhi(deal.before);
  const postHhi = hhi(after);
  return {
    preHhi,
    postHhi,
    delta: deal.after === undefined ? deltaHhi(own) : postHhi - preHhi,
    mergedShare: deal.after === undefined || deal.merged === undefined ? mergedShare(own) : deal.after[deal.merged]!,
    leader: leaderOf(deal.before, deal.parties),
    // Sorted when read: few rules look at several firms.
    get shares() {
      return Float64Array.from(after).sort().reverse();
    },
    ...(deal.exact === undefined ? {} : { exact: deal.exact }),
  };
}

/** Shares of the other firms, and the merged firm last. */
function afterMerger(before: ArrayLike<number>, parties: readonly number[], merged: number): Float64Array {
  const after = new Float64Array(before.length - new Set(parties).size + 1);
  let next = 0;
  for (let i = 0; i < before.length; i++) if (!parties.includes(i)) after[next++] = before[i]!;
  after[next] = merged;
  return after;
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
