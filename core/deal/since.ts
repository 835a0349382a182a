import { comparePeriods, periodDays } from '../period';

/** Whether a period is the one given or a later one. Dates are compared as days, other periods in their natural order. */
export function isSince(period: string, since: string | undefined): boolean {
  if (since === undefined || period === '') return true;
  const [end, begin] = [periodDays(period)?.last, periodDays(since)?.first];
  if (end !== undefined && begin !== undefined) return end >= begin;
  return comparePeriods(period, since) >= 0;
}
