import { silentStakeDelta } from './partial-stake';
import { sum } from './sum';

/** Firm `earner` earns the rate on the sales of firm `onSalesOf` (positions), without control. */
export interface Commission {
  readonly earner: number;
  readonly onSalesOf: number;
  readonly rate: number;
}

export interface PartnershipDelta {
  /** Rise of the MHHI in points per link, in the order given. */
  readonly links: Float64Array;
  readonly total: number;
}

/**
 * Rise of the MHHI in points when firms earn commissions on rivals' sales: each has the pricing incentive of a silent
 * interest of that rate. An approximation, to be labelled so; directions may differ. Refuses a firm that pays itself.
 */
export function commissionPartnershipDelta(shares: ArrayLike<number>, links: readonly Commission[]): PartnershipDelta {
  const deltas = Float64Array.from(links, ({ earner, onSalesOf, rate }) => {
    if (earner === onSalesOf) throw new RangeError('A firm cannot earn a commission on its own sales.');
    return silentStakeDelta(shares[earner]!, shares[onSalesOf]!, rate);
  });
  return { links: deltas, total: sum(deltas) };
}
