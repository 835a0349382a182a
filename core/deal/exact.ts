import type { ExactScreen } from '../economics/exact-screen';
import { exactScreenOf, exactSizes } from '../economics/exact-screen';
import type { Rational } from '../economics/rational';
import { ZERO, add, div, fromDecimal, mul, normalise, rational, sub } from '../economics/rational';
import type { Structure } from '../market/structure';
import type { DealInMarket } from './scenario';
import type { Arithmetic, Holdings } from './ledger';
import { carryOut } from './ledger';

/** Published sizes carry at most this many significant digits; what a sum of doubles adds beyond them is rounding. */
const SIGNIFICANT_DIGITS = 15;

const rationals: Arithmetic<Rational> = { zero: ZERO, of: fromDecimal, add, sub, mul, div: (a, b) => normalise(div(a, b)) };

/**
 * The deal in exact arithmetic, each size at the decimal that the data states: decides at a threshold where doubles cannot.
 * `merged` names the firm whose share is read.
 */
export function exactDeal(deal: DealInMarket, merged: string): ExactScreen {
  const before = exactHoldings(deal.before);
  let after = before;
  for (const { outcome } of deal.steps) if (outcome.applied) after = carryOut(after, outcome.transfers, rationals);
  return exactScreenOf(before.sizes, after.sizes, before.total, after.sizes[after.firms.indexOf(merged)] ?? ZERO, after.total);
}

function exactHoldings({ firms, shares, fringe, unknown, total: size }: Structure): Holdings<Rational> {
  const total = size === null ? rational(1n) : fromDecimal(Number(size.toPrecision(SIGNIFICANT_DIGITS)));
  const [rest = ZERO, ...sizes] = exactSizes([fringe, ...shares], size);
  // The unknown part is what the others leave, not the double that their difference was rounded to.
  return { firms, sizes, fringe: rest, unknown: unknown > 0 ? sub(total, sizes.reduce(add, rest)) : ZERO, total };
}
