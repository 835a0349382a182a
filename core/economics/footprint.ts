import { hhi } from './hhi';
import type { MissingRule } from './reach';
import { LEFT_OUT, NO, YES } from './reach';
import { sum } from './sum';

/**
 * Flags who is in at least `least` of several groups: 1 yes, 0 no, 2 left out. `groups` holds one column of flags per group, as
 * `unionFlags` gives them under the same `missing`. With `determined` a respondent is in where the groups that are known settle it.
 * `out` is filled and returned.
 */
export function atLeastFlags(groups: readonly Uint8Array[], least: number, out: Uint8Array, missing: MissingRule = 'complete'): Uint8Array {
  for (let i = 0; i < out.length; i++) {
    let yes = 0;
    let open = 0;
    for (let g = 0; g < groups.length; g++) {
      const flag = groups[g]![i]!;
      if (flag === YES) yes++;
      else if (flag === LEFT_OUT) open++;
    }
    const settled = open === 0 || (missing === 'determined' && (yes >= least || yes + open < least));
    out[i] = !settled ? LEFT_OUT : yes >= least ? YES : NO;
  }
  return out;
}

/**
 * HHI in points of levels that are no revenue: of users (reach HHI), of uses, or of minutes (attention HHI), each as a share of
 * their sum. `null` where the sum is not above 0. It is never read against a threshold, since none was made for it.
 */
export function levelsHhi(levels: ArrayLike<number>): number | null {
  const total = sum(levels);
  // Divided first: levels may be too small to be squared.
  return total > 0 ? hhi(Float64Array.from(levels, (level) => level / total)) : null;
}
