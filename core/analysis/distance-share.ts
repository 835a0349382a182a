import { fringeFirmFor, hhiWithShare, rootsAt, valueAt } from '../deal/inverse';
import { firstChange } from '../deal/inverse-change';
import { formatHhi } from '../format';
import { smallestShare } from './measure';
import type { Distance, Figures, ScreenState } from './distance-kinds';
import { absence, limitsOf, nearest, outcomeFor, percent } from './distance-kinds';

/** The change of one party's share at which the outcome changes, taken from or given to firms too small to count. */
export function partyShare(state: ScreenState, position: number): Distance {
  const { before, after, outcome, mergedShare, pre, post } = state;
  const firm = before.firms[position]!;
  if (!state.plain) return absence('party-share', `The share of ${firm} is solved for a merger alone; here other steps follow.`, firm);
  const share = before.shares[position]!;
  const mergedAt = after.firms.indexOf(state.merged);
  const [prePath, postPath] = [hhiWithShare(pre, share), hhiWithShare(post, mergedShare)];
  const figures = (y: number): Figures => {
    const own = Float64Array.from(before.shares);
    own[position] = Math.max(0, share + y);
    const all = Float64Array.from(after.shares);
    all[mergedAt] = mergedShare + y;
    return { pre: valueAt(prePath, y), post: valueAt(postPath, y), delta: post - pre + 2 * (mergedShare - share) * y, mergedShare: mergedShare + y, before: own, after: all };
  };
  const marks = limitsOf(state).flatMap(({ quantity, level, missing }): number[] => {
    switch (quantity) {
      case 'preHhi':
        return rootsAt(prePath, level, missing ?? level - pre);
      case 'postHhi':
        return rootsAt(postPath, level, missing ?? level - post);
      case 'delta':
        return rootsAt({ a: 0, b: 2 * (mergedShare - share), c: post - pre }, level, missing ?? level - (post - pre));
      case 'mergedShare':
        return [missing ?? level - mergedShare];
      case 'top3Share':
        return topMarks(after.shares, mergedAt, mergedShare, 3, level);
      case 'top5Share':
        return topMarks(after.shares, mergedAt, mergedShare, 5, level);
      default:
        // The leading firm's tests: the share itself at the limit, level with a rival, or a multiple of one.
        return [level, ...Array.from(before.shares).flatMap((other) => [other, level * other, other / level])].map((x) => x - share);
    }
  });
  const room = before.fringe + before.unknown;
  const found = nearest(state, [
    { marks: marks.map((y) => -y), end: share, figures: (x) => figures(-x) },
    { marks, end: room, figures },
  ]);
  if (found === null) {
    const bounds = room > 0 ? 'between nothing and all of what is not known firm by firm' : 'smaller, with the rest of the market unchanged,';
    return absence('party-share', `No share of ${firm} ${bounds} changes "${outcome.label}".`, firm);
  }
  const { change, side } = found;
  const value = side === 0 ? -change.at : change.at;
  const direction = side === 0 ? 'less' : 'more';
  const bound = change.attained ? `${percent(share + value)} or ${direction}` : `${direction} than ${percent(share + value)}`;
  const sentence = `With a share of ${bound} instead of ${percent(share)} for ${firm}, the outcome would be "${change.answer.label}".`;
  return { kind: 'party-share', firm, sentence, value, unit: 'fraction of the market', attained: change.attained, outcome: change.answer.id };
}

/** Changes of the merged firm's share at which the joint share of the k largest meets a limit, or firms change places. */
function topMarks(shares: Float64Array, mergedAt: number, merged: number, k: number, level: number): number[] {
  const others = Array.from(shares).filter((_, i) => i !== mergedAt).sort((a, b) => b - a);
  const withMerged = others.slice(0, k - 1).reduce((all, share) => all + share, 0);
  return [level - withMerged - merged, ...others.map((share) => share - merged)];
}

