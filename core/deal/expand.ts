import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { proposedNames } from './blank';
import { commonStepFields, nameSchema } from './common';
import { gain } from './gain';
import type { StepKind, StepOutcome } from './kind';
import { renamedSplit, splitNumbers, splitSchema, takenWords } from './split';
import { percent } from './words';

/** A firm gains `share` (a fraction of the market as it stands), from the others in proportion or by fractions; what these leave is new demand. */
export const expandSchema = z.object({
  ...commonStepFields,
  type: z.literal('expand'),
  firm: nameSchema,
  share: z.number().gt(0).lt(1),
  takes: splitSchema.optional(),
});
export type ExpandStep = z.infer<typeof expandSchema>;

function apply(structure: Structure, step: ExpandStep): StepOutcome {
  const at = positionOf(structure, step.firm);
  if (at < 0) return { applied: false, note: `${step.firm} is not in this market, so it cannot expand here` };
  return gain(structure, structure.firms[at]!, step.share, step.takes ?? 'proportional', sentence(step));
}

function sentence({ firm, share, takes = 'proportional' }: ExpandStep): string {
  return `${firm} gains ${percent(share)} of the market${takenWords(takes)}`;
}

export const expand: StepKind<ExpandStep> = {
  type: 'expand',
  label: 'Expand',
  help: 'A firm gains share from the others, or from new demand.',
  question: 'How far must it expand for another answer?',
  fields: [
    { name: 'firm', label: 'Who expands', kind: 'firm', optional: false },
    { name: 'share', label: 'Share of the market that it gains', kind: 'share', optional: false },
    { name: 'takes', label: 'From whom', kind: 'split', optional: true, hint: 'In proportion to shares, or a fraction from each firm; what the fractions leave is new demand' },
  ],
  apply,
  sentence,
  title: ({ firm, share }) => `Expand ${firm} by ${percent(share)}`,
  merging: () => [],
  rename: (step, as) => ({
    ...step,
    firm: as(step.firm, 'firm'),
    ...(step.takes === undefined ? {} : { takes: renamedSplit(step.takes, (name) => as(name, 'firm')) }),
  }),
  numbers: (step) => [
    { field: 'share', label: `Share that ${step.firm} gains`, value: step.share, low: 0, high: 1, set: (share) => ({ ...step, share }) },
    ...splitNumbers('takes', step.takes ?? 'proportional', (name) => `Taken from ${name}`, (takes): ExpandStep => ({ ...step, takes })),
  ],
  blank: (context) => ({ type: 'expand', firm: proposedNames(context, ['Firm'])[0]!, share: 0.01, takes: 'proportional' }),
};
