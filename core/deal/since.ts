import { lastDay } from '../market/ownership-dates';

/** Whether a period is the one given or a later one. Dates are compared as days, other periods in their natural order. */
export function isSince(period: string, since: string | undefined): boolean {
  if (since === undefined || period === '') return true;
  const [end, begin] = [lastDay(period), firstDayOf(since)];
  if (end !== null && begin !== null) return end >= begin;
  return period.localeCompare(since, 'en', { numeric: true }) >= 0;
}

/** Months before the last one of a period by how it is written. */
const spans: readonly (readonly [RegExp, number])[] = [
  [/Q[1-4]$/i, 2],
  [/H[12]$/i, 5],
  [/-\d{2}$/, 0],
  [/\d{4}$/, 11],
];

function firstDayOf(period: string): string | null {
  const last = lastDay(period);
  if (last === null) return null;
  if (/-\d{2}-\d{2}$/.test(period.trim())) return last;
  const [, before] = spans.find(([form]) => form.test(period.trim()))!;
  return `${last.slice(0, 5)}${String(Number(last.slice(5, 7)) - before).padStart(2, '0')}-01`;
}
