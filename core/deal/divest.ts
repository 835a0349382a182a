import { z } from 'zod';
import { formatShare } from '../format';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { byStanding, newName } from './blank';
import { commonStepFields, nameSchema, platformsSchema } from './common';
import type { StepKind, StepOutcome } from './kind';
import { GIVEN_IN_FULL, moveShares } from './move-shares';
import type { Transfer } from './ledger';
import { percent } from './words';

/** A firm sells an asset that carries `share` (a fraction of the whole market) to a rival, an entrant or a spin-off. */
export const divestSchema = z.object({
  ...commonStepFields,
  type: z.literal('divest'),
  from: nameSchema,
  to: nameSchema,
  share: z.number().gt(0).lte(1),
  /** What is sold, in words. */
  asset: nameSchema.optional(),
  /** Platforms whose audience goes to the buyer; none where absent. */
  platforms: platformsSchema,
});
export type DivestStep = z.infer<typeof divestSchema>;

/** Moves the share; a buyer that is not in the market enters it, a seller with nothing left leaves it. */
function apply(structure: Structure, step: DivestStep): StepOutcome {
  const from = positionOf(structure, step.from);
  if (from < 0) return { applied: false, note: `${step.from} is not in this market, so there is nothing to divest` };
  const found = positionOf(structure, step.to);
  // A firm that became part of the seller and buys its own asset back stands on its own again.
  const spunOff = found === from && structure.firms[from] !== step.to;
  const to = spunOff ? -1 : found;
  if (to === from) {
    return {
      applied: false,
      problem: problem('divest-to-itself', `"${sentence(step)}" sells to the seller itself.`, 'Choose another buyer.'),
    };
  }
  const held = structure.shares[from]!;
  if (step.share > held + GIVEN_IN_FULL) {
    return {
      applied: false,
      problem: problem(
        'divest-too-large',
        `${structure.firms[from]} holds ${percent(held)} of ${structure.market}, less than the ${percent(step.share)} to be divested.`,
        `Divest at most ${percent(held)}.`,
      ),
    };
  }
  const buyer = to >= 0 ? structure.firms[to]! : step.to;
  const transfers: Transfer[] = [{ from: structure.firms[from]!, to: buyer, share: step.share }];
  const moved = moveShares(structure, transfers).structure;
  if (!spunOff) return { applied: true, structure: moved, transfers, buyer };
  const { [step.to]: _joined, ...mergedInto } = moved.mergedInto;
  return { applied: true, structure: { ...moved, mergedInto }, transfers, buyer };
}

function sentence({ from, to, share, asset }: DivestStep): string {
  return `${from} divests ${asset === undefined ? `${percent(share)} of the market` : `${asset} (${percent(share)} of the market)`} to ${to}`;
}

/** Share that a new divestiture begins with, where the seller holds as much. */
const FIRST_SHARE = 0.05;

export const divest: StepKind<DivestStep> = {
  type: 'divest',
  label: 'Divest',
  help: 'A firm sells an asset or a share of sales to a rival, an entrant or a spin-off.',
  question: 'How large must the sale be for another answer?',
  fields: [
    { name: 'from', label: 'Seller', kind: 'firm', optional: false },
    { name: 'to', label: 'Buyer', kind: 'firm', optional: false, mayBeNew: true },
    { name: 'share', label: 'Share of the market', kind: 'share', optional: false },
    { name: 'asset', label: 'What is sold', kind: 'text', optional: true },
    { name: 'platforms', label: 'Audience that goes to the buyer', kind: 'platforms', optional: true },
  ],
  apply,
  sentence,
  title: ({ share, to }) => `Divest ${formatShare(share)} to ${to}`,
  merging: () => [],
  rename: (step, as) => ({
    ...step,
    from: as(step.from, 'firm'),
    to: as(step.to, 'new'),
    ...(step.platforms === undefined ? {} : { platforms: step.platforms.map((platform) => as(platform, 'platform')) }),
  }),
  numbers: (step) => [{ field: 'share', label: `Share that ${step.from} divests`, value: step.share, low: 0, high: 1, set: (share) => ({ ...step, share }) }],
  blank: (context) => {
    const order = byStanding(context);
    const from = order[0];
    const to = order.find(({ firm }) => firm !== from?.firm && !context.parties.includes(firm));
    return { type: 'divest', from: from?.firm ?? context.parties[0] ?? 'Seller', to: to?.firm ?? newName(context), share: Math.min(FIRST_SHARE, from?.share ?? 1) };
  },
};