/** The share of the part that is not known at which the outcome changes, the named firms keeping their proportions. */
export function fringeShare(state: ScreenState): Distance {
  const { before, after, outcome, pre, post, mergedShare } = state;
  const rest = before.fringe + before.unknown;
  const scaled = (values: Float64Array, k: number): Float64Array => values.map((share) => share * k);
  const figures = (k: number): Figures => ({
    pre: pre * k * k, post: post * k * k, delta: (post - pre) * k * k, mergedShare: mergedShare * k, before: scaled(before.shares, k), after: scaled(after.shares, k),
  });
  const sorted = Float64Array.from(after.shares).sort().reverse();
  const top = (count: number): number => sorted.subarray(0, count).reduce((all, share) => all + share, 0);
  const marks = limitsOf(state).flatMap(({ quantity, level }): number[] => {
    switch (quantity) {
      case 'preHhi':
        return [Math.sqrt(level / pre)];
      case 'postHhi':
        return [Math.sqrt(level / post)];
      case 'delta':
        return post > pre ? [Math.sqrt(level / (post - pre))] : [];
      case 'mergedShare':
        return [level / mergedShare];
      case 'top3Share':
        return [level / top(3)];
      case 'top5Share':
        return [level / top(5)];
      case 'leaderOverSecond':
        return [];
      default:
        return Array.from(before.shares, (share) => level / share);
    }
  });
  const found = nearest(state, [
    { marks: marks.map((k) => k - 1), end: 1 / (1 - rest) - 1, figures: (x) => figures(1 + x) },
    { marks: marks.map((k) => 1 - k), end: 1, figures: (x) => figures(1 - x) },
  ]);
  if (found === null) return absence('fringe-share', `No share of the part that is not known changes "${outcome.label}".`);
  const { change, side } = found;
  const value = 1 - (side === 0 ? 1 + change.at : 1 - change.at) * (1 - rest);
  const bound = change.attained ? `${percent(value)} or ${side === 0 ? 'less' : 'more'}` : `${side === 0 ? 'less' : 'more'} than ${percent(value)}`;
  return {
    kind: 'fringe-share', firm: null, value, unit: 'fraction of the market', attained: change.attained, outcome: change.answer.id,
    sentence: `If ${bound} of the market were not known firm by firm instead of ${percent(rest)}, the named firms keeping their proportions, the outcome would be "${change.answer.label}".`,
  };
}

/** How large the firms of the unknown part must be for the HHI to change the outcome. */
export function fringeFirm(state: ScreenState): Distance {
  const { before, after, outcome, pre, post, mergedShare } = state;
  const rest = after.fringe + after.unknown;
  if (!(rest > 0)) return absence('fringe-firm', 'The whole market is known firm by firm.');
  const figures = (added: number): Figures => ({ pre: pre + added, post: post + added, delta: post - pre, mergedShare, before: before.shares, after: after.shares });
  const marks = limitsOf(state).flatMap(({ quantity, level, missing }) => (quantity === 'postHhi' ? [missing ?? level - post] : quantity === 'preHhi' ? [missing ?? level - pre] : []));
  const change = firstChange(marks, rest * rest, (x, onMark) => outcomeFor(state, figures(x), onMark), ({ id }) => id !== outcome.id);
  const size = change === null ? null : fringeFirmFor(rest, change.at);
  if (change === null || size === null) return absence('fringe-firm', `However the ${percent(rest)} that is not known firm by firm is made up, the outcome is "${outcome.label}".`);
  const least = smallestShare(before);
  const doubt = least > 0 && size > least ? `; the smallest named firm has ${percent(least)}` : '';
  return {
    kind: 'fringe-firm', firm: null, value: size, unit: 'fraction of the market', attained: change.attained, outcome: change.answer.id,
    sentence: `If the part that is not known were held by firms of ${change.attained ? percent(size) : `more than ${percent(size)}`} each, the HHI would ${change.attained ? 'reach' : 'exceed'} ${formatHhi((post + change.at) * 10_000)} and the outcome would be "${change.answer.label}"${doubt}.`,
  };
}
