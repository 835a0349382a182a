/** Months by name and abbreviation in English, German, French, Spanish, Portuguese and Italian, without accents. */
const MONTHS = [
  /^(?:jan(?:uary|uar|vier|v|eiro)?|ene(?:ro)?|gen(?:naio|n)?)$/,
  /^(?:feb(?:ruary|ruar|rero|braio|br)?|fev(?:rier|r|ereiro)?)$/,
  /^(?:mar(?:ch|s|z|zo|co)?|mrz|maerz)$/,
  /^(?:apr(?:il|ile)?|avr(?:il)?|abr(?:il)?)$/,
  /^(?:may(?:o)?|mai(?:o)?|mag(?:gio)?)$/,
  /^(?:june?|juni|juin|junio|junho|giu(?:gno)?)$/,
  /^(?:july?|juli|juil(?:let)?|julio|julho|lug(?:lio)?)$/,
  /^(?:aug(?:ust)?|aout|ago(?:sto)?)$/,
  /^(?:sept?(?:ember|embre|tiembre|iembre)?|set(?:embro|tembre|t|iembre)?)$/,
  /^(?:oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?|ott(?:obre)?)$/,
  /^(?:nov(?:ember|embre|iembre|embro)?)$/,
  /^(?:dec(?:ember|embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?)$/,
];

/** A stretch of time, in years and fractions of a year. */
export interface PeriodSpan {
  readonly start: number;
  readonly length: number;
}

const YEAR = 1;
const MONTH = 1 / 12;
/** A day in a calendar where each month has 31: exact enough for an order. */
const DAY = 1 / 372;

/**
 * When a period begins and how long it lasts, or `null` where it is no date that can be told: `2024`, `2024-03`, `2024-03-31`,
 * `2024Q1`, `2024 Q1`, `Q1 2024`, `1Q24`, `H2 2023`, `Mar 2024`, `março/2024`, `Mrz-24`, `03/2024`, `31.12.2024`, `FY2023`, `2023/24`.
 */
export function periodSpan(period: string): PeriodSpan | null {
  const text = period.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const year = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
  let m: RegExpExecArray | null;
  if ((m = /^(?:fy ?)?(\d{4})$/.exec(text)) !== null) return { start: Number(m[1]), length: YEAR };
  if ((m = /^(?:fy ?)?(\d{4})([/-])(\d{2}|\d{4})$/.exec(text)) !== null && spans(Number(m[1]), m[2]!, m[3]!)) return { start: Number(m[1]), length: YEAR };
  if ((m = /^(\d{4})[-/._](\d{1,2})(?:[-/._](\d{1,2}))?(?:[t ].*)?$/.exec(text)) !== null) return date(Number(m[1]), Number(m[2]), m[3]);
  if ((m = /^(\d{4})m(\d{1,2})$/.exec(text)) !== null) return date(Number(m[1]), Number(m[2]));
  if ((m = /^(\d{4})[ -]?([qh])([1-4])$/.exec(text)) !== null) return part(Number(m[1]), m[2]!, Number(m[3]));
  if ((m = /^([qh])([1-4])[ -/']*(\d{4}|\d{2})$/.exec(text)) !== null) return part(year(m[3]!), m[1]!, Number(m[2]));
  if ((m = /^([1-4])([qh])[ -/']*(\d{4}|\d{2})$/.exec(text)) !== null) return part(year(m[3]!), m[2]!, Number(m[1]));
  if ((m = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)) !== null) return date(Number(m[3]), Number(m[2]), m[1]);
  // 31/12/2024 and 12/31/2024 can be told; 01/02/2024 cannot.
  if ((m = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(text)) !== null) return Number(m[1]) > 12 ? date(Number(m[4]), Number(m[3]), m[1]) : Number(m[3]) > 12 ? date(Number(m[4]), Number(m[1]), m[3]) : null;
  if ((m = /^(\d{1,2})[/.-](\d{4})$/.exec(text)) !== null) return date(Number(m[2]), Number(m[1]));
  if ((m = /^(?:(\d{1,2})[. -]+)?(?:de )?([a-z]{3,10})\.?[ /_-]*(?:de )?(?:(\d{1,2}),? )?(\d{4})$/.exec(text)) !== null) return date(Number(m[4]), monthOf(m[2]!), m[1] ?? m[3]);
  if ((m = /^([a-z]{3,10})\.?[/'_-](\d{2})$/.exec(text)) !== null) return date(year(m[2]!), monthOf(m[1]!));
  if ((m = /^(\d{4})[ /_-]([a-z]{3,10})\.?$/.exec(text)) !== null) return date(Number(m[1]), monthOf(m[2]!));
  return null;
}

/** First and last day of a period as ISO dates, or `null` where it is no date. A year that ends in the next (`2023/24`) counts as the first of the two. */
export function periodDays(period: string): { readonly first: string; readonly last: string } | null {
  const span = periodSpan(period);
  if (span === null) return null;
  const months = Math.floor(span.start * 12 + 1e-6);
  const day = Math.round((span.start * 12 - months) * 31) + 1;
  const first = [Math.floor(months / 12), (months % 12) + 1] as const;
  if (span.length === DAY) {
    if (day > daysIn(...first)) return null;
    const date = iso(...first, day);
    return { first: date, last: date };
  }
  const end = months + Math.round(span.length * 12) - 1;
  const last = [Math.floor(end / 12), (end % 12) + 1] as const;
  return { first: iso(...first, 1), last: iso(...last, daysIn(...last)) };
}

/** Days of a month in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** When a period begins, as year and fraction of a year, or `null` where it is no date that can be told. */
export function periodStart(period: string): number | null {
  return periodSpan(period)?.start ?? null;
}

/** 1 to 12 by name, 0 for any other word. */
export function monthOf(word: string): number {
  return MONTHS.findIndex((names) => names.test(word)) + 1;
}

/** Is this a year that ends in the next, as `2023/24`? `2011-12` is December. */
function spans(from: number, sign: string, to: string): boolean {
  if (Number(to) % 100 !== (from + 1) % 100) return false;
  return sign === '/' || to.length === 4 || Number(to) > 12;
}

function date(year: number, month: number, day?: string): PeriodSpan | null {
  const d = Number(day ?? 1);
  if (month < 1 || month > 12 || d < 1 || d > 31) return null;
  return { start: year + (month - 1) / 12 + (d - 1) / 372, length: day === undefined ? MONTH : DAY };
}

function part(year: number, kind: string, n: number): PeriodSpan {
  const length = kind === 'q' ? 1 / 4 : 1 / 2;
  return { start: year + (n - 1) * length, length };
}

const natural = new Intl.Collator('en', { numeric: true });

/** Order of periods: by time where both can be told, otherwise by name with numbers in order. */
export function comparePeriods(a: string, b: string): number {
  const x = periodStart(a);
  const y = periodStart(b);
  if (x !== null && y !== null && x !== y) return x - y;
  return natural.compare(a, b);
}
