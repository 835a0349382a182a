/** A value that hangs on which of `count` differences are made; `made` is a set of bits. */
export interface Game {
  readonly count: number;
  value(made: number): number;
}

/** What one difference does to the value. */
export interface Part {
  /** Mean effect over all orders in which the differences can be made (Shapley 1953). */
  readonly shapley: number;
  /** Standard error of the mean where orders were drawn; `null` where all were counted. */
  readonly standardError: number | null;
  /** Effect of this difference alone, from the side on which none is made. */
  readonly fromBaseline: number;
  /** Effect of making it last, when all others are made. */
  readonly fromOther: number;
}

export interface Attribution {
  readonly from: number;
  readonly to: number;
  /** `to - from`: the sum of the Shapley parts. */
  readonly total: number;
  readonly parts: readonly Part[];
  /** Orders drawn, or `null` where all were counted. */
  readonly orders: number | null;
}

/** Up to so many differences every subset is worked out: 1,024 of them. */
export const MOST_EXACT = 10;
/** Orders that are drawn beyond. */
const ORDERS = 256;
/** Bits of a set. */
const MOST = 30;

/**
 * Divides what lies between no difference and all of them among them: Shapley's value, exact up to `MOST_EXACT` differences,
 * else the mean over drawn orders with its standard error (Castro, Gómez and Tejada 2009); beside it the effect of each alone
 * from either side. The parts add up to the whole. Values are worked out once.
 */
export function attribute(game: Game, seed = 1): Attribution {
  const { count } = game;
  if (count > MOST) throw new RangeError(`${count} differences are more than the ${MOST} that can be told apart.`);
  const known = new Map<number, number>();
  const value = (made: number): number => {
    const found = known.get(made) ?? game.value(made);
    known.set(made, found);
    return found;
  };
  const all = 2 ** count - 1;
  const [from, to] = [value(0), value(all)];
  const exact = count <= MOST_EXACT;
  const shares = exact ? allSubsets(count, value) : drawnOrders(count, value, seed);
  const total = to - from;
  const parts = settled(shares.map(({ mean }) => mean), total).map((shapley, i) => ({
    shapley,
    standardError: shares[i]!.error,
    fromBaseline: value(1 << i) - from,
    fromOther: to - value(all & ~(1 << i)),
  }));
  return { from, to, total, parts, orders: exact ? null : ORDERS };
}

interface Share {
  readonly mean: number;
  readonly error: number | null;
}

function allSubsets(count: number, value: (made: number) => number): Share[] {
  // Weight of a subset of s others: s! (n - 1 - s)! / n!.
  const weight = Array.from({ length: count }, () => 0);
  for (let s = 0, w = 1 / count; s < count; s++) {
    weight[s] = w;
    w *= (s + 1) / (count - 1 - s);
  }
  const mean = Array.from({ length: count }, () => 0);
  for (let made = 0; made < 2 ** count; made++) {
    const size = bits(made);
    for (let i = 0; i < count; i++) {
      if ((made & (1 << i)) !== 0) continue;
      mean[i] = mean[i]! + weight[size]! * (value(made | (1 << i)) - value(made));
    }
  }
  return mean.map((one) => ({ mean: one, error: null }));
}

function drawnOrders(count: number, value: (made: number) => number, seed: number): Share[] {
  const random = mulberry32(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  const sum = Array.from({ length: count }, () => 0);
  const squares = Array.from({ length: count }, () => 0);
  for (let round = 0; round < ORDERS; round++) {
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let made = 0;
    for (const i of order) {
      const effect = value(made | (1 << i)) - value(made);
      made |= 1 << i;
      sum[i] = sum[i]! + effect;
      squares[i] = squares[i]! + effect * effect;
    }
  }
  return sum.map((all, i) => {
    const mean = all / ORDERS;
    const variance = Math.max(0, squares[i]! / ORDERS - mean * mean) * (ORDERS / (ORDERS - 1));
    return { mean, error: Math.sqrt(variance / ORDERS) };
  });
}

/** Gives what rounding left over to the largest part, so that the parts add up to the total. */
function settled(parts: readonly number[], total: number): number[] {
  const own = [...parts];
  if (own.length === 0) return own;
  const largest = own.reduce((at, part, i) => (Math.abs(part) > Math.abs(own[at]!) ? i : at), 0);
  own[largest] = total - own.reduce((sum, part, i) => (i === largest ? sum : sum + part), 0);
  return own;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** A generator of numbers from 0 to 1 that a seed repeats. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
