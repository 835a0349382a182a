import type { TestResult } from '../../../core/rules/evaluate';
import { formatChange, formatHhi, formatLevel, formatShare, formatSharePoints } from '../../../core/format';
import type { Quantity } from '../../../core/rules/rule-set';

export const quantityNames: Readonly<Record<Quantity, string>> = {
  postHhi: 'HHI after',
  preHhi: 'HHI before',
  delta: 'Change in HHI',
  mergedShare: 'Merged share',
  top3Share: 'Share of the three largest firms',
  top5Share: 'Share of the five largest firms',
  leaderShare: "Leading firm's share",
  leaderOverSecond: 'Leading firm over the second',
  partnerShare: "Other party's share",
};

/** A value of a test in its unit; rounding does not cross the limits. */
export function valueText(quantity: Quantity, value: number, limits: readonly number[]): string {
  if (quantity === 'postHhi' || quantity === 'preHhi') return formatHhi(value, limits);
  if (quantity === 'delta') return value < 0 ? formatChange(value, limits) : formatHhi(value, limits);
  if (quantity === 'leaderOverSecond') return value > 1e6 ? 'no second firm' : formatLevel(value);
  return formatShare(value, limits);
}

/** Value less limit with its sign, in the unit of the quantity. */
export function distanceText({ quantity, value, limit }: Pick<TestResult, 'quantity' | 'value' | 'limit'>): string {
  const distance = value - limit;
  if (quantity === 'leaderOverSecond') return Math.abs(distance) > 1e6 ? '–' : formatLevel(distance);
  if (quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta') return Math.abs(distance) < 1e-9 ? '0' : formatChange(distance);
  return smallPoints(distance);
}

/** Percentage points; a distance too small for one decimal keeps two significant digits, so that it is never "0.0". */
function smallPoints(distance: number): string {
  const points = Math.abs(distance * 100);
  if (points < 1e-9) return '0';
  if (points >= 0.05) return formatSharePoints(distance);
  return `${distance < 0 ? '−' : '+'}${Number(points.toPrecision(2))} pts`;
}

/** "passed by 151 points", "missed by 2.3 pts", "at the limit, which passes". */
export function passedBy(test: TestResult): string {
  const text = distanceText(test);
  if (text === '0') return test.met ? 'at the limit, which passes' : 'at the limit, which does not pass';
  if (text === '–') return test.met ? 'passed: there is no second firm' : 'missed';
  const size = text.replace(/^[+−-]/, '');
  const unit = test.quantity === 'postHhi' || test.quantity === 'preHhi' || test.quantity === 'delta' ? (size === '1' ? ' point' : ' points') : '';
  return `${test.met ? 'passed' : 'missed'} by ${size}${unit}`;
}
