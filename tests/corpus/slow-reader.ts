import type { Dialect } from '../../core/data/dialect';

/** Records of a text as the rules of CSV say, one character after the other; `odd` where they say nothing. */
export interface SlowTable {
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
  readonly odd: boolean;
}

/** Text of a file in an encoding; `null` where bytes are none of its letters. */
export function slowText(bytes: Uint8Array, encoding: Dialect['encoding']): string | null {
  if (encoding === 'windows-1252') return null;
  const big = bytes[0] === 0xfe || (bytes[0] === 0 && bytes[1] !== 0);
  try {
    return new TextDecoder(encoding === 'utf-8' ? 'utf-8' : big ? 'utf-16be' : 'utf-16le', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads the rows below the header, apart from how the program does it. */
export function slowRows(text: string, dialect: Dialect, width: number): SlowTable {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const last = lines.length - (dialect.footer ?? 0);
  const rows: { line: number; fields: string[] }[] = [];
  let odd = false;
  let header = dialect.header === false ? 0 : (dialect.headerRows ?? 1);
  const breaks = [...text.matchAll(/\r\n|\n|\r/g)].map(([found]) => found);
  for (let i = dialect.skip; i < lines.length; i++) {
    const line = i + 1;
    const fields: string[] = [];
    let field = '';
    let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
    for (let at = 0; ; at++) {
      const char = lines[i]![at];
      if (char === undefined && state === 'quoted') {
        if (i + 1 >= lines.length) return { rows, odd: true };
        field += breaks[i]!;
        i++;
        at = -1;
      } else if (char === undefined || (char === dialect.delimiter && state !== 'quoted')) {
        fields.push(field);
        field = '';
        state = 'start';
        if (char === undefined) break;
      } else if (state === 'quoted') {
        if (char !== '"') field += char;
        else if (lines[i]![at + 1] === '"') {
          field += '"';
          at++;
        } else state = 'closed';
      } else if (state === 'closed') {
        if (char !== ' ' && char !== '\t') return { rows, odd: true };
      } else if (char === '"' && field.trim() === '' && !/[^ \t]/.test(field)) {
        field = '';
        state = 'quoted';
      } else {
        field += char;
        state = 'plain';
      }
    }
    if (fields.every((one) => one === '') || (fields.length === 1 && fields[0]!.trim() === '')) continue;
    if (header > 0) {
      header--;
      continue;
    }
    if (line > last) continue;
    if (fields.length !== width && !(fields.length === width + 1 && fields[width] === '')) odd = true;
    else rows.push({ line, fields: fields.slice(0, width) });
  }
  return { rows, odd };
}

const BLANKS = ' \t\r\n\u00a0\u2007\u2009\u202f\ufeff';
const CODES = 'US$ R$ A$ C$ CA$ AU$ NZ$ HK$ NT$ S$ $ € £ ¥ ₹ ₽ ₩ ₺ ₪ ₫ ₴ ฿ ₦ zł Kč kr. kr Rs. Rs Fr. USD EUR GBP JPY CNY RMB CHF CAD AUD NZD INR BRL MXN ZAR SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH ILS KRW TWD HKD SGD THB IDR MYR PHP VND AED SAR EGP NGN KES ARS CLP COP PEN'.split(' ');

/** Text without the blanks around it; `null` where nothing is left, or `\N`. */
export function slowTrim(text: string): string | null {
  let from = 0;
  let to = text.length;
  while (from < to && BLANKS.includes(text[from]!)) from++;
  while (to > from && BLANKS.includes(text[to - 1]!)) to--;
  const trimmed = text.slice(from, to);
  return trimmed === '' || trimmed === '\\N' ? null : trimmed;
}

/** A number read by taking off what may stand around its digits; `null` where something else is left. */
export function slowNumber(cell: string, decimal: '.' | ','): number | null {
  if (new TextEncoder().encode(cell).length > 80) return null;
  let text = strip(cell);
  const plain = /^[-+]?(?:\d+[.,]?\d*|[.,]\d+)[eE][-+]?\d{1,2}$/.exec(text);
  if (plain !== null && !text.includes(decimal === '.' ? ',' : '.')) return Number(text.replace(',', '.'));
  for (let notes = 0; notes < 2; notes++) text = strip(text.replace(/(?:\*{1,3}|[†‡§¶]|[¹²³⁰⁴-⁹ᵃᵇᶜᵈᵉᵖʳ]{1,3}|\[[0-9A-Za-z]{1,2}\]|\([aceprs]\))$/u, ''));
  let factor = 1;
  const scaled = takenOff(text, 'end', ['%', '\uff05', '\u2030', ...CODES]);
  if (scaled.off === '\u2030') factor = 0.1;
  text = scaled.left;
  let sign = 1;
  let signs = 0;
  if (/^.*\(.*\)$/s.test(text) && text.endsWith(')')) {
    const [before, inside] = [text.slice(0, text.indexOf('(')), strip(text.slice(text.indexOf('(') + 1, -1))];
    if (strip(before) !== '' && !CODES.includes(strip(before))) return null;
    const scale = takenOff(inside, 'end', ['%', '\uff05', '\u2030', ...CODES]);
    if (scale.off === '\u2030') factor = 0.1;
    text = takenOff(scale.left, 'start', CODES).left;
    sign = -1;
  } else {
    const signed = (): void => {
      if (!/^[-+\u2212\u2013]/.test(text)) return;
      if (text[0] !== '+') sign = -1;
      signs++;
      text = strip(text.slice(1));
    };
    signed();
    text = takenOff(text, 'start', CODES).left;
    signed();
    if (/[-\u2212\u2013]$/.test(text)) {
      signs++;
      sign = -1;
      text = text.slice(0, -1);
      if (!/\d$/.test(text)) return null;
    }
    if (signs > 1) return null;
  }
  const value = digits(text, decimal);
  return value === null ? null : sign * value * factor;
}

function strip(text: string): string {
  return text.replace(/^[\s\u00a0\u2007\u2009\u202f]+|[\s\u00a0\u2007\u2009\u202f]+$/g, '');
}

function takenOff(text: string, end: 'start' | 'end', signs: readonly string[]): { left: string; off: string | null } {
  const off = signs.find((sign) => (end === 'start' ? text.startsWith(sign) : text.endsWith(sign))) ?? null;
  if (off === null) return { left: text, off };
  return { left: strip(end === 'start' ? text.slice(off.length) : text.slice(0, -off.length)), off };
}

function digits(text: string, decimal: '.' | ','): number | null {
  const parts = text.split(decimal);
  if (parts.length > 2) return null;
  const [whole, fraction = ''] = parts as [string, string?];
  if (!/^\d*$/.test(fraction) || whole + fraction === '') return null;
  const separators = [...new Set(whole.replace(/\d/g, ''))];
  if (separators.length > 1) return null;
  const separator = separators[0];
  if (separator === undefined) return !/^\d*$/.test(whole) ? null : Number(`${whole === '' ? '0' : whole}.${fraction === '' ? '0' : fraction}`);
  if (![decimal === '.' ? ',' : '.', "'", '\u2019', ' ', '\u00a0', '\u2007', '\u2009', '\u202f'].includes(separator)) return null;
  const groups = whole.split(separator);
  const rest = groups.slice(1);
  const western = groups[0]!.length >= 1 && groups[0]!.length <= 3 && rest.every(({ length }) => length === 3);
  const indian = separator === ',' && groups[0]!.length >= 1 && groups[0]!.length <= 2 && rest.slice(0, -1).every(({ length }) => length === 2) && rest.at(-1)!.length === 3;
  return western || indian ? Number(`${groups.join('')}.${fraction === '' ? '0' : fraction}`) : null;
}
