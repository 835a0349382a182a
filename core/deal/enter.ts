import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { newName } from './blank';
import { commonStepFields, nameSchema } from './common';
import { gain } from './gain';
import type { StepKind, StepOutcome } from './kind';
import { renamedSplit, splitNumbers, splitSchema, takenWords } from './split';
import { percent } from './words';

/**
 * A new firm enters with `share`, a fraction of the market as it stands before it enters. It takes it from the others in proportion
 * (where nothing is said) or by fractions; what the fractions leave is new demand, and the market grows.
 */
export const enterSchema = z.object({
  ...commonStepFields,
  type: z.literal('enter'),
  firm: nameSchema,
  share: z.number().gt(0).lt(1),
  takes: splitSchema.optional(),
});
export type EnterStep = z.infer<typeof enterSchema>;

function apply(structure: Structure, step: EnterStep): StepOutcome {
  const at = positionOf(structure, step.firm);
  if (at >= 0) {
    return { applied: false, problem: problem('already-in-market', `${step.firm} is in ${structure.market} already, with ${percent(structure.shares[at]!)}.`, 'Let it expand, or give the entrant another name.') };
  }
  return gain(structure, step.firm, step.share, step.takes ?? 'proportional', sentence(step));
}

function sentence({ firm, share, takes = 'proportional' }: EnterStep): string {
  return `${firm} enters with ${percent(share)} of the market${takenWords(takes)}`;
}

export const enter: StepKind<EnterStep> = {
  type: 'enter',
  label: 'Enter',
  help: 'A new firm enters and takes its share from the others, or brings new demand.',
  question: 'How large must an entrant be for another answer?',
  fields: [
    { name: 'firm', label: 'Who enters', kind: 'firm', optional: false, mayBeNew: true },
    { name: 'share', label: 'Share of the market', kind: 'share', optional: false },
    { name: 'takes', label: 'From whom', kind: 'split', optional: true, hint: 'In proportion to shares, or a fraction from each firm; what the fractions leave is new demand' },
  ],
  apply,
  sentence,
  title: ({ firm, share }) => `Enter ${firm} with ${percent(share)}`,
  merging: () => [],
  rename: (step, as) => ({
    ...step,
    firm: as(step.firm, 'new'),
    ...(step.takes === undefined ? {} : { takes: renamedSplit(step.takes, (name) => as(name, 'firm')) }),
  }),
  numbers: (step) => [
    { field: 'share', label: `Share of ${step.firm}`, value: step.share, low: 0, high: 1, set: (share) => ({ ...step, share }) },
    ...splitNumbers('takes', step.takes ?? 'proportional', (name) => `Taken from ${name}`, (takes): EnterStep => ({ ...step, takes })),
  ],
  blank: (context) => ({ type: 'enter', firm: newName(context), share: 0.05, takes: 'proportional' }),
};
