import type { StepNumber } from '../../../../core/deal/kind';
import { percent } from '../../../../core/deal/words';
import type { Step } from '../../../../core/deal/step';
import type { Structure } from '../../../../core/market/structure';
import { positionOf } from '../../../../core/market/structure';
import { faultOf } from './with-field';

/** Where a number of a step may lie. `opens`, `closes`: whether the end itself is allowed. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

export function rangeOf(number: StepNumber<Step>): NumberRange {
  return { low: number.low, high: number.high, opens: faultOf(number.set(number.low)) === null, closes: faultOf(number.set(number.high)) === null };
}

/** A value that is out of range in words with what to do, `null` for one that is in it. Growth has no upper end. */
export function rangeFault(value: number, { low, high, opens, closes }: NumberRange): string | null {
  const below = value < low || (value === low && !opens);
  const above = value > high || (value === high && !closes);
  if (!below && !above) return null;
  return `Give a percentage ${opens ? 'from' : 'above'} ${percent(low)} ${closes ? 'up to' : 'and below'} ${percent(high)}.`;
}

/** Share that a firm holds when a step applies, or `null` where it is not in the market. */
export function heldBy(structure: Structure | null, firm: string): number | null {
  const at = structure === null ? -1 : positionOf(structure, firm);
  return at < 0 ? null : structure!.shares[at]!;
}

/** The most that a share of the step can be here: nobody sells more than it holds. */
export function mostOf(step: Step, structure: Structure | null): number | null {
  return step.type === 'divest' || step.type === 'transfer' ? heldBy(structure, step.from) : null;
}
