import type { DivestStep } from '../deal/divest';
import type { MergeStep } from '../deal/merge';
import type { Step } from '../deal/step';

/** A step with names as numbers: firms of the table first, then names that only the steps know. */
interface NumberedStep {
  readonly type: 'merge' | 'divest';
  /** Parties of a merger; seller and buyer of a divestiture. */
  readonly named: Int32Array;
  readonly into: number;
  readonly share: number;
  readonly markets: ReadonlySet<string> | null;
}

export interface NumberedDeal {
  readonly steps: readonly NumberedStep[];
  /** Parties of the mergers that concern a market, in order, each once. */
  partiesIn(market: string): Int32Array;
  /** Everybody whom a step names. */
  readonly named: Int32Array;
  readonly names: number;
}

/** As in `divest`: a share that falls below this was sold in full. */
const SOLD_IN_FULL = 1e-12;

/**
 * The steps in numbers, or `null` where they hold what only the general way can do: other kinds of step, a party listed twice, a
 * sale to the seller, or a merged firm that takes the name of a firm outside the merger.
 */
export function numberedDeal(steps: readonly Step[], firmAt: ReadonlyMap<string, number>): NumberedDeal | null {
  const ids = new Map(firmAt);
  const idOf = (name: string): number => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    ids.set(name, ids.size);
    return ids.size - 1;
  };
  const numbered: NumberedStep[] = [];
  const named = new Set<number>();
  for (const step of steps) {
    if (step.muted === true) continue;
    const one = step.type === 'merge' ? numberedMerger(step, idOf, firmAt) : step.type === 'divest' ? numberedSale(step, idOf) : null;
    if (one === null) return null;
    for (const id of one.named) named.add(id);
    numbered.push(one);
  }
  const everywhere = numbered.every(({ markets }) => markets === null) ? partiesOf(numbered) : null;
  const partiesIn = (market: string): Int32Array => everywhere ?? partiesOf(numbered.filter(({ markets }) => markets === null || markets.has(market)));
  return { steps: numbered, partiesIn, named: Int32Array.from(named), names: ids.size };
}

function partiesOf(steps: readonly NumberedStep[]): Int32Array {
  return Int32Array.from(new Set(steps.flatMap(({ type, named }) => (type === 'merge' ? [...named] : []))));
}

function numberedMerger(step: MergeStep, idOf: (name: string) => number, firmAt: ReadonlyMap<string, number>): NumberedStep | null {
  const into = step.into ?? step.parties[0]!;
  if (new Set(step.parties).size < step.parties.length || (!step.parties.includes(into) && firmAt.has(into))) return null;
  return { type: 'merge', named: Int32Array.from(step.parties, idOf), into: idOf(into), share: 0, markets: marketsOf(step) };
}

function numberedSale(step: DivestStep, idOf: (name: string) => number): NumberedStep | null {
  if (step.from === step.to) return null;
  return { type: 'divest', named: Int32Array.of(idOf(step.from), idOf(step.to)), into: -1, share: step.share, markets: marketsOf(step) };
}

function marketsOf({ markets }: Step): ReadonlySet<string> | null {
  return markets === undefined ? null : new Set(markets);
}

/**
 * One market while the steps move its shares about: the same moves in the same order as the step kinds make on a Structure,
 * without making one. A test compares the two.
 */
export class Cell {
  readonly firm: Int32Array;
  readonly share: Float64Array;
  count = 0;
  /** Steps that changed the market, and whether the only one is a merger. */
  applied = 0;
  plainMerger = false;
  mergedFirm = -1;
  /** Merging firms that the market had before the deal, in order. */
  readonly parties: Int32Array;
  partyCount = 0;
  private before: Int32Array = new Int32Array(0);
  private sharesBefore: Float64Array = new Float64Array(0);
  private from = 0;
  private to = 0;
  private readonly mergedInto: Int32Array;
  private readonly redirected: Int32Array;
  private redirectedCount = 0;
  private readonly positions: Int32Array;
  private readonly own: Float64Array[];

