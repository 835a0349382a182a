import type { Curve, CurvePoint } from '../analysis/curve';
import { formatChange, formatHhi, formatShare } from '../format';
import type { Quantity, RuleSet } from '../rules/rule-set';
import { valueAt } from './curve-turns';
import { limitsFor } from './limits';

/** Height of a panel of a curve and of the space below it, in pixels. */
export const PANEL = 116;
export const GAP = 34;

/** What a panel draws: a quantity that a rule may read, or the rise of the MHHI, which none does. */
export type Drawn = Quantity | 'mhhi';

export const drawnAt = (point: CurvePoint, drawn: Drawn): number | null => (drawn === 'mhhi' ? point.mhhiDelta : valueAt(point, drawn));

/** One quantity over the range, with the limits that are near enough to be drawn. */
export interface Panel {
  readonly quantity: Drawn;
  readonly name: string;
  readonly suffix: '' | '2' | '3' | '4';
  readonly values: readonly (number | null)[];
  readonly limits: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly domain: [number, number];
  readonly words: (value: number) => string;
}

/** The panels from top to bottom, each as high as its values and near limits need. */
export function panelsOf({ points }: Curve, rule: RuleSet | null): Panel[] {
  const wanted: { quantity: Drawn; name: string; words: (value: number) => string }[] = [
    { quantity: 'postHhi', name: 'HHI after (points)', words: (value) => formatHhi(value) },
    { quantity: 'delta', name: 'Change (points)', words: (value) => (value === 0 ? '0' : value > 0 ? formatHhi(value) : formatChange(value)) },
    ...(points.some(({ mergedShare }) => mergedShare !== null) ? [{ quantity: 'mergedShare' as const, name: 'Merged share', words: (value: number) => formatShare(value) }] : []),
    ...(points.some(({ mhhiDelta }) => mhhiDelta !== null && mhhiDelta !== 0) ? [{ quantity: 'mhhi' as const, name: 'MHHI change (points, approximation)', words: (value: number) => formatHhi(value) }] : []),
  ];
  const height = wanted.length * PANEL + (wanted.length - 1) * GAP;
  return wanted.map(({ quantity, name, words }, at) => {
    const values = points.map((point) => drawnAt(point, quantity));
    const known = values.filter((value) => value !== null);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const span = Math.max(most - least, Math.abs(most) * 0.04, quantity === 'mergedShare' ? 0.01 : 10);
    const limits = (quantity === 'mhhi' ? [] : limitsFor(rule, quantity)).filter((limit) => limit >= least - span * NEAR && limit <= most + span * NEAR);
    const [bottom, top] = [Math.min(least, ...limits), Math.max(most, ...limits)];
    // A flat curve stands in the middle of a stretch with round numbers.
    const pad = Math.max((top - bottom) * 0.12, (span - (top - bottom)) / 2);
    const up = 1 - (at * (PANEL + GAP)) / height;
    return { quantity, name, words, values, limits, suffix: (['', '2', '3', '4'] as const)[at]!, low: bottom >= 0 ? Math.max(0, bottom - pad) : bottom - pad, high: top + pad, domain: [Math.max(0, up - PANEL / height), up] };
  });
}

/** A limit this many spans of the curve away is not drawn: the curve would be a flat line. */
const NEAR = 1;
