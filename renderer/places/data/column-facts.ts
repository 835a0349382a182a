import { formatCount } from '../../../core/format';
import type { ColumnProfile } from '../../../core/data/profile';

/** A number of a column as it is: full precision, in the window's way of writing. */
export function plainNumber(value: number): string {
  return value.toLocaleString(undefined, { maximumSignificantDigits: 12 }).replace('-', '−');
}

/** Facts of a column as pairs of name and value, those that it has. */
export function factsOfColumn({ filled, missing, distinct, numbers, min, max }: ColumnProfile): (readonly [name: string, value: string])[] {
  return [
    ['filled', formatCount(filled)],
    ['missing', formatCount(missing)],
    ['different', formatCount(distinct)],
    ...(numbers > 0 ? ([['numbers', formatCount(numbers)]] as const) : []),
    ...(min !== null ? ([['least', plainNumber(min)]] as const) : []),
    ...(max !== null ? ([['greatest', plainNumber(max)]] as const) : []),
  ];
}
