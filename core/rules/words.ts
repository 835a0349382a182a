import { formatChange, formatHhi, formatShare } from '../format';
import type { Comparison, Quantity, TestSpec } from './rule-set';

const names: Readonly<Record<Quantity, string>> = {
  postHhi: 'HHI',
  preHhi: 'HHI before',
  delta: 'change',
  mergedShare: 'merged share',
  top3Share: 'share of the three largest firms',
  top5Share: 'share of the five largest firms',
  leaderShare: "leading firm's share",
  leaderOverSecond: 'leading firm over the second',
  partnerShare: "other party's share",
};

const signs: Readonly<Record<Comparison, string>> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };

/** The sign of what is true when the test is missed. */
const opposites: Readonly<Record<Comparison, string>> = { '>': '≤', '>=': '<', '<': '≥', '<=': '>' };

/**
 * A comparison in words, stating what holds: "HHI 1,951 > 1,800", or "HHI 1,702 ≤ 1,800" where the test `>` is missed,
 * or "change 100 = 100" at the limit itself. Rounding never crosses the limit.
 */
export function testWords(
  quantity: Quantity,
  value: number,
  order: number,
  comparison: Comparison,
  limit: number,
  exactLimit?: readonly [number, number],
): string {
  const met = order === 0 ? comparison === '>=' || comparison === '<=' : order > 0 === comparison.startsWith('>');
  const sign = order === 0 ? '=' : met ? signs[comparison] : opposites[comparison];
  const shownLimit = exactLimit === undefined ? shown(quantity, limit, []) : `${exactLimit[0]}/${exactLimit[1]}`;
  return `${names[quantity]} ${order === 0 ? shownLimit : shown(quantity, value, [limit])} ${sign} ${shownLimit}`;
}

/** A test as its text has it, without a value: "HHI > 1,800", "share of the five largest firms ≥ 2/3". */
export function limitWords({ quantity, comparison, limit, exactLimit }: Pick<TestSpec, 'quantity' | 'comparison' | 'limit' | 'exactLimit'>): string {
  return `${names[quantity]} ${signs[comparison]} ${exactLimit === undefined ? shown(quantity, limit, []) : `${exactLimit[0]}/${exactLimit[1]}`}`;
}

function shown(quantity: Quantity, value: number, limits: readonly number[]): string {
  switch (quantity) {
    case 'postHhi':
    case 'preHhi':
      return formatHhi(value, limits);
    case 'delta':
      return value < 0 ? formatChange(value, limits) : formatHhi(value, limits);
    case 'leaderOverSecond':
      return value > 1e6 ? 'no second firm' : value.toFixed(2);
    default:
      return formatShare(value, limits);
  }
}
