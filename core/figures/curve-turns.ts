import type { Curve, CurvePoint } from '../analysis/curve';
import type { Crossing } from '../analysis/curve-crossings';
import { formatHhi, formatShare } from '../format';
import type { Comparison, Quantity, RuleSet } from '../rules/rule-set';

/** Something that happens along a curve: a limit is met, or the outcome of the rule changes. */
export interface CurveTurn {
  readonly at: number;
  /** "from 12.4% on", "above 12.4%": where what follows holds. */
  readonly where: string;
  /** "the change falls to 100". */
  readonly what: string;
  /** Outcome that holds there, in the rule's words. */
  readonly outcome: string;
  /** Whether the outcome is another than before. */
  readonly turned: boolean;
  /** The limit of the drawn quantity that is met there, or `null` where it is another's or none. */
  readonly met: { readonly quantity: Quantity; readonly limit: number } | null;
}

const quantityWords: Readonly<Record<Quantity, string>> = {
  postHhi: 'HHI after the deal',
  preHhi: 'HHI before the deal',
  delta: 'change',
  mergedShare: 'merged share',
  top3Share: 'share of the three largest firms',
  top5Share: 'share of the five largest firms',
  leaderShare: 'leading firm’s share',
  leaderOverSecond: 'lead over the second firm',
  partnerShare: 'other party’s share',
};

/** Value of a quantity at a point of the curve, where the curve has it. */
export function valueAt(point: CurvePoint, quantity: Quantity): number | null {
  switch (quantity) {
    case 'postHhi':
      return point.hhi;
    case 'delta':
      return point.change;
    case 'mergedShare':
      return point.mergedShare;
    default:
      return null;
  }
}

/** The quantity at any value of the number, straight between the points that are drawn. */
function between(points: readonly CurvePoint[], x: number, quantity: Quantity): number | null {
  const at = points.findIndex((point) => point.x >= x);
  const [left, right] = [points[Math.max(0, at - 1)], points[at]];
  if (left === undefined || right === undefined) return null;
  const [a, b] = [valueAt(left, quantity), valueAt(right, quantity)];
  if (a === null || b === null) return null;
  return right.x === left.x ? b : a + ((b - a) * (x - left.x)) / (right.x - left.x);
}

/** An outcome in the rule's words. */
export function outcomeWords(rule: RuleSet, outcome: string | null): string {
  return outcome === null ? 'nothing is screened' : (rule.outcomes.find(({ id }) => id === outcome)?.label ?? outcome);
}

/** Outcomes closer together than this are at one place: each was solved to the last digits. */
const TOGETHER = 1e-9;

/** Crossings of one rule; where the deal begins or ceases to be screened, its tests begin and cease too, and no limit is met. */
export function limitsMet(curve: Curve, rule: RuleSet | null): Crossing[] {
  const leaps = leapsOf(curve, rule);
  return curve.crossings.filter((one) => one.rule === rule?.id && !leaps.some((at) => Math.abs(at - one.at) <= TOGETHER));
}

/** Where the deal begins or ceases to be screened. */
export function leapsOf({ parts: all }: Curve, rule: RuleSet | null): number[] {
  const parts = all.find((one) => one.rule === rule?.id)?.parts ?? [];
  return parts.slice(1).filter((part, i) => (part.outcome === null) !== (parts[i]!.outcome === null)).map(({ from: start }) => start);
}

/** All that happens under one rule along a curve, in the order of the number. Several limits met at one place stand in one row each. */
export function turnsOf(curve: Curve, rule: RuleSet): CurveTurn[] {
  const parts = curve.parts.find((one) => one.rule === rule.id)?.parts ?? [];
  const crossings = limitsMet(curve, rule);
  const turns = crossings.map((crossing): CurveTurn => {
    const own = isOnCurve(curve, crossing);
    const rising = own ? isRising(curve, crossing, crossings) : null;
    const test = rule.tests.find(({ id }) => id === crossing.test)!;
    return {
      at: crossing.at,
      where: rising !== null && holdsAt(test.comparison, rising) ? from(crossing.at) : above(crossing.at),
      what: `the ${!own && crossing.quantity === 'mergedShare' ? 'share of a buyer that is screened too' : quantityWords[crossing.quantity]} ${rising === null ? 'meets' : rising ? 'rises to' : 'falls to'} ${limitWords(crossing)}`,
      ...after(parts, rule, crossing.at),
      met: own ? { quantity: crossing.quantity, limit: crossing.limit } : null,
    };
  });
  const bare = parts.slice(1).filter((part) => !crossings.some(({ at }) => Math.abs(at - part.from) <= TOGETHER));
  return [...turns, ...bare.map((part): CurveTurn => ({ at: part.from, where: above(part.from), what: bareWords(parts, part.from), ...after(parts, rule, part.from), met: null }))].sort((a, b) => a.at - b.at);
}

type Parts = Curve['parts'][number]['parts'];

function after(parts: Parts, rule: RuleSet, at: number): Pick<CurveTurn, 'outcome' | 'turned'> {
  const begins = parts.findIndex(({ from: start }, i) => i > 0 && Math.abs(start - at) <= TOGETHER);
  const part = begins > 0 ? parts[begins] : parts.find((one) => at <= one.to);
  return { outcome: outcomeWords(rule, part?.outcome ?? null), turned: begins > 0 };
}

/** A turn without a limit comes from who is screened. */
function bareWords(parts: Parts, at: number): string {
  const next = parts.findIndex(({ from: start }) => start === at);
  if (parts[next - 1]?.outcome === null) return 'control passes, and the deal is screened';
  return parts[next]?.outcome === null ? 'control no longer passes' : 'another firm is screened';
}

/**
 * Whether it is the quantity as drawn that meets the limit: a buyer of an asset is screened with a share of its own. Between two
 * points the curve is straight, so that it misses a limit by a part of what lies between them.
 */
export function isOnCurve({ points }: Curve, { at, quantity, limit }: Crossing): boolean {
  const value = between(points, at, quantity);
  if (value === null) return quantity !== 'mergedShare';
  const right = Math.max(1, points.findIndex(({ x }) => x >= at));
  const [a, b] = [valueAt(points[right - 1]!, quantity) ?? value, valueAt(points[right]!, quantity) ?? value];
  return Math.abs(value - limit) <= Math.abs(a - b) + 1e-9 * Math.max(1, Math.abs(limit)) || quantity === 'postHhi' || quantity === 'delta';
}

/** Whether the quantity is below its limit before the crossing; `null` where the curve does not have it. */
function isRising({ points, low }: Curve, crossing: Crossing, all: readonly Crossing[]): boolean | null {
  const earlier = all.filter((one) => one.test === crossing.test && one.at < crossing.at).map(({ at }) => at);
  const before = between(points, (Math.max(low, ...earlier) + crossing.at) / 2, crossing.quantity);
  return before === null ? null : before < crossing.limit;
}

/** Whether what holds beyond the limit already holds at it. */
function holdsAt(comparison: Comparison, rising: boolean): boolean {
  return comparison.endsWith('=') === (rising === comparison.startsWith('>'));
}

function limitWords({ quantity, limit }: Crossing): string {
  if (quantity === 'leaderOverSecond') return String(limit);
  return quantity === 'postHhi' || quantity === 'preHhi' || quantity === 'delta' ? formatHhi(limit) : formatShare(limit);
}

const from = (at: number): string => `from ${formatShare(at)} on`;
const above = (at: number): string => `above ${formatShare(at)}`;
