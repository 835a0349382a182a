import { identifier, literal } from './quote';

/** Blank characters that spreadsheets leave around names and numbers. */
const BLANKS = ' \t\r\n\u00a0\u2007\u202f\ufeff';

/** An expression of text without the blanks around it; NULL where nothing is left. */
export function trimmed(text: string): string {
  return `nullif(trim(${text}, ${literal(BLANKS)}), '')`;
}

/** A text cell without the blanks around it; NULL where nothing is left. */
export function textOf(column: string): string {
  return trimmed(identifier(column));
}

/**
 * A text expression as DOUBLE, NULL where it is no number. The decimal mark is the file's; thousands may be set off by the
 * other mark, a blank or an apostrophe in groups of three; a sign of currency or percent may stand beside it ("37.6%" is 37.6).
 * `nan` and `infinity` are no numbers. Up to 40 digits, so that every number is finite.
 */
export function numberOf(text: string, decimal: '.' | ','): string {
  const mark = `[${decimal}]`;
  const plain = `[-+]?(?:[0-9]{1,40}(?:${mark}[0-9]*)?|${mark}[0-9]+)(?:[eE][-+]?[0-9]{1,2})?`;
  const thousands = decimal === '.' ? ',' : '.';
  const blank = '[\\s\u00a0\u2007\u202f]*';
  const sign = '[-+\u2212]?';
  const money = '(?:[€$£¥₹]|US[$]|USD|EUR|GBP)?';
  const digits = `(?:[0-9]{1,3}(?:[${thousands}'\u2019 \u00a0\u2007\u202f][0-9]{3}){1,12}|[0-9]{1,40})(?:${mark}[0-9]*)?|${mark}[0-9]+`;
  const dressed = `${blank}${sign}${blank}${money}${blank}${sign}(?:${digits})${blank}(?:%|${money})${blank}`;
  const scientific = `${blank}${plain}${blank}`;
  const bare = (keep: string): string => `regexp_replace(replace(${text}, '\u2212', '-'), ${literal(`[^-+0-9${decimal}${keep}]`)}, '', 'g')`;
  return `CASE WHEN regexp_full_match(${text}, ${literal(plain)}) THEN TRY_CAST(${point(text, decimal)} AS DOUBLE)
    WHEN regexp_full_match(${text}, ${literal(scientific)}) THEN TRY_CAST(${point(bare('eE'), decimal)} AS DOUBLE)
    WHEN regexp_full_match(${text}, ${literal(dressed)}) THEN TRY_CAST(${point(bare(''), decimal)} AS DOUBLE) END`;
}

function point(text: string, decimal: '.' | ','): string {
  return decimal === '.' ? text : `replace(${text}, ',', '.')`;
}