  constructor(largestCell: number, private readonly deal: NumberedDeal) {
    const room = largestCell + deal.steps.length;
    this.firm = new Int32Array(room);
    this.share = new Float64Array(room);
    this.mergedInto = new Int32Array(deal.names).fill(-1);
    this.redirected = new Int32Array(deal.names);
    this.parties = new Int32Array(room);
    this.positions = new Int32Array(room);
    this.own = Array.from({ length: room + 1 }, (_, count) => new Float64Array(count));
  }

  /** Takes the entries of a market and applies the steps. */
  run(firm: Int32Array, shares: Float64Array, from: number, to: number, market: string): void {
    this.count = to - from;
    for (let i = from; i < to; i++) {
      this.firm[i - from] = firm[i]!;
      this.share[i - from] = shares[i]!;
    }
    this.applied = 0;
    this.plainMerger = false;
    this.mergedFirm = -1;
    this.partyCount = 0;
    for (let i = 0; i < this.redirectedCount; i++) this.mergedInto[this.redirected[i]!] = -1;
    this.redirectedCount = 0;
    this.before = firm;
    this.sharesBefore = shares;
    this.from = from;
    this.to = to;
    for (const step of this.deal.steps) {
      if (step.markets !== null && !step.markets.has(market)) continue;
      const changed = step.type === 'merge' ? this.merge(step) : this.sell(step);
      if (!changed) continue;
      this.applied++;
      this.plainMerger = this.applied === 1 && step.type === 'merge';
    }
  }

  /** Entry of a firm before the deal, or -1. */
  entryBefore(name: number): number {
    for (let i = this.from; i < this.to; i++) if (this.before[i] === name) return i;
    return -1;
  }

  /** Position of a firm by its own name, or -1. */
  at(name: number): number {
    for (let i = 0; i < this.count; i++) if (this.firm[i] === name) return i;
    return -1;
  }

  /** Position of a firm, following mergers, or -1. */
  position(name: number): number {
    let one = name;
    for (let hops = 0; hops <= this.deal.names; hops++) {
      const found = this.at(one);
      if (found >= 0) return found;
      one = this.mergedInto[one]!;
      if (one < 0) return -1;
    }
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

  private merge({ named, into }: NumberedStep): boolean {
    let count = 0;
    for (let p = 0; p < named.length; p++) {
      const at = this.position(named[p]!);
      if (at >= 0 && !has(this.positions, count, at)) this.positions[count++] = at;
    }
    if (count < 2) return false;
    for (let p = 0; p < count; p++) {
      const name = this.firm[this.positions[p]!]!;
      if (this.entryBefore(name) >= 0 && !has(this.parties, this.partyCount, name)) this.parties[this.partyCount++] = name;
    }
    for (let p = 0; p < named.length; p++) this.redirect(named[p]!, into);
    let merged = 0;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (has(this.positions, count, i)) {
        merged += this.share[i]!;
        this.redirect(this.firm[i]!, into);
      } else {
        this.firm[kept] = this.firm[i]!;
        this.share[kept] = this.share[i]!;
        kept++;
      }
    }
    this.mergedInto[into] = -1;
    this.firm[kept] = into;
    this.share[kept] = merged;
    this.count = kept + 1;
    this.mergedFirm = into;
    return true;
  }

  private redirect(name: number, into: number): void {
    if (name === into) return;
    if (this.mergedInto[name] === -1 && !has(this.redirected, this.redirectedCount, name)) this.redirected[this.redirectedCount++] = name;
    this.mergedInto[name] = into;
  }

  private sell({ named, share }: NumberedStep): boolean {
    const from = this.position(named[0]!);
    const to = this.position(named[1]!);
    if (from < 0 || to === from) return false;
    const held = this.share[from]!;
    if (share > held + SOLD_IN_FULL) return false;
    const left = held - share;
    this.share[from] = left;
    if (to >= 0) {
      this.share[to] = this.share[to]! + share;
    } else {
      this.firm[this.count] = named[1]!;
      this.share[this.count] = share;
      this.count++;
    }
    if (left <= SOLD_IN_FULL) {
      this.firm.copyWithin(from, from + 1, this.count);
      this.share.copyWithin(from, from + 1, this.count);
      this.count--;
    }
    return true;
  }
}

/** Is the value among the first `count`? */
function has(values: Int32Array, count: number, value: number): boolean {
  for (let i = 0; i < count; i++) if (values[i] === value) return true;
  return false;
}
