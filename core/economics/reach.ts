/** Answers of one respondent about one platform, as they come in a respondent table. */
export const NO = 0;
export const YES = 1;
export const NO_ANSWER = 2;

/** In a flag: the respondent is left out, from numerator and denominator. */
export const LEFT_OUT = 2;

/**
 * What a missing answer means. The four give different numbers; the person picks.
 * `complete`: only those who answered about every platform of the set. `no`, `yes`: counted as that answer.
 * `determined`: all whose answers given settle the question ("uses at least one" is settled by one yes).
 */
export type MissingRule = 'complete' | 'no' | 'yes' | 'determined';

/**
 * Flags who uses at least one of the platforms: 1 yes, 0 no, 2 left out. `use` holds one column of answers per platform.
 * `out` is filled and returned; it has one place per respondent.
 */
export function unionFlags(use: readonly Uint8Array[], out: Uint8Array, missing: MissingRule = 'complete'): Uint8Array {
  return flags(use, out, missing, YES);
}

/** Flags who uses all of the platforms: 1 yes, 0 no, 2 left out. */
export function intersectionFlags(use: readonly Uint8Array[], out: Uint8Array, missing: MissingRule = 'complete'): Uint8Array {
  return flags(use, out, missing, NO);
}

/** `decisive` is the one answer that settles the question: a yes for a union, a no for an intersection. */
function flags(use: readonly Uint8Array[], out: Uint8Array, missing: MissingRule, decisive: 0 | 1): Uint8Array {
  const replaced = missing === 'yes' ? YES : missing === 'no' ? NO : NO_ANSWER;
  for (let i = 0; i < out.length; i++) {
    let settled = false;
    let gap = false;
    for (let p = 0; p < use.length; p++) {
      const answer = use[p]![i]! === NO_ANSWER ? replaced : use[p]![i]!;
      if (answer === decisive) settled = true;
      else if (answer === NO_ANSWER) gap = true;
    }
    const leftOut = gap && !(settled && missing === 'determined');
    out[i] = leftOut ? LEFT_OUT : settled ? decisive : 1 - decisive;
  }
  return out;
}

/**
 * Flags who uses at least one of `add` and none of `over`: what `add` brings to `over` (exclusive reach where `over`
 * is all other platforms). 1 yes, 0 no, 2 left out.
 */
export function incrementalFlags(
  add: readonly Uint8Array[],
  over: readonly Uint8Array[],
  out: Uint8Array,
  missing: MissingRule = 'complete',
): Uint8Array {
  const uses = unionFlags(add, new Uint8Array(out.length), missing);
  const reached = unionFlags(over, new Uint8Array(out.length), missing);
  for (let i = 0; i < out.length; i++) {
    const a = uses[i]!;
    const b = reached[i]!;
    const settledNo = missing === 'determined' && (a === NO || b === YES);
    out[i] = settledNo ? NO : a === LEFT_OUT || b === LEFT_OUT ? LEFT_OUT : a === YES && b === NO ? YES : NO;
  }
  return out;
}

export interface WeightedShare {
  /** Weighted share of those flagged 1 among those not left out, or `null` where nobody with a weight is in. */
  readonly share: number | null;
  /** Respondents with a weight that are in. */
  readonly n: number;
  readonly sumWeights: number;
  /** Kish's effective sample size of those that are in. */
  readonly nEff: number;
}

/**
 * Weighted share of the respondents flagged 1, with sample sizes. `include` (1 in, 0 out) confines it to a cohort.
 * Sums are compensated; respondents with weight 0 count for nothing.
 */
export function weightedShare(weights: ArrayLike<number>, flagged: Uint8Array, include?: Uint8Array): WeightedShare {
  let n = 0;
  let all = 0;
  let allLost = 0;
  let yes = 0;
  let yesLost = 0;
  let squares = 0;
  let squaresLost = 0;
  for (let i = 0; i < flagged.length; i++) {
    const w = weights[i]!;
    if (flagged[i] === LEFT_OUT || (include !== undefined && include[i] === 0) || !(w > 0)) continue;
    n++;
    let t = all + w;
    allLost += all >= w ? all - t + w : w - t + all;
    all = t;
    const square = w * w;
    t = squares + square;
    squaresLost += squares >= square ? squares - t + square : square - t + squares;
    squares = t;
    if (flagged[i] === YES) {
      t = yes + w;
      yesLost += yes >= w ? yes - t + w : w - t + yes;
      yes = t;
    }
  }
  const sumWeights = all + allLost;
  if (!(sumWeights > 0)) return { share: null, n: 0, sumWeights: 0, nEff: 0 };
  return {
    share: Math.min(1, (yes + yesLost) / sumWeights),
    n,
    sumWeights,
    nEff: (sumWeights * sumWeights) / (squares + squaresLost),
  };
}
