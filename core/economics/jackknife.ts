import { LEFT_OUT, YES } from './reach';

export interface JackknifeDifference {
  /** Weighted share of `first` less that of `second`. */
  readonly difference: number;
  /** Delete-one standard error about the mean of the replicates. */
  readonly seMean: number;
  /** Delete-one standard error about the full-sample value. */
  readonly seFull: number;
}

/**
 * Delete-one jackknife of the difference of two weighted shares on the same respondents; it takes their correlation in.
 * `second` may be `null` for a single share. Flags are those of `unionFlags` and its kin; `include` confines to a cohort.
 * `null` where fewer than two respondents are in, or one holds all the weight. At 0% and 100% the error is 0: it is never the interval.
 */
export function jackknifeDifference(
  weights: ArrayLike<number>,
  first: Uint8Array,
  second: Uint8Array | null,
  include?: Uint8Array,
): JackknifeDifference | null {
  let n = 0;
  const a = { all: 0, yes: 0 };
  const b = { all: 0, yes: 0 };
  for (let i = 0; i < first.length; i++) {
    const w = weights[i]!;
    if (!isIn(i, w, first, second, include)) continue;
    n++;
    add(a, first[i]!, w);
    if (second !== null) add(b, second[i]!, w);
  }
  if (n < 2 || !(a.all > 0) || (second !== null && !(b.all > 0))) return null;
  const full = a.yes / a.all - (second === null ? 0 : b.yes / b.all);
  // The replicates are kept as differences from the full value, so that their spread does not cancel.
  let shift = 0;
  let squares = 0;
  for (let i = 0; i < first.length; i++) {
    const w = weights[i]!;
    if (!isIn(i, w, first, second, include)) continue;
    const one = without(a, first[i]!, w);
    const two = second === null ? 0 : without(b, second[i]!, w);
    if (one === null || two === null) return null;
    const moved = one - two;
    shift += moved;
    squares += moved * moved;
  }
  const factor = (n - 1) / n;
  return {
    difference: full,
    seMean: Math.sqrt(factor * Math.max(0, squares - (shift * shift) / n)),
    seFull: Math.sqrt(factor * squares),
  };
}

interface Tally {
  all: number;
  yes: number;
}

function isIn(i: number, w: number, first: Uint8Array, second: Uint8Array | null, include?: Uint8Array): boolean {
  if (!(w > 0) || (include !== undefined && include[i] === 0)) return false;
  return first[i] !== LEFT_OUT || (second !== null && second[i] !== LEFT_OUT);
}

function add(tally: Tally, flag: number, w: number): void {
  if (flag === LEFT_OUT) return;
  tally.all += w;
  if (flag === YES) tally.yes += w;
}

/** By how much the share moves when a respondent is left out: `w (share - flag) / (all - w)`; `null` where nobody else has weight. */
function without(tally: Tally, flag: number, w: number): number | null {
  if (flag === LEFT_OUT) return 0;
  const left = tally.all - w;
  if (!(left > tally.all * 1e-12)) return null;
  return (w * (tally.yes / tally.all - flag)) / left;
}
