import type { Step } from '../deal/step';

/** A merger with names as numbers: firms of the table first, then names that only the step knows. */
interface NumberedMerger {
  readonly named: Int32Array;
  readonly into: number;
  readonly markets: ReadonlySet<string> | null;
}

export interface NumberedDeal {
  readonly merger: NumberedMerger;
  /** Parties of the merger where it concerns the market, in order. */
  partiesIn(market: string): Int32Array;
  /** Everybody whom the merger names. */
  readonly named: Int32Array;
}

/**
 * The one merger of the steps in numbers, or `null` where they hold what only the general way can do: several steps, other kinds,
 * a party listed twice, a first period, or a merged firm that takes the name of a firm outside the merger.
 */
export function numberedDeal(steps: readonly Step[], firmAt: ReadonlyMap<string, number>): NumberedDeal | null {
  const active = steps.filter((step) => step.muted !== true);
  const step = active[0];
  if (active.length !== 1 || step?.type !== 'merge' || step.since !== undefined) return null;
  const into = step.into ?? step.parties[0]!;
  if (new Set(step.parties).size < step.parties.length || (!step.parties.includes(into) && firmAt.has(into))) return null;
  const ids = new Map(firmAt);
  const idOf = (name: string): number => {
    if (!ids.has(name)) ids.set(name, ids.size);
    return ids.get(name)!;
  };
  const named = Int32Array.from(step.parties, idOf);
  const merger = { named, into: idOf(into), markets: marketsOf(step) };
  const nobody = new Int32Array(0);
  return { merger, named, partiesIn: (market) => (merger.markets === null || merger.markets.has(market) ? named : nobody) };
}

function marketsOf({ markets }: Step): ReadonlySet<string> | null {
  return markets === undefined ? null : new Set(markets);
}

/**
 * One market before and after the merger: the same moves in the same order as the merger makes on a Structure, without making
 * one. A test compares the two.
 */
export class Cell {
  readonly firm: Int32Array;
  readonly share: Float64Array;
  count = 0;
  mergedFirm = -1;
  /** Merging firms that the market had before the deal, in order. */
  readonly parties: Int32Array;
  partyCount = 0;
  private before: Int32Array = new Int32Array(0);
  private sharesBefore: Float64Array = new Float64Array(0);
  private from = 0;
  private to = 0;
  private readonly positions: Int32Array;
  private readonly own: Float64Array[];

  constructor(largestCell: number, private readonly deal: NumberedDeal) {
    const room = largestCell + 1;
    this.firm = new Int32Array(room);
    this.share = new Float64Array(room);
    this.parties = new Int32Array(room);
    this.positions = new Int32Array(room);
    this.own = Array.from({ length: room + 1 }, (_, count) => new Float64Array(count));
  }

  /** Takes the entries of a market and merges the parties. */
  run(firm: Int32Array, shares: Float64Array, from: number, to: number, market: string): void {
    this.count = to - from;
    for (let i = from; i < to; i++) {
      this.firm[i - from] = firm[i]!;
      this.share[i - from] = shares[i]!;
    }
    this.mergedFirm = -1;
    this.partyCount = 0;
    this.before = firm;
    this.sharesBefore = shares;
    this.from = from;
    this.to = to;
    const { markets } = this.deal.merger;
    if (markets === null || markets.has(market)) this.merge(this.deal.merger);
  }

  /** Entry of a firm before the deal, or -1. */
  entryBefore(name: number): number {
    for (let i = this.from; i < this.to; i++) if (this.before[i] === name) return i;
    return -1;
  }

  /** Position of a firm, or -1. */
  at(name: number): number {
    for (let i = 0; i < this.count; i++) if (this.firm[i] === name) return i;
    return -1;
  }

  /** Shares before the deal of the merging firms, in order. The array is reused. */
  partyShares(shares: Float64Array): Float64Array {
    const own = this.own[this.partyCount]!;
    for (let p = 0; p < own.length; p++) own[p] = shares[this.entryBefore(this.parties[p]!)]!;
    return own;
  }

  /** The largest shares after the deal into `top`, largest first, filled up with 0. */
  largest(top: Float64Array): Float64Array {
    top.fill(0);
    for (let i = 0; i < this.count; i++) {
      let at = top.length;
      while (at > 0 && this.share[i]! > top[at - 1]!) at--;
      if (at === top.length) continue;
      top.copyWithin(at + 1, at);
      top[at] = this.share[i]!;
    }
    return top;
  }

  /** The largest share before the deal but for one entry. */
  largestOther(entry: number): number {
    let most = 0;
    for (let i = this.from; i < this.to; i++) if (i !== entry && this.sharesBefore[i]! > most) most = this.sharesBefore[i]!;
    return most;
  }

  private merge({ named, into }: NumberedMerger): void {
    let count = 0;
    for (let p = 0; p < named.length; p++) {
      const at = this.at(named[p]!);
      if (at >= 0) this.positions[count++] = at;
    }
    if (count < 2) return;
    for (let p = 0; p < count; p++) this.parties[this.partyCount++] = this.firm[this.positions[p]!]!;
    let merged = 0;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (has(this.positions, count, i)) {
        merged += this.share[i]!;
      } else {
        this.firm[kept] = this.firm[i]!;
        this.share[kept] = this.share[i]!;
        kept++;
      }
    }
    this.firm[kept] = into;
    this.share[kept] = merged;
    this.count = kept + 1;
    this.mergedFirm = into;
  }
}

/** Is the value among the first `count`? */
function has(values: Int32Array, count: number, value: number): boolean {
  for (let i = 0; i < count; i++) if (values[i] === value) return true;
  return false;
}
