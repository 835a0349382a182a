/** What surrounds a number without changing it. */
const AROUND = /^[\s\u00a0\u202f]*[-+\u2212]?[\s\u00a0\u202f]*[€$£¥]?[\s\u00a0\u202f]*[-+\u2212]?|[\s\u00a0\u202f]*(?:%|[€$£¥])?[\s\u00a0\u202f]*$/g;

export interface DecimalMark {
  readonly decimal: '.' | ',';
  /** A number that could be read in two ways where nothing in the file decides, such as `1.234`. */
  readonly doubt: string | null;
}

/**
 * Decides between decimal point and comma from the cells that can only be read in one way:
 * `0,5`, `37,62` and `1.234,5` have a comma, `0.5`, `37.62` and `1,234.5` a point. `1.234` alone decides nothing.
 */
export function decimalMark(cells: Iterable<string>): DecimalMark {
  let comma = 0;
  let point = 0;
  let doubt: string | null = null;
  for (const cell of cells) {
    const text = cell.replace(AROUND, '');
    if (!/^[\d.,]*\d$/.test(text) || !/[.,]/.test(text)) continue;
    const last = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
    const other = last === ',' ? '.' : ',';
    const parts = text.split(last);
    const decides = text.includes(other)
      ? parts.length === 2
      : parts.length === 2 && (parts[1]!.length !== 3 || parts[0]!.length > 3 || /^0?$/.test(parts[0]!));
    if (decides) {
      if (last === ',') comma++;
      else point++;
    } else if (parts.length > 2 && !text.includes(other)) {
      if (last === ',') point++;
      else comma++;
    } else {
      doubt ??= text;
    }
  }
  return { decimal: comma > point ? ',' : '.', doubt: comma + point === 0 ? doubt : null };
}
