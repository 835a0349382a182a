/**
 * How numbers are written, as regular expressions that JavaScript and the database (RE2) read alike.
 * A number stands between a sign or a currency and a percent sign, a currency or footnote marks.
 */
const BLANK = '[\\s\u00a0\u2007\u2009\u202f\ufeff]*';
const MINUS = '[-\u2212\u2013]';
const SIGN = `(?:[+]|${MINUS})`;

/** Signs of currencies, and those ISO 4217 codes that economists meet. Units of other kinds are refused: "12 MW" is no number. */
const MONEY = `(?:${[
  'US[$]', 'R[$]', 'A[$]', 'C[$]', 'CA[$]', 'AU[$]', 'NZ[$]', 'HK[$]', 'NT[$]', 'S[$]', '[$€£¥₹₽₩₺₪₫₴฿₦]', 'z\u0142', 'K\u010d', 'kr[.]?', 'Rs[.]?', 'Fr[.]',
  ...'USD EUR GBP JPY CNY RMB CHF CAD AUD NZD INR BRL MXN ZAR SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH ILS KRW TWD HKD SGD THB IDR MYR PHP VND AED SAR EGP NGN KES ARS CLP COP PEN'.split(' '),
].join('|')})`;
const SCALE = '[%\uff05\u2030]';
/** Marks that lead to a note below the table: 12.3*, 12.3†, 12.3², 12.3 [1], 12.3 (p). */
const NOTES = `(?:${BLANK}(?:[*]{1,3}|[\u2020\u2021\u00a7\u00b6]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u1d43\u1d47\u1d9c\u1d48\u1d49\u1d56\u02b3]{1,3}|\\[[0-9A-Za-z]{1,2}\\]|\\([aceprs]\\))){0,2}`;
const AFTER = `${BLANK}(?:${SCALE}|${MONEY})?${NOTES}${BLANK}`;

/** Digits with their decimal mark; thousands in groups that one sign sets apart, and in the Indian way. */
function digits(decimal: '.' | ',', fractionDigits: '*' | '+' = '*'): string {
  const fraction = `(?:[${decimal}][0-9]${fractionDigits})?`;
  const thousands = [`[${decimal === '.' ? ',' : '.'}]`, "'", '\u2019', ' ', '\u00a0', '\u2007', '\u2009', '\u202f'].map((mark) => `[0-9]{1,3}(?:${mark}[0-9]{3})+`);
  const lakhs = decimal === '.' ? ['[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}'] : [];
  return `(?:${[...thousands, ...lakhs, '[0-9]+'].join('|')})${fraction}|[${decimal}][0-9]+`;
}

export interface NumberForms {
  /** Digits as programs write them, with an exponent at most. */
  readonly plain: string;
  /** Digits with the other mark between thousands, and nothing else. */
  readonly grouped: string;
  /** With what may stand around the digits. */
  readonly signed: string;
  /** The same with a minus behind, `5-`, or in the brackets of accountants, `(5)`. */
  readonly negative: string;
}

/** Characters of a number at most, so that every number is finite. */
export const LONGEST_NUMBER = 80;
/** What may stand around digits and holds a digit, or a point, itself. */
export const HOLDS_DIGITS = '\\[[0-9A-Za-z]{1,2}\\]|kr[.]|Rs[.]|Fr[.]';

/** The forms of a number with a decimal mark, to be matched from end to end. */
export function numberForms(decimal: '.' | ','): NumberForms {
  const number = `(?:${digits(decimal)})`;
  const other = decimal === '.' ? ',' : '.';
  return {
    plain: `[-+]?(?:[0-9]+(?:[${decimal}][0-9]*)?|[${decimal}][0-9]+)(?:[eE][-+]?[0-9]{1,2})?`,
    signed: `${BLANK}(?:${SIGN}${BLANK}${MONEY}?|${MONEY}${BLANK}${SIGN}?)?${BLANK}${number}${AFTER}`,
    grouped: `[-+]?[0-9]{1,3}(?:[${other}][0-9]{3})+(?:[${decimal}][0-9]*)?`,
    // "5.-" is a price in Swiss shops, not -5.
    negative: `${BLANK}${MONEY}?${BLANK}(?:${digits(decimal, '+')})${MINUS}${AFTER}|${BLANK}${MONEY}?${BLANK}[(]${BLANK}${MONEY}?${BLANK}${number}${BLANK}(?:${SCALE}|${MONEY})?${BLANK}[)]${AFTER}`,
  };
}

/** Blanks around a number, and all of it that carries a sign of percent or per mille. */
export const NUMBER_BLANK = BLANK;
export const PERCENT_FORM = `[0-9).,*]${BLANK}${SCALE}`;

const forms = { '.': compiled('.'), ',': compiled(',') };

function compiled(decimal: '.' | ','): readonly RegExp[] {
  const { plain, signed, negative } = numberForms(decimal);
  return [plain, signed, negative].map((form) => new RegExp(`^${BLANK}(?:${form})${BLANK}$`));
}

/** Whether a text is a number with this decimal mark. */
export function isNumberWith(text: string, decimal: '.' | ','): boolean {
  return /\d/.test(text) && text.length <= LONGEST_NUMBER && forms[decimal].some((form) => form.test(text));
}

/** Whether a text is a number with either decimal mark. */
export function isNumberText(text: string): boolean {
  return isNumberWith(text, '.') || isNumberWith(text, ',');
}

/** The digits of a number with the marks between them: `1.234,5` of `€ 1.234,5 [1]`; `null` where the text is no number. */
export function digitsOf(text: string): string | null {
  if (!isNumberText(text)) return null;
  return /[0-9.,][0-9.,'\u2019 \u00a0\u2007\u2009\u202f]*[0-9]|[0-9]/.exec(text.replace(new RegExp(HOLDS_DIGITS, 'g'), ''))?.[0] ?? null;
}
