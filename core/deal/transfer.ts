import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { byStanding, newName, proposedNames } from './blank';
import { commonStepFields, nameSchema } from './common';
import { divest } from './divest';
import type { StepKind, StepOutcome } from './kind';
import { moveShares } from './move-shares';
import type { Transfer } from './ledger';
import { percent } from './words';

/**
 * An owner must sell a whole firm, brand or platform. Where the market names the asset, its share passes to the new owner; where it
 * names the old owner, `share` (a fraction of the whole market) says what the asset carries.
 */
export const transferSchema = z.object({
  ...commonStepFields,
  type: z.literal('transfer'),
  asset: nameSchema,
  from: nameSchema,
  to: nameSchema,
  share: z.number().gt(0).lte(1).optional(),
});
export type TransferStep = z.infer<typeof transferSchema>;

function apply(structure: Structure, step: TransferStep): StepOutcome {
  const { asset, from, to, share } = step;
  if (from === to || asset === to) return { applied: false, problem: problem('transfer-to-itself', `"${sentence(step)}" leaves the owner as it is.`, 'Choose another new owner.') };
  if (structure.firms.includes(asset)) return passOn(structure, asset, to);
  if (positionOf(structure, from) < 0) return { applied: false, note: `neither ${asset} nor ${from} is in this market` };
  if (share === undefined) return { applied: false, note: `this market names ${from} and not ${asset}, and the step does not say what share ${asset} has` };
  return divest.apply(structure, { type: 'divest', from, to, share });
}

/** The share of an asset that the market names, as one with that of its new owner. */
function passOn(structure: Structure, asset: string, to: string): StepOutcome {
  const at = positionOf(structure, to);
  if (at < 0) {
    // Later steps find the asset under the name of its new owner.
    return { applied: false, note: `${to} has no share in this market, so that of ${asset} only changes its owner`, structure: { ...structure, mergedInto: { ...structure.mergedInto, [to]: asset } } };
  }
  const owner = structure.firms[at]!;
  if (owner === asset) return { applied: false, note: `${asset} belongs to ${to} already` };
  const transfers: Transfer[] = [{ from: asset, to: owner, share: 'all' }];
  const moved = moveShares(structure, transfers).structure;
  return {
    applied: true,
    structure: { ...moved, mergedInto: { ...moved.mergedInto, [asset]: owner } },
    transfers,
    merger: { parties: [owner, asset], into: owner },
  };
}

function sentence({ asset, from, to, share }: TransferStep): string {
  return `${from} must sell ${asset}${share === undefined ? '' : ` (${percent(share)} of the market)`} to ${to}`;
}

export const transfer: StepKind<TransferStep> = {
  type: 'transfer',
  label: 'Forced divestiture',
  help: 'An owner must sell a whole firm, brand or platform to a new owner.',
  question: 'To which owner could it be sold without another answer?',
  fields: [
    { name: 'asset', label: 'What must be sold', kind: 'firm', optional: false },
    { name: 'from', label: 'Owner', kind: 'firm', optional: false, mayBeNew: true },
    { name: 'to', label: 'New owner', kind: 'firm', optional: false, mayBeNew: true },
    { name: 'share', label: 'Share of the market that it carries', kind: 'share', optional: true, hint: 'Needed where the market names the owner and not what is sold' },
  ],
  apply,
  sentence,
  title: ({ asset, to }) => `Sell ${asset} to ${to}`,
  merging: ({ asset, to }) => [to, asset],
  rename: (step, as) => ({ ...step, asset: as(step.asset, 'asset'), from: as(step.from, 'new'), to: as(step.to, 'new') }),
  numbers: (step) => (step.share === undefined ? [] : [{ field: 'share', label: `Share that ${step.asset} carries`, value: step.share, low: 0, high: 1, set: (share) => ({ ...step, share }) }]),
  blank: (context) => {
    const [asset] = proposedNames(context, ['Asset']);
    const to = byStanding(context).find(({ firm }) => firm !== asset && !context.parties.includes(firm));
    return { type: 'transfer', asset: asset!, from: `Owner of ${asset!}`, to: to?.firm ?? newName(context) };
  },
};
