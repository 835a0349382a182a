import type { Problem } from '../problem';
import { problem } from '../problem';

/** A share known as a range; ends are fractions and belong to it. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
  /** How the text was read where that is not plain: "about 10" is any share that rounds to 10. */
  readonly reading?: string;
}

export type ParsedInterval = { readonly interval: ShareInterval } | { readonly problem: Problem };

interface Place {
  readonly file?: string | null;
  readonly row?: number | null;
  readonly column?: string | null;
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%?)`;
const RANGE = new RegExp(String.raw`^(?:between\s+)?\[?\s*${NUMBER}\s*(?:-|–|—|−|\.\.|…|;|to|and|bis|à)\s*${NUMBER}\s*\]?$`, 'i');
const POINT = new RegExp(`^${NUMBER}$`);
const ABOUT = new RegExp(String.raw`^(?:~|≈|about|around|circa|ca\.?|c\.|approx(?:imately|\.)?|some|roughly|etwa|environ)\s*${NUMBER}$`, 'i');
const BELOW = new RegExp(String.raw`^(?:<=?|≤|under|below|less than|fewer than|up to|at most|no more than|unter|moins de)\s*${NUMBER}$`, 'i');
const ABOVE = new RegExp(String.raw`^(?:>=?|≥|over|above|more than|at least|no less than|über|plus de)\s*${NUMBER}$`, 'i');
const PLUS = new RegExp(String.raw`^${NUMBER}\s*\+$`);

/**
 * Reads a share typed as a point or a range: `8-12`, `8–12%`, `8 to 12`, `about 10`, `<1`, `under 5`, `>= 30`, `30+`. A decimal
 * comma is read as a point. Numbers are in `unit` unless they carry %. Ends belong to the range, also after `<` and `>`: its
 * bounds are then approached as closely as one likes. What cannot be read, is turned round or leaves 0% to 100% is refused.
 */
export function parseInterval(text: string, unit: 'percent' | 'fraction', place: Place = {}): ParsedInterval {
  const trimmed = text.trim();
  const scale = (sign: string): number => (unit === 'percent' || sign === '%' ? 100 : 1);
  const value = (digits: string, sign: string): number => Number(digits.replace(',', '.')) / scale(sign);
  const refuse = (code: string, message: string, remedy: string): ParsedInterval => ({ problem: problem(code, message, remedy, place) });
  const within = (low: number, high: number, reading?: string): ParsedInterval => {
    if (low > high) return refuse('interval-turned-round', `"${trimmed}" runs downwards.`, 'Write the smaller share first.');
    if (high > 1) return refuse('share-above-all', `"${trimmed}" is more than the whole market${unit === 'fraction' ? ' when read as a fraction' : ''}.`, unit === 'fraction' ? 'Write fractions up to 1, or add %.' : 'Write shares up to 100.');
    return { interval: { low, high, ...(reading === undefined ? {} : { reading }) } };
  };
  if (trimmed === '') return refuse('missing-share', 'The share is empty.', 'Write a share such as 10, or a range such as 8-12.');
  if (/^[-−]\s*\d/.test(trimmed)) return refuse('negative-share', `"${trimmed}" is below 0.`, 'A share is at least 0.');

  const range = RANGE.exec(trimmed);
  if (range !== null) {
    // A % after the second number is meant for both.
    const [, low, lowSign, high, highSign] = range as unknown as [string, string, string, string, string];
    return within(value(low, lowSign === '' ? highSign : lowSign), value(high, highSign === '' ? lowSign : highSign));
  }
  const point = POINT.exec(trimmed);
  if (point !== null) return within(value(point[1]!, point[2]!), value(point[1]!, point[2]!));
  const about = ABOUT.exec(trimmed);
  if (about !== null) {
    const [, digits, sign] = about as unknown as [string, string, string];
    const half = 0.5 * 10 ** -decimals(digits);
    const middle = Number(digits.replace(',', '.'));
    const end = (x: number): number => Number((Math.max(0, x) / scale(sign)).toPrecision(15));
    const full = scale(sign);
    return within(end(middle - half), middle > full ? end(middle + half) : Math.min(1, end(middle + half)), `any share that rounds to ${digits}${sign}`);
  }
  const below = BELOW.exec(trimmed);
  if (below !== null) return within(0, value(below[1]!, below[2]!));
  const above = ABOVE.exec(trimmed) ?? PLUS.exec(trimmed);
  if (above !== null) {
    const low = value(above[1]!, above[2]!);
    return within(low, low > 1 ? low : 1);
  }
  return refuse('not-a-share', `"${trimmed}" is not a share.`, 'Write a number such as 10, a range such as 8-12, "about 10", "under 5" or ">= 30".');
}

function decimals(digits: string): number {
  return /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
}
