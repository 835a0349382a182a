import { firstChange } from '../deal/inverse-change';
import { hhiAfterSale, rootsAt, valueAt } from '../deal/inverse';
import { sum } from '../economics/sum';
import type { Distance, Figures, ScreenState } from './distance-kinds';
import { milder } from '../rules/rule-set';
import { absence, limitsOf, outcomeFor, percent } from './distance-kinds';

/** The smallest sale by the merged firm that leaves a milder outcome, read for the merged firm and for the buyer. */
export function divestiture(state: ScreenState, kind: 'divest-to-rival' | 'divest-to-smallest' | 'divest-to-entrant', buyer: string | null): Distance {
  const { outcome, mergedShare, after, merged } = state;
  const name = buyer ?? 'an entrant';
  if (outcome.severity === 'clear' || outcome.severity === 'none') return absence(kind, `Nothing needs to be divested: the outcome is "${outcome.label}".`, buyer);
  const sellerAt = after.firms.indexOf(merged);
  const buyerAt = buyer === null ? -1 : after.firms.indexOf(buyer);
  const held = buyerAt < 0 ? 0 : after.shares[buyerAt]!;
  const path = hhiAfterSale(state.post, mergedShare, held);
  const sharesAt = (x: number): Float64Array => {
    const shares = Float64Array.from(buyerAt < 0 ? [...after.shares, 0] : after.shares);
    shares[sellerAt] = mergedShare - x;
    shares[buyerAt < 0 ? shares.length - 1 : buyerAt] = held + x;
    return shares;
  };
  const figures = (x: number): Figures => {
    const post = valueAt(path, x);
    return { pre: state.pre, post, delta: post - state.pre, mergedShare: mergedShare - x, before: state.before.shares, after: sharesAt(x) };
  };
  const change = firstChange(
    marksOf(state, path, held, sharesAt),
    mergedShare,
    (x, onMark) => {
      const sold = figures(x);
      return { seller: outcomeFor(state, sold, onMark), buyer: outcomeFor(state, { ...sold, mergedShare: held + x }, onMark) };
    },
    (found) => milder(found.seller, outcome) && milder(found.buyer, outcome),
  );
  if (change === null) {
    const alone = firstChange(marksOf(state, path, held, sharesAt), mergedShare, (x, onMark) => outcomeFor(state, figures(x), onMark), (found) => milder(found, outcome));
    const why = alone === null ? `the outcome stays "${outcome.label}" whatever is sold` : `${name} would then come under "${outcome.label}" itself`;
    return absence(kind, `No divestiture to ${name} clears it: ${why}.`, buyer);
  }
  const amount = change.attained ? `at least ${percent(change.at)}` : `more than ${percent(change.at)}`;
  return {
    kind,
    firm: buyer,
    sentence: `Divesting ${amount} of the market to ${name} changes "${outcome.label}" to "${change.answer.seller.label}"; ${name} then holds ${percent(held + change.at)}.`,
    value: change.at,
    unit: 'fraction of the market',
    attained: change.attained,
    outcome: change.answer.seller.id,
  };
}

/** Sales at which a quantity meets a limit of the rule, for the merged firm or the buyer. */
function marksOf(state: ScreenState, path: ReturnType<typeof hhiAfterSale>, held: number, sharesAt: (x: number) => Float64Array): number[] {
  const { mergedShare, pre, post } = state;
  return limitsOf(state).flatMap(({ quantity, level, missing }) => {
    switch (quantity) {
      case 'postHhi':
        return rootsAt(path, level, missing ?? level - post);
      case 'delta':
        return rootsAt(path, level, missing ?? level - (post - pre));
      case 'mergedShare':
        return [-(missing ?? level - mergedShare), level - held];
      case 'top3Share':
        return crossings(state, held, sharesAt, 3, level);
      case 'top5Share':
        return crossings(state, held, sharesAt, 5, level);
      default:
        return [];
    }
  });
}

/** The share of the k largest is linear in the sale between the sales at which two firms change places. */
function crossings({ after, mergedShare, merged }: ScreenState, held: number, sharesAt: (x: number) => Float64Array, k: number, level: number): number[] {
  const others = Array.from(after.shares).filter((_, i) => after.firms[i] !== merged);
  const turns = [0, mergedShare, (mergedShare - held) / 2, ...others.flatMap((share) => [mergedShare - share, share - held])]
    .filter((x) => x >= 0 && x <= mergedShare)
    .sort((a, b) => a - b);
  const top = (x: number): number => sum(sharesAt(x).sort().reverse().subarray(0, k));
  return turns.flatMap((from, i) => {
    const to = turns[i + 1];
    if (to === undefined || !(to > from)) return [];
    const [low, high] = [top(from), top(to)];
    if (low === high || (level - low) * (level - high) > 0) return [from, to];
    return [from, from + ((level - low) / (high - low)) * (to - from), to];
  });
}
