import type { Interval } from '../economics/wilson';
import type { Problem } from '../problem';
import { problem } from '../problem';

/** A figure as printed, and all values that would have been printed so. */
export interface PrintedFigure extends Interval {
  readonly text: string;
  /** The number in the text. */
  readonly value: number;
  readonly decimals: number;
  /** `exact`: a number to its printed digits. `about`: to its last digit other than 0. The ends of `above` and `below` do not belong. */
  readonly kind: 'exact' | 'about' | 'above' | 'below' | 'at least' | 'at most' | 'range';
}

const NUMBER = String.raw`([+\-−]?\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|[+\-−]?\d*\.?\d+)`;
const FORMS: readonly [RegExp, PrintedFigure['kind']][] = [
  [/^(?:more than|over|above|exceed(?:s|ing)?|in excess of|greater than|well (?:over|above)|>)\s*/i, 'above'],
  [/^(?:less than|under|below|fewer than|<)\s*/i, 'below'],
  [/^(?:at least|no less than|>=|≥)\s*/i, 'at least'],
  [/^(?:at most|no more than|up to|<=|≤)\s*/i, 'at most'],
  [/^(?:about|around|approx(?:imately|\.)?|roughly|some|nearly|almost|circa|c\.|~|≈)\s*/i, 'about'],
];

/**
 * Reads an HHI or a change as a text prints it: `3,154`, `0.2531`, `+536`, `more than 3,100`, `about 510`, `< 100`, `500-520`,
 * with or without "points". The range holds whatever rounds to the printed digits.
 */
export function parseFigure(text: string, figure: string): PrintedFigure | Problem {
  const bare = text.trim().replace(/\s*(?:points?|pts?\.?)$/i, '');
  const range = new RegExp(`^${NUMBER}\\s*(?:-|–|—|to)\\s*${NUMBER}$`).exec(bare);
  if (range !== null) {
    const [low, high] = [numberOf(range[1]!), numberOf(range[2]!)];
    if (low <= high) return { text, value: (low + high) / 2, decimals: decimalsOf(range[2]!), kind: 'range', low, high };
    return problem('figure-turned-round', `${figure} "${text}" runs downwards.`, 'Write the smaller number first.');
  }
  const [form, kind] = FORMS.find(([pattern]) => pattern.test(bare)) ?? [null, 'exact' as const];
  const digits = form === null ? bare : bare.replace(form, '');
  if (!new RegExp(`^${NUMBER}$`).test(digits)) return problem('not-a-figure', `${figure} "${text}" is not a number.`, 'Write it as printed: 3,154 or "more than 3,100".');
  const value = numberOf(digits);
  const decimals = decimalsOf(digits);
  const half = 0.5 * 10 ** (kind === 'about' && decimals === 0 ? trailingZeros(value) : -decimals);
  const ends: Record<PrintedFigure['kind'], [number, number]> = {
    exact: [value - half, value + half], about: [value - half, value + half], range: [value, value],
    above: [value, Infinity], 'at least': [value, Infinity], below: [-Infinity, value], 'at most': [-Infinity, value],
  };
  return { text, value, decimals, kind, low: ends[kind][0], high: ends[kind][1] };
}

const ROUNDING = 1e-9;

/** Could the value have been printed as this figure? */
export function printsAs({ low, high, kind }: PrintedFigure, value: number): boolean {
  const slack = ROUNDING * Math.max(1, Math.abs(value));
  if (kind === 'above') return value > low + slack;
  if (kind === 'below') return value < high - slack;
  return value >= low - slack && value <= high + slack;
}

/** Could some value of the range have been printed as this figure? */
export function meets(figure: PrintedFigure, range: Interval): boolean {
  return printsAs(figure, Math.min(Math.max(range.low, Number.isFinite(figure.low) ? figure.low : range.low), range.high)) || printsAs(figure, range.low) || printsAs(figure, range.high);
}

function numberOf(digits: string): number {
  return Number(digits.replace(/[, \u00a0\u202f]/g, '').replace('−', '-'));
}

function decimalsOf(digits: string): number {
  return /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
}

function trailingZeros(value: number): number {
  return /0*$/.exec(String(Math.abs(value)))?.[0].length ?? 0;
}
