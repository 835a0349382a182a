const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * When a period begins, as year and fraction of a year, or `null` where it is no date that can be told:
 * `2024`, `2024-03`, `2024-03-31`, `2024Q1`, `2024 Q1`, `Q1 2024`, `1Q24`, `H2 2023`, `Mar 2024`, `03/2024`, `FY2023`, `2023/24`.
 */
export function periodStart(period: string): number | null {
  const text = period.trim().toLowerCase();
  const year = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
  let m: RegExpExecArray | null;
  if ((m = /^(?:fy ?)?(\d{4})$/.exec(text)) !== null) return Number(m[1]);
  if ((m = /^(?:fy ?)?(\d{4})([/-])(\d{2}|\d{4})$/.exec(text)) !== null && spans(Number(m[1]), m[2]!, m[3]!)) return Number(m[1]);
  if ((m = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ].*)?$/.exec(text)) !== null) return date(Number(m[1]), Number(m[2]), Number(m[3] ?? 1));
  if ((m = /^(\d{4})m(\d{1,2})$/.exec(text)) !== null) return date(Number(m[1]), Number(m[2]), 1);
  if ((m = /^(\d{4})[ -]?([qh])([1-4])$/.exec(text)) !== null) return part(Number(m[1]), m[2]!, Number(m[3]));
  if ((m = /^([qh])([1-4])[ -/']*(\d{4}|\d{2})$/.exec(text)) !== null) return part(year(m[3]!), m[1]!, Number(m[2]));
  if ((m = /^([1-4])([qh])[ -/']*(\d{4}|\d{2})$/.exec(text)) !== null) return part(year(m[3]!), m[2]!, Number(m[1]));
  if ((m = /^(\d{1,2})[/.-](\d{4})$/.exec(text)) !== null) return date(Number(m[2]), Number(m[1]), 1);
  if ((m = /^(?:(\d{1,2})[ -])?([a-z]{3})[a-z]*\.?[ -]*(?:(\d{1,2}),? )?(\d{4})$/.exec(text)) !== null) {
    const month = MONTHS.indexOf(m[2]!);
    return month < 0 ? null : date(Number(m[4]), month + 1, Number(m[1] ?? m[3] ?? 1));
  }
  return null;
}

/** Is this a year that ends in the next, as `2023/24`? `2011-12` is December. */
function spans(from: number, sign: string, to: string): boolean {
  if (Number(to) % 100 !== (from + 1) % 100) return false;
  return sign === '/' || to.length === 4 || Number(to) > 12;
}

function date(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return year + (month - 1) / 12 + (day - 1) / 372;
}

function part(year: number, kind: string, n: number): number {
  return year + (n - 1) / (kind === 'q' ? 4 : 2);
}

const natural = new Intl.Collator('en', { numeric: true });

/** Order of periods: by time where both can be told, otherwise by name with numbers in order. */
export function comparePeriods(a: string, b: string): number {
  const x = periodStart(a);
  const y = periodStart(b);
  if (x !== null && y !== null && x !== y) return x - y;
  return natural.compare(a, b);
}
