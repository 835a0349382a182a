import { z } from 'zod';
import { silentStakeDelta, totalControlDelta } from '../economics/partial-stake';
import { CONTROL } from '../market/ownership';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { proposedNames } from './blank';
import { commonStepFields, nameSchema, platformsSchema } from './common';
import type { StepKind, StepOutcome } from './kind';
import { merge } from './merge';
import { listed, percent } from './words';

/**
 * A firm acquires a part of another. `stake` is the fraction of its profit. With control the two act as one firm and their shares
 * count as one; without it the HHI stays and only the incentives change. A stake above one half carries control unless `control` says otherwise.
 */
export const stakeSchema = z.object({
  ...commonStepFields,
  type: z.literal('stake'),
  acquirer: nameSchema,
  target: nameSchema,
  stake: z.number().gt(0).lte(1),
  control: z.boolean().optional(),
  /** Platforms whose audience comes with control, where it is not all that the target owns. */
  platforms: platformsSchema,
});
export type StakeStep = z.infer<typeof stakeSchema>;

/** Whether the acquirer controls the target. */
export function controls({ control, stake: held }: StakeStep): boolean {
  return control ?? held > CONTROL;
}

function apply(structure: Structure, step: StakeStep): StepOutcome {
  const { acquirer, target, stake: rate } = step;
  if (acquirer === target) return { applied: false, problem: problem('stake-in-itself', `"${sentence(step)}" names one firm twice.`, 'Choose another target.') };
  const [holderAt, firmAt] = [positionOf(structure, acquirer), positionOf(structure, target)];
  const present = holderAt >= 0 && firmAt >= 0;
  if (present && holderAt === firmAt) return { applied: false, note: `${acquirer} and ${target} are one firm here` };
  const [own, other] = [structure.shares[holderAt] ?? 0, structure.shares[firmAt] ?? 0];
  if (controls(step)) {
    const outcome = merge.apply(structure, { type: 'merge', parties: [acquirer, target] });
    if (!outcome.applied) return outcome;
    return { ...outcome, interests: [{ kind: 'control', holder: acquirer, firm: target, rate, delta: totalControlDelta(own, other, rate) }] };
  }
  if (!present) {
    const absent = [...(holderAt < 0 ? [acquirer] : []), ...(firmAt < 0 ? [target] : [])];
    return { applied: false, note: `${listed(absent)} ${absent.length === 1 ? 'is' : 'are'} not in this market, so the stake changes no incentive here` };
  }
  return {
    applied: true,
    structure,
    transfers: [],
    interests: [{ kind: 'silent', holder: acquirer, firm: target, rate, delta: silentStakeDelta(own, other, rate) }],
    notes: [`the stake carries no control: the HHI stays as it is, and only ${acquirer}’s incentives change`],
  };
}

function sentence(step: StakeStep): string {
  return `${step.acquirer} acquires ${percent(step.stake)} of ${step.target} ${controls(step) ? 'with' : 'without'} control`;
}

export const stake: StepKind<StakeStep> = {
  type: 'stake',
  label: 'Acquire a stake',
  help: 'A firm acquires part of another, with or without control.',
  question: 'How large a stake changes the answer?',
  fields: [
    { name: 'acquirer', label: 'Acquirer', kind: 'firm', optional: false },
    { name: 'target', label: 'Target', kind: 'firm', optional: false },
    { name: 'stake', label: 'Stake (share of the profit)', kind: 'fraction', optional: false },
    { name: 'control', label: 'With control', kind: 'yes-no', optional: true, hint: 'A stake above 50% carries control where nothing is said' },
    { name: 'platforms', label: 'Audience that comes with control', kind: 'platforms', optional: true },
  ],
  apply,
  sentence,
  title: (step) => `Acquire ${percent(step.stake)} of ${step.target}`,
  merging: (step) => (controls(step) ? [step.acquirer, step.target] : []),
  rename: (step, as) => ({
    ...step,
    acquirer: as(step.acquirer, 'firm'),
    target: as(step.target, 'firm'),
    ...(step.platforms === undefined ? {} : { platforms: step.platforms.map((platform) => as(platform, 'platform')) }),
  }),
  numbers: (step) => [{ field: 'stake', label: `Stake in ${step.target}`, value: step.stake, low: 0.001, high: 1, set: (held) => ({ ...step, stake: held }) }],
  blank: (context) => {
    const [acquirer, target] = proposedNames(context, ['Acquirer', 'Target']);
    return { type: 'stake', acquirer: acquirer!, target: target!, stake: 0.25, control: false };
  },
};
