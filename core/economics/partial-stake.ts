import { POINTS } from './hhi';

/**
 * Rise of the MHHI in points when firm i holds a cash-flow stake b in rival j without control: `b s_i s_j`.
 * Source: O'Brien and Salop 2000, Antitrust Law Journal 67: 559-614, section III. Shares and stake are fractions.
 */
export function silentStakeDelta(shareOfHolder: number, shareOfTarget: number, stake: number): number {
  return POINTS * checked(stake) * shareOfHolder * shareOfTarget;
}

/** As above with total control of j by i at a cash-flow stake b: `(b + 1/b) s_i s_j`. A stake of 0 has no controlling owner and is refused. */
export function totalControlDelta(shareOfHolder: number, shareOfTarget: number, stake: number): number {
  if (checked(stake) === 0) throw new RangeError('Total control needs a stake above 0.');
  return POINTS * (stake + 1 / stake) * shareOfHolder * shareOfTarget;
}

function checked(stake: number): number {
  if (!(stake >= 0 && stake <= 1)) throw new RangeError(`A stake lies between 0 and 1, not ${stake}.`);
  return stake;
}
