import type { Problem } from '../../problem';
import { problem } from '../../problem';
import { decimalMark } from '../decimal-mark';
import { isNumberWith } from '../number-text';

/** Texts of one column that are looked at. */
const LOOKED_AT = 2000;

/** What a format with numbers of its own has in texts: `12,5` in a text cell beside numbers that are numbers. */
export class TextNumbers {
  private readonly texts = new Map<number, string[]>();
  /** Whether any number of the file itself has a fraction. */
  private fractions = false;

  number(text: string): void {
    if (!this.fractions && /[.eE]/.test(text)) this.fractions = true;
  }

  text(column: number, text: string): void {
    if (text.length > 40 || !/\d/.test(text)) return;
    const seen = this.texts.get(column);
    if (seen === undefined) this.texts.set(column, [text]);
    else if (seen.length < LOOKED_AT) seen.push(text);
  }

  /** How the texts are to be read. */
  decide(columns: readonly string[], file: string): TextNumberReading {
    const decimal = decimalMark([...this.texts.values()].flat()).decimal;
    if (decimal === '.' || !this.fractions) return { decimal, commas: new Set(), problems: [] };
    const commas = new Set([...this.texts].filter(([, texts]) => decimalMark(texts).decimal === ',').map(([column]) => column));
    const problems = [...commas].map((column) =>
      problem('numbers-as-text', `Numbers in column "${columns[column]}" of ${file} are texts with a decimal comma, while other columns hold numbers; the comma is read as a point.`, 'If the commas are thousands separators, turn the texts into numbers in the file.', {
        severity: 'note', file, column: columns[column] ?? null,
      }),
    );
    return { decimal: '.', commas, problems };
  }
}

export interface TextNumberReading {
  /** Decimal mark of the table. Where numbers of the file have fractions it is a point. */
  readonly decimal: '.' | ',';
  /** Columns whose texts are written with a comma although the table has a point; `withPoint` mends them. */
  readonly commas: ReadonlySet<number>;
  readonly problems: readonly Problem[];
}

/** A number in a text with a decimal comma with its two marks exchanged, so that what stands around it stays; other texts, such as dates, as they are. */
export function withPoint(text: string): string {
  return isNumberWith(text, ',') ? text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ',')) : text;
}
