import type { ExactScreen } from '../economics/exact-screen';
import { exactScreenOf, exactSizes } from '../economics/exact-screen';
import type { Rational } from '../economics/rational';
import { ZERO, add, fromDecimal, mul, rational, sub } from '../economics/rational';
import type { DealInMarket } from './scenario';

/** Published sizes carry at most this many significant digits; what a sum of doubles adds beyond them is rounding. */
const SIGNIFICANT_DIGITS = 15;

/**
 * The deal in exact arithmetic, each size at the decimal that the data states: decides at a threshold where doubles cannot.
 * `merged` names the firm whose share is read.
 */
export function exactDeal(deal: DealInMarket, merged: string): ExactScreen {
  const { before } = deal;
  const total = before.total === null ? rational(1n) : fromDecimal(Number(before.total.toPrecision(SIGNIFICANT_DIGITS)));
  const initial = exactSizes(before.shares, before.total);
  const sizes = new Map<string, Rational>(before.firms.map((firm, i) => [firm, initial[i]!]));
  for (const { outcome } of deal.steps) {
    if (!outcome.applied) continue;
    for (const { from, to, share } of outcome.transfers) {
      const held = sizes.get(from) ?? ZERO;
      const moved = share === 'all' ? held : mul(fromDecimal(share), total);
      if (from === to) continue;
      sizes.set(from, sub(held, moved));
      sizes.set(to, add(sizes.get(to) ?? ZERO, moved));
    }
  }
  return exactScreenOf(initial, [...sizes.values()], total, sizes.get(merged) ?? ZERO);
}
