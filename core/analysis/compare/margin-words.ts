import { formatChange, formatHhi, formatShare, formatSharePoints } from '../../format';
import type { Quantity } from '../../rules/rule-set';
import type { Margin } from './margin';

const short: Readonly<Record<Quantity, string>> = {
  postHhi: 'HHI', preHhi: 'HHI before', delta: 'change', mergedShare: 'share', top3Share: 'three largest', top5Share: 'five largest', leaderShare: 'leader', leaderOverSecond: 'leader to second', partnerShare: 'partner',
};

function inPoints(quantity: Quantity): boolean {
  return quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta';
}

/** "change −49": by how much the test that decides is passed or missed. */
export function marginInWords({ test: { quantity }, distance }: Margin): string {
  return `${short[quantity]} ${inPoints(quantity) ? formatChange(distance) : formatSharePoints(distance)}`;
}

/** "share 30.0%", "HHI 1,800". */
export function limitInWords(quantity: Quantity, limit: number): string {
  return `${short[quantity]} ${inPoints(quantity) ? formatHhi(limit) : formatShare(limit)}`;
}
