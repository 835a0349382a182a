import type { ShareMapping } from './mapping';
import { nameWords } from './column-roles';
import type { ColumnProfile } from './profile';

/** Sums of the value column over each market and period. */
export interface CellSums {
  readonly cells: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface UnitGuess {
  readonly unit: ShareMapping['unit'];
  readonly reason: string;
  readonly confidence: number;
}

const SHARE_NAME = /\b(?:shares?|anteil|marktanteil|quota|cuota|participacao|part de marche|fraction)\b/;
const PERCENT_NAME = /\b(?:pct|percent|percentage|prozent)\b|%/;
const LEVEL_NAME = /\b(?:sales|revenues?|turnover|gmv|spend|units?|quantity|volumes?|amount|users|subscribers|umsatz|usd|eur|gbp|bn|mn|m)\b/;
/** Published shares that are rounded can miss the whole by this much. */
const ROUNDING = 0.02;

/** Decides once for the whole column whether it holds fractions, percent or levels, and says why. */
export function guessUnit(value: ColumnProfile, sums: CellSums | null): UnitGuess {
  const words = nameWords(value.name);
  const max = value.max ?? 0;
  const where = sums !== null && sums.cells === 1 ? 'the values sum to' : 'the values of each market and period sum to';
  if (value.percents > 0) return { unit: 'percent', reason: 'the values carry a % sign', confidence: 0.98 };
  if (PERCENT_NAME.test(words)) {
    if (max <= 1 && sums !== null && sums.max <= 1 + ROUNDING) return { unit: 'fraction', reason: `${where} at most ${short(sums.max)}, though the name says percent`, confidence: 0.8 };
    return { unit: 'percent', reason: `named '${value.name}'`, confidence: 0.9 };
  }
  if (SHARE_NAME.test(words)) {
    if (max <= 1) return { unit: 'fraction', reason: `named '${value.name}' and no value is above 1`, confidence: 0.9 };
    return { unit: 'percent', reason: `named '${value.name}' and values go up to ${short(max)}`, confidence: 0.8 };
  }
  if (LEVEL_NAME.test(words)) return { unit: 'level', reason: `named '${value.name}'`, confidence: 0.9 };
  if (sums !== null && sums.cells > 0) {
    if (max <= 1 && value.whole < value.numbers && sums.max <= 1.5) {
      return { unit: 'fraction', reason: `all values are between 0 and 1 and ${where} ${between(sums)}`, confidence: 0.85 };
    }
    if (sums.min >= 100 * (1 - ROUNDING) && sums.max <= 100 * (1 + ROUNDING)) return { unit: 'percent', reason: `${where} ${between(sums)}`, confidence: 0.85 };
  }
  return { unit: 'level', reason: `the values go up to ${short(max)} and do not sum to 1 or 100`, confidence: 0.6 };
}

/** A number in a reason: four digits are enough to recognise it. */
function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function between(sums: CellSums): string {
  return short(sums.min) === short(sums.max) ? short(sums.max) : `${short(sums.min)} to ${short(sums.max)}`;
}
