import type { Interval } from './wilson';
import { sum } from './sum';

/** Least and greatest union that the reaches allow: `[max r, min(1, sum r)]`. Source: Frechet 1935. */
export function frechetUnion(reaches: ArrayLike<number>): Interval {
  return { low: largest(reaches), high: Math.min(1, sum(reaches)) };
}

/** Least and greatest intersection that the reaches allow: `[max(0, sum r - (k - 1)), min r]`; of no platform, everybody. */
export function frechetIntersection(reaches: ArrayLike<number>): Interval {
  if (reaches.length === 0) return { low: 1, high: 1 };
  let least = Infinity;
  for (let i = 0; i < reaches.length; i++) least = Math.min(least, reaches[i]!);
  return { low: Math.min(least, Math.max(0, sum(reaches) - (reaches.length - 1))), high: least };
}

/** Union if the uses are independent: `1 - prod(1 - r)`. Label it "random duplication (Sainsbury)"; no further factor is applied. */
export function randomDuplication(reaches: ArrayLike<number>): number {
  let none = 1;
  for (let i = 0; i < reaches.length; i++) none *= 1 - reaches[i]!;
  return 1 - none;
}

/**
 * Share that uses both of a pair, for every pair: row-major k x k, symmetric, diagonal ignored, `NaN` where not known.
 */
export type Overlaps = ArrayLike<number>;

export interface DawsonSankoff {
  /** Sum of the reaches and sum of all pairwise overlaps. */
  readonly s1: number;
  readonly s2: number;
  readonly k: number;
  /** `2 S1/(k+1) - 2 S2/(k(k+1))`, before clipping to the Frechet bounds. */
  readonly lower: number;
}

/**
 * The best lower bound of a union that the sums of reaches and of all pairwise overlaps allow, or `null` where an
 * overlap is not known. Source: Dawson and Sankoff 1967, Proc. AMS 18: 504-507.
 */
export function dawsonSankoff(reaches: ArrayLike<number>, overlaps: Overlaps): DawsonSankoff | null {
  const n = reaches.length;
  const s1 = sum(reaches);
  const pairs: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const both = overlaps[i * n + j]!;
      if (Number.isNaN(both)) return null;
      pairs.push(both);
    }
  }
  const s2 = sum(pairs);
  if (s1 === 0) return { s1, s2, k: 1, lower: 0 };
  const k = 1 + Math.floor((2 * s2) / s1);
  return { s1, s2, k, lower: (2 * s1) / (k + 1) - (2 * s2) / (k * (k + 1)) };
}

export interface HunterWorsley {
  /** Weight of the maximum spanning tree (forest, where overlaps are missing) of the known overlaps. */
  readonly treeWeight: number;
  /** `S1 - tree weight`, before clipping to the Frechet bounds. */
  readonly upper: number;
}

/**
 * Upper bound of a union: the sum of the reaches less the maximum spanning tree of the overlaps. An overlap that is not
 * known counts as 0, which leaves the bound valid. Source: Hunter 1976, J. Appl. Prob. 13: 597-603; Worsley 1982, Biometrika 69: 297-302.
 */
export function hunterWorsley(reaches: ArrayLike<number>, overlaps: Overlaps): HunterWorsley {
  const n = reaches.length;
  const best = new Float64Array(n);
  const inTree = new Uint8Array(n);
  const edges: number[] = [];
  for (let step = 0; step < n; step++) {
    let next = -1;
    for (let i = 0; i < n; i++) if (inTree[i] === 0 && (next < 0 || best[i]! > best[next]!)) next = i;
    inTree[next] = 1;
    edges.push(best[next]!);
    for (let i = 0; i < n; i++) {
      const both = overlaps[next * n + i]!;
      if (inTree[i] === 0 && both > best[i]!) best[i] = both;
    }
  }
  const treeWeight = sum(edges);
  return { treeWeight, upper: sum(reaches) - treeWeight };
}

export interface UnionBounds extends Interval {
  /** Largest union of two platforms whose overlap is known, or `null`: also a lower bound, at times sharper than `low`. */
  readonly pairFloor: number | null;
}

/**
 * Bounds of the union from reaches and some or all pairwise overlaps: Dawson-Sankoff below (where all overlaps are
 * known), Hunter-Worsley above, clipped to `[max r, min(1, S1)]`. Two platforms with a known overlap have an exact union.
 */
export function unionBounds(reaches: ArrayLike<number>, overlaps: Overlaps): UnionBounds {
  const n = reaches.length;
  const frechet = frechetUnion(reaches);
  const clip = (bound: number): number => Math.min(frechet.high, Math.max(frechet.low, bound));
  let pairFloor: number | null = null;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const both = overlaps[i * n + j]!;
      if (!Number.isNaN(both)) pairFloor = Math.max(pairFloor ?? 0, reaches[i]! + reaches[j]! - both);
    }
  }
  const high = clip(hunterWorsley(reaches, overlaps).upper);
  const low = Math.min(high, clip(dawsonSankoff(reaches, overlaps)?.lower ?? frechet.low));
  return { low, high, pairFloor: pairFloor === null ? null : clip(pairFloor) };
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  return most;
}
