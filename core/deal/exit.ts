import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import type { Problem } from '../problem';
import { problem } from '../problem';
import { byStanding, proposedNames } from './blank';
import { commonStepFields, nameSchema, platformsSchema } from './common';
import type { StepKind, StepOutcome } from './kind';
import { GIVEN_IN_FULL, moveShares } from './move-shares';
import type { Split } from './split';
import { giveAway, leftBy, partsOf, renamedSplit, sideOf, splitNumbers, splitSchema, splitWords } from './split';
import { percent } from './words';

/**
 * A firm leaves the market, by its own choice or by a ban. Its share goes to the others in proportion (where nothing is said) or by a
 * diversion vector, firm to fraction; what a vector leaves, or `lost` of a share that goes in proportion, leaves the market.
 */
export const exitSchema = z
  .object({
    ...commonStepFields,
    type: z.literal('exit'),
    firm: nameSchema,
    diversion: splitSchema.optional(),
    /** Fraction of the share that leaves the market; only where the rest goes in proportion. */
    lost: z.number().min(0).max(1).optional(),
    /** Forbidden by law rather than given up. */
    ban: z.boolean().optional(),
    /** Platforms that close with it, where it is not all that the firm owns. */
    platforms: platformsSchema,
  })
  .refine(({ diversion = 'proportional', lost = 0 }) => diversion === 'proportional' || lost === 0, {
    message: 'What a diversion vector leaves of 100% is lost already; leave "lost" out.',
    path: ['lost'],
  });
export type ExitStep = z.infer<typeof exitSchema>;

function apply(structure: Structure, step: ExitStep): StepOutcome {
  const { firm, diversion = 'proportional', lost = 0 } = step;
  const at = structure.firms.indexOf(firm);
  if (at < 0) {
    const whole = positionOf(structure, firm);
    if (whole < 0) return { applied: false, note: `${firm} is not in this market, so nobody leaves it` };
    const name = structure.firms[whole]!;
    return { applied: false, problem: problem('exit-of-part', `${firm} is part of ${name} when "${sentence(step)}" applies.`, `Move the step before the one that joins them, or let ${name} leave.`) };
  }
  const refused = fault(structure, step, diversion, at);
  if (refused !== null) return { applied: false, problem: refused };
  const transfers = giveAway(structure, firm, diversion, lost);
  const { structure: after, size } = moveShares(structure, transfers);
  const entering = transfers.flatMap(({ to }) => (typeof to === 'string' && !structure.firms.includes(to) ? [to] : []));
  return {
    applied: true,
    structure: after,
    transfers,
    ...(size === 1 ? {} : { size }),
    notes: [
      ...entering.map((name) => `${name} was not in this market and enters it with what it takes from ${firm}`),
      ...(size < 1 ? [`${percent(1 - size)} of the market leaves it: shares and HHI are of the smaller market`] : []),
    ],
  };
}

function fault(structure: Structure, step: ExitStep, diversion: Split, at: number): Problem | null {
  const { firm } = step;
  const others = 1 - structure.shares[at]!;
  const goesToNobody = diversion === 'proportional' ? others <= GIVEN_IN_FULL : others <= GIVEN_IN_FULL && partsOf(diversion).length === 0;
  if (goesToNobody) return problem('nobody-left', `${firm} is all of ${structure.market}, and nobody is left when it leaves.`, 'Say with a diversion vector who takes its place, or leave the step out.');
  if (diversion !== 'proportional' && partsOf(diversion).some(([name]) => sideOf(structure, name) === firm)) {
    return problem('diverts-to-itself', `"${sentence(step)}" diverts to the firm that leaves.`, `Take ${firm} out of the diversion.`);
  }
  return null;
}

function sentence({ firm, diversion = 'proportional', lost = 0, ban }: ExitStep): string {
  const left = diversion === 'proportional' ? lost : leftBy(diversion);
  const leaving = ban === true ? `${firm} is banned` : `${firm} leaves the market`;
  if (left === 1) return `${leaving} and all of its share is lost`;
  const goes = diversion === 'proportional' ? `${left === 0 ? 'its share' : percent(1 - left)} goes ${splitWords(diversion, 'to')}` : splitWords(diversion, 'to');
  return `${leaving}: ${goes}${left > 0 ? `, ${percent(left)} is lost to the market` : ''}`;
}

export const exit: StepKind<ExitStep> = {
  type: 'exit',
  label: 'Exit or ban',
  help: 'A firm leaves the market; its users or sales go to others or are lost.',
  question: 'How much must be diverted to whom for another answer?',
  fields: [
    { name: 'firm', label: 'Who leaves', kind: 'firm', optional: false },
    { name: 'ban', label: 'By a ban', kind: 'yes-no', optional: true },
    { name: 'diversion', label: 'Where its share goes', kind: 'split', optional: true, hint: 'In proportion to shares, or a fraction to each firm; what the fractions leave is lost' },
    { name: 'lost', label: 'Lost to the market', kind: 'fraction', optional: true, hint: 'Only where the rest goes in proportion' },
    { name: 'platforms', label: 'Platforms that close', kind: 'platforms', optional: true },
  ],
  apply,
  sentence,
  title: ({ firm, ban }) => `${ban === true ? 'Ban' : 'Exit of'} ${firm}`,
  merging: () => [],
  rename: (step, as) => ({
    ...step,
    firm: as(step.firm, 'firm'),
    ...(step.diversion === undefined ? {} : { diversion: renamedSplit(step.diversion, (name) => as(name, 'new')) }),
    ...(step.platforms === undefined ? {} : { platforms: step.platforms.map((platform) => as(platform, 'platform')) }),
  }),
  numbers: (step) =>
    step.diversion === undefined || step.diversion === 'proportional'
      ? [{ field: 'lost', label: `Share of ${step.firm} that is lost`, value: step.lost ?? 0, low: 0, high: 1, set: (lost) => ({ ...step, lost }) }]
      : splitNumbers('diversion', step.diversion, (name) => `Diversion to ${name}`, (diversion) => ({ ...step, diversion })),
  blank: (context) => {
    const target = byStanding(context).find(({ firm }) => context.parties.slice(1).includes(firm))?.firm ?? proposedNames(context, ['Firm'])[0]!;
    return { type: 'exit', firm: target, diversion: 'proportional', ban: true };
  },
};
