const PERIOD = /^(?:FY\s?)?(\d{4})(?:[-/ ]?Q([1-4])|[-/ ]?H([12])|-(\d{2})(?:-(\d{2}))?)?$/i;

/** Last day of a period as ISO date: `2019`, `2019-06`, `2019-06-30`, `2019Q2`, `2019-H1`, `FY2019`; `null` where it is no date. */
export function lastDay(period: string): string | null {
  const [, year, quarter, half, month, day] = PERIOD.exec(period.trim()) ?? [];
  if (year === undefined) return null;
  if (day !== undefined) return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
  const last = quarter !== undefined ? 3 * Number(quarter) : half !== undefined ? 6 * Number(half) : Number(month ?? 12);
  if (last < 1 || last > 12) return null;
  return `${year}-${two(last)}-${two(daysIn(Number(year), last))}`;
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

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
