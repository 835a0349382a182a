/** Numbers as a person reads them. One set of rules for window, command line and report. */

const MINUS = '−';
const cache = new Map<string, Intl.NumberFormat>();
let locale = 'en';

/** Sets the locale of all numbers (`en`, `de-DE`). Hosts call it once at start. */
export function setLocale(tag: string): void {
  locale = tag;
}

function decimal(value: number, digits: number): string {
  const key = `${locale}/${digits}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    cache.set(key, format);
  }
  return format.format(value).replace(/^[-−](?=[0.,]*$)/, '').replace('-', MINUS);
}

/** Digits wanted so that the rounded value lies on the same side of every limit as the value itself. */
function digitsToTell(value: number, digits: number, limits: readonly number[]): number {
  let wanted = digits;
  for (const limit of limits) {
    while (wanted < 12 && value !== limit && Math.sign(Number(value.toFixed(wanted)) - limit) !== Math.sign(value - limit)) wanted++;
  }
  return wanted;
}

/** HHI in points, no decimals unless rounding would cross a limit: `1,951`; 1800.04 against 1800 is `1,800.04`. */
export function formatHhi(points: number, limits: readonly number[] = []): string {
  return decimal(points, digitsToTell(points, 0, limits));
}

/** Change in HHI points with its sign: `+249`, `−12`, `0`. A change smaller than a point keeps two significant digits. */
export function formatChange(points: number, limits: readonly number[] = []): string {
  if (points === 0) return '0';
  const small = Math.abs(points) < 1 ? Math.min(12, 1 - Math.floor(Math.log10(Math.abs(points)))) : 0;
  const text = decimal(Math.abs(points), digitsToTell(Math.abs(points), small, limits.map(Math.abs)));
  return (points < 0 ? MINUS : '+') + text;
}

/** HHI points in a working, with two decimals so that a column of them lines up: `1,672.81`. */
export function formatPoints(points: number): string {
  return decimal(points, 2);
}

/** A fraction as percent with one decimal: `37.8%`; more where rounding would cross a limit (limits are fractions). */
export function formatShare(fraction: number, limits: readonly number[] = []): string {
  const limitsInPercent = limits.map((limit) => limit * 100);
  return `${decimal(fraction * 100, digitsToTell(fraction * 100, 1, limitsInPercent))}%`;
}

/** Change of a fraction in percentage points with its sign: `+7.1 pts`. */
export function formatSharePoints(fraction: number): string {
  const rounded = decimal(Math.abs(fraction * 100), 1);
  const sign = Number((fraction * 100).toFixed(1)) === 0 ? '' : fraction < 0 ? MINUS : '+';
  return `${sign}${rounded} pts`;
}

/** A whole number with separators: `4,012`. */
export function formatCount(value: number): string {
  return decimal(value, 0);
}

/** A level in its unit, up to four significant digits after the separator: `397.43`. */
export function formatLevel(value: number): string {
  const magnitude = Math.abs(value);
  return decimal(value, magnitude >= 1000 || Number.isInteger(value) ? 0 : magnitude >= 1 ? 2 : 4);
}
