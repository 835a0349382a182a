import { MISSING_TEXTS } from '../missing-texts';
import { HOLDS_DIGITS, LONGEST_NUMBER, NUMBER_BLANK, PERCENT_FORM, numberForms } from '../number-text';
import { identifier, literal, literals } from './quote';

/** Blank characters that spreadsheets leave around names and numbers. */
const BLANKS = ' \t\r\n\u00a0\u2007\u2009\u202f\ufeff';

/** An expression of text without the blanks around it; NULL where nothing is left, or `\N`, by which databases write nothing. */
export function trimmed(text: string): string {
  return `nullif(nullif(trim(${text}, ${literal(BLANKS)}), ''), '\\N')`;
}

/** A text cell without the blanks around it; NULL where nothing is left. */
export function textOf(column: string): string {
  return trimmed(identifier(column));
}

/**
 * A text expression as DOUBLE, NULL where it is no number. The decimal mark is the file's; thousands may be set off by the
 * other mark, a blank or an apostrophe in groups of three, or as in India ("12,34,567"); a sign of currency or percent and
 * marks of footnotes may stand beside it ("37.6% [1]" is 37.6, "376\u2030" too); "(5)" and "5-" are -5.
 * `nan` and `infinity` are no numbers. Not longer than 80 bytes, so that every number is finite.
 */
export function numberOf(text: string, decimal: '.' | ','): string {
  const { plain, grouped, signed, negative } = numberForms(decimal);
  const is = (form: string): string => `regexp_full_match(${text}, ${literal(form)})`;
  const kept = (from: string, characters: string): string => `regexp_replace(${from}, ${literal(`[^${characters}${decimal}]`)}, '', 'g')`;
  const number = (digits: string): string => `TRY_CAST(${point(digits, decimal)} AS DOUBLE)`;
  const dressed = `(${number(kept(`regexp_replace(${text}, ${literal(HOLDS_DIGITS)}, '', 'g')`, '0-9'))} / CASE WHEN contains(${text}, '\u2030') THEN 10 ELSE 1 END)`;
  return `CASE WHEN strlen(${text}) > ${LONGEST_NUMBER} THEN NULL
    WHEN ${is(plain)} THEN ${number(text)}
    WHEN ${is(grouped)} THEN ${number(`replace(${text}, ${literal(decimal === '.' ? ',' : '.')}, '')`)}
    WHEN NOT regexp_matches(${text}, '[0-9]') THEN NULL
    WHEN ${is(`${NUMBER_BLANK}${plain}${NUMBER_BLANK}`)} THEN ${number(kept(text, '-+0-9eE'))}
    WHEN ${is(signed)} THEN CASE WHEN regexp_matches(${text}, '^[^0-9]*[-\u2212\u2013]') THEN -1 ELSE 1 END * ${dressed}
    WHEN ${is(negative)} THEN -${dressed} END`;
}

/** Whether a text is one of those that stand for a number which is not there; never NULL. */
export function standsForMissing(text: string): string {
  return `coalesce(lower(trim(${text}, ${literal(BLANKS)})) IN ${literals(Object.keys(MISSING_TEXTS))}, false)`;
}

/** Whether a text carries a sign of percent or per mille. */
export function hasPercent(text: string): string {
  return `regexp_matches(${text}, ${literal(PERCENT_FORM)})`;
}

function point(text: string, decimal: '.' | ','): string {
  return decimal === '.' ? text : `replace(${text}, ',', '.')`;
}
