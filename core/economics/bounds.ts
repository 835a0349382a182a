import { POINTS } from './hhi';
import { sum, sumOfSquares } from './sum';

export interface FringeBoundsInput {
  /** Shares of the known firms, fractions. */
  readonly known: ArrayLike<number>;
  /** Share that is not known firm by firm; what the known shares leave of 1 where absent. */
  readonly unknown?: number;
  /** Largest share that a firm of the unknown part can have; the smallest known share where absent. */
  readonly cap?: number;
  /** Number of firms that make up the unknown part, where that is known: it raises the lower bound. */
  readonly fringeFirms?: number;
}

export interface FringeBounds {
  /** HHI in points if the unknown part is atomistic, or spread evenly over `fringeFirms`. */
  readonly lower: number;
  /** HHI in points if the unknown part is held in firms as large as the cap. */
  readonly upper: number;
  /** False where `fringeFirms` firms of at most the cap cannot hold the unknown share; they are then left out of the lower bound. */
  readonly fringeFirmsFit: boolean;
}

/** Shares that miss 1 by no more than this are rounding. */
const ROUNDING = 1e-9;

/**
 * Bounds of the HHI in points when part of the market is unknown. Lower: `sum s^2`, plus `u^2/m` for m fringe firms.
 * Upper: plus `floor(u/c) c^2 + (u - floor(u/c) c)^2`. Without a known firm and without a cap the unknown part may be one firm.
 * Parties' delta does not depend on it. Refuses an unknown share below 0 and a cap that is not above 0.
 */
export function hhiBoundsFringe(input: FringeBoundsInput): FringeBounds {
  const base = sumOfSquares(input.known) * POINTS;
  const given = input.unknown ?? 1 - sum(input.known);
  if (given < -ROUNDING || Number.isNaN(given)) {
    throw new RangeError(`The known shares leave ${given} of the market; shares must not sum to more than 1.`);
  }
  const unknown = given > ROUNDING ? given : 0;
  const cap = Math.min(input.cap ?? smallest(input.known) ?? unknown, unknown);
  const firms = input.fringeFirms ?? 0;
  if (unknown === 0) return { lower: base, upper: base, fringeFirmsFit: true };
  if (!(cap > 0)) throw new RangeError(`The largest share of a fringe firm must be above 0, not ${cap}.`);
  const full = Math.floor(unknown / cap);
  const rest = unknown - full * cap;
  const upper = base + POINTS * (full * cap * cap + rest * rest);
  const fits = firms <= 0 || unknown <= firms * cap * (1 + ROUNDING);
  const lower = firms > 0 && fits ? base + (POINTS * unknown * unknown) / firms : base;
  return { lower: Math.min(lower, upper), upper, fringeFirmsFit: fits };
}

/** Smallest share above 0, or `undefined`. */
function smallest(shares: ArrayLike<number>): number | undefined {
  let least = Infinity;
  for (let i = 0; i < shares.length; i++) if (shares[i]! > 0 && shares[i]! < least) least = shares[i]!;
  return least === Infinity ? undefined : least;
}
