import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { commonStepFields } from './common';
import type { StepKind, StepOutcome } from './step';

/** A firm sells an asset that carries `share` (a fraction of the whole market) to a rival or an entrant. */
export const divestSchema = z.object({
  ...commonStepFields,
  type: z.literal('divest'),
  from: z.string().min(1),
  to: z.string().min(1),
  share: z.number().gt(0).lte(1),
});
export type DivestStep = z.infer<typeof divestSchema>;

/** Shares that fall below zero by no more than this were sold in full: the difference is rounding. */
const SOLD_IN_FULL = 1e-12;

/** Moves the share; a buyer that is not in the market enters it, a seller with nothing left leaves it. */
function apply(structure: Structure, step: DivestStep): StepOutcome {
  const from = positionOf(structure, step.from);
  if (from < 0) return { applied: false, note: `${step.from} is not in this market, so there is nothing to divest` };
  const to = positionOf(structure, step.to);
  if (to === from) {
    return {
      applied: false,
      problem: problem('divest-to-itself', `"${sentence(step)}" sells to the seller itself.`, 'Choose another buyer.'),
    };
  }
  const held = structure.shares[from]!;
  if (step.share > held + SOLD_IN_FULL) {
    return {
      applied: false,
      problem: problem(
        'divest-too-large',
        `${structure.firms[from]} holds ${percent(held)} of ${structure.market}, less than the ${percent(step.share)} to be divested.`,
        `Divest at most ${percent(held)}.`,
      ),
    };
  }
  const left = held - step.share;
  const buyer = to >= 0 ? structure.firms[to]! : step.to;
  const firms = [...structure.firms];
  const shares = Array.from(structure.shares);
  const estimate = Array.from(structure.estimate);
  shares[from] = left;
  if (to >= 0) {
    shares[to] = shares[to]! + step.share;
    estimate[to] = estimate[to]! | estimate[from]!;
  } else {
    firms.push(buyer);
    shares.push(step.share);
    estimate.push(estimate[from]!);
  }
  if (left <= SOLD_IN_FULL) {
    firms.splice(from, 1);
    shares.splice(from, 1);
    estimate.splice(from, 1);
  }
  return {
    applied: true,
    structure: { ...structure, firms, shares: Float64Array.from(shares), estimate: Uint8Array.from(estimate) },
    transfers: [{ from: structure.firms[from]!, to: buyer, share: step.share }],
    buyer,
  };
}

/** Percent with as many digits as needed to tell the value from its neighbours on screen. */
function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}

function sentence(step: DivestStep): string {
  return `${step.from} divests ${percent(step.share)} of the market to ${step.to}`;
}

export const divest: StepKind<DivestStep> = { type: 'divest', label: 'Divest', apply, sentence };
