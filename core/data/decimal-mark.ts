import { digitsOf } from './number-text';

export interface DecimalMark {
  readonly decimal: '.' | ',';
  /** A number that could be read in two ways where nothing in the cells decides, such as `1.234`. */
  readonly doubt: string | null;
  /** Cells that can only be read with a comma, and only with a point. */
  readonly comma: number;
  readonly point: number;
}

/**
 * Decides between decimal point and comma from the cells that can only be read in one way:
 * `0,5`, `37,62`, `1.234,5` and `1.234.567` have a comma, `0.5`, `37.62`, `1,234.5` and `12,34,567` a point. `1.234` alone decides nothing.
 */
export function decimalMark(cells: Iterable<string>): DecimalMark {
  let comma = 0;
  let point = 0;
  let doubt: string | null = null;
  for (const cell of cells) {
    const read = readingOf(cell);
    if (read === ',') comma++;
    else if (read === '.') point++;
    else if (read === 'both') doubt ??= cell.trim();
  }
  return { decimal: comma > point ? ',' : '.', doubt: comma + point === 0 ? doubt : null, comma, point };
}

/** The decimal mark with which alone a cell is a number, `both` for `1.234`; `null` where it has no mark. */
function readingOf(cell: string): '.' | ',' | 'both' | null {
  const text = digitsOf(cell);
  if (text === null || !/[.,]/.test(text)) return null;
  const last = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  const parts = text.split(last);
  if (text.includes(other) || /[^\d.,]/.test(text)) return last;
  if (parts.length > 2) return other;
  return parts[1]!.length !== 3 || parts[0]!.length > 3 || /^0*$/.test(parts[0]!) ? last : 'both';
}
