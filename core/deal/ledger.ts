/** Who gives or takes: a firm; everybody else in proportion to what they hold, fringe and unknown part too; one of those two; nobody in the market (`null`). */
export type Side = string | { readonly allBut: readonly string[] } | { readonly part: 'fringe' | 'unknown' } | null;

/**
 * How much: a fraction of the whole market, or the product of several; all that `from` holds; a fraction of what the firm (`from`, or `to` where shares come
 * from outside) held before the step; so much that `to` holds this fraction of the market.
 */
export type Amount = number | readonly number[] | 'all' | { readonly of: number } | { readonly until: number };

/** Shares that change hands. A list of them is what a step does, in doubles and in exact arithmetic alike. */
export interface Transfer {
  readonly from: Side;
  readonly to: Side;
  readonly share: Amount;
}

/** What a market is made of, in any unit and any arithmetic. */
export interface Holdings<T> {
  readonly firms: readonly string[];
  readonly sizes: readonly T[];
  readonly fringe: T;
  readonly unknown: T;
  readonly total: T;
}

export interface Arithmetic<T> {
  readonly zero: T;
  /** The number as it is written. */
  of(decimal: number): T;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
}

export const doubles: Arithmetic<number> = {
  zero: 0,
  of: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
};

/** The holdings after the transfers, one after the other. Firms keep their places; new ones follow, and those that gave all stay with 0. */
export function carryOut<T>(start: Holdings<T>, transfers: readonly Transfer[], { zero, of, add, sub, mul, div }: Arithmetic<T>): Holdings<T> {
  const firms = [...start.firms];
  const sizes = [...start.sizes];
  let { fringe, unknown, total } = start;
  const place = (firm: string): number => {
    const at = firms.indexOf(firm);
    if (at >= 0) return at;
    sizes.push(zero);
    return firms.push(firm) - 1;
  };
  const heldBefore = (firm: string): T => start.sizes[start.firms.indexOf(firm)] ?? zero;
  const amountOf = ({ from, to, share }: Transfer): T => {
    if (typeof share === 'number') return mul(of(share), start.total);
    if (isProduct(share)) return share.reduce((product, factor) => mul(product, of(factor)), start.total);
    if (share === 'all') return typeof from === 'string' ? sizes[place(from)]! : zero;
    if ('of' in share) return mul(of(share.of), heldBefore((from ?? to) as string));
    return sub(mul(of(share.until), start.total), sizes[place(to as string)]!);
  };
  const book = (side: Side, amount: T, change: (a: T, b: T) => T): void => {
    if (side === null) {
      // What leaves the market makes it smaller: the whole changes the other way.
      total = change === add ? sub(total, amount) : add(total, amount);
    } else if (typeof side === 'string') {
      const at = place(side);
      sizes[at] = change(sizes[at]!, amount);
    } else if ('part' in side) {
      if (side.part === 'fringe') fringe = change(fringe, amount);
      else unknown = change(unknown, amount);
    } else {
      const except = new Set(side.allBut);
      let others = add(fringe, unknown);
      for (let i = 0; i < firms.length; i++) if (!except.has(firms[i]!)) others = add(others, sizes[i]!);
      const factor = div(change(others, amount), others);
      for (let i = 0; i < firms.length; i++) if (!except.has(firms[i]!)) sizes[i] = mul(sizes[i]!, factor);
      fringe = mul(fringe, factor);
      unknown = mul(unknown, factor);
    }
  };
  for (const transfer of transfers) {
    if (transfer.from === transfer.to) continue;
    const amount = amountOf(transfer);
    book(transfer.from, amount, sub);
    book(transfer.to, amount, add);
  }
  return { firms, sizes, fringe, unknown, total };
}

function isProduct(share: Amount): share is readonly number[] {
  return Array.isArray(share);
}
