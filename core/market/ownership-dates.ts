import { daysIn, periodDays } from '../period';

/** Last day of a period as ISO date, however the period is written; `null` where it is no date. */
export function lastDay(period: string): string | null {
  return periodDays(period)?.last ?? null;
}

/** First day of a year, month or day as ISO date. */
export function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

/** The day before an ISO date. */
export function dayBefore(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (day > 1) return `${date.slice(0, 8)}${two(day - 1)}`;
  return month > 1 ? `${date.slice(0, 5)}${two(month - 1)}-${two(daysIn(year, month - 1))}` : `${String(year - 1).padStart(4, '0')}-12-31`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
