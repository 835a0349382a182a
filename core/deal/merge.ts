import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { proposedNames } from './blank';
import { commonStepFields, nameSchema, platformsSchema } from './common';
import type { StepKind, StepOutcome } from './kind';
import { listed } from './words';

/** Two or more firms become one. The merged firm bears `into`, or the first party's name. */
export const mergeSchema = z.object({
  ...commonStepFields,
  type: z.literal('merge'),
  parties: z.array(nameSchema).min(2),
  into: nameSchema.optional(),
  /** Platforms whose audience comes with the deal, where it is not all that the acquired parties own. */
  platforms: platformsSchema,
});
export type MergeStep = z.infer<typeof mergeSchema>;

/** The shares of the parties that are in the market are added up; a merger with fewer than two present changes nothing there. */
function apply(structure: Structure, step: MergeStep): StepOutcome {
  if (new Set(step.parties).size < step.parties.length) {
    return {
      applied: false,
      problem: problem('party-listed-twice', `A party is listed twice in "${sentence(step)}".`, 'Remove one of the two.'),
    };
  }
  const positions = [...new Set(step.parties.map((party) => positionOf(structure, party)))].filter((at) => at >= 0);
  const name = step.into ?? step.parties[0]!;
  const taken = structure.firms.indexOf(name);
  if (taken >= 0 && !positions.includes(taken)) {
    return {
      applied: false,
      problem: problem('name-taken', `"${sentence(step)}" takes the name of a firm of ${structure.market} that is no party.`, `Choose another name for the merged firm, or make ${name} a party.`),
    };
  }
  if (positions.length < 2) {
    const absent = step.parties.filter((party) => positionOf(structure, party) < 0);
    // The one party that is here now belongs to the merged firm: later steps find it under every name of the merger.
    const held = positions.length === 1 ? structure.firms[positions[0]!]! : name;
    const mergedInto = { ...structure.mergedInto };
    for (const party of [...step.parties, name]) if (party !== held) mergedInto[party] = held;
    return {
      applied: false,
      note: `${listed(absent)} ${absent.length === 1 ? 'is' : 'are'} not in this market, so the merger leaves it as it is`,
      structure: { ...structure, mergedInto },
    };
  }
  const mergedInto = { ...structure.mergedInto };
  for (const party of step.parties) if (party !== name) mergedInto[party] = name;
  const gone = new Set(positions);
  const firms: string[] = [];
  const shares: number[] = [];
  const estimate: number[] = [];
  let merged = 0;
  let estimated = 0;
  for (let i = 0; i < structure.firms.length; i++) {
    if (gone.has(i)) {
      merged += structure.shares[i]!;
      estimated |= structure.estimate[i]!;
      if (structure.firms[i] !== name) mergedInto[structure.firms[i]!] = name;
    } else {
      firms.push(structure.firms[i]!);
      shares.push(structure.shares[i]!);
      estimate.push(structure.estimate[i]!);
    }
  }
  delete mergedInto[name];
  firms.push(name);
  shares.push(merged);
  estimate.push(estimated);
  return {
    applied: true,
    structure: { ...structure, firms, shares: Float64Array.from(shares), estimate: Uint8Array.from(estimate), mergedInto },
    transfers: positions.map((at) => ({ from: structure.firms[at]!, to: name, share: 'all' })),
    merger: { parties: positions.map((at) => structure.firms[at]!), into: name },
  };
}

function sentence(step: MergeStep): string {
  const [first, ...rest] = step.parties;
  const name = step.into !== undefined && step.into !== first ? ` as ${step.into}` : '';
  return `${first} merges with ${listed(rest)}${name}`;
}

export const merge: StepKind<MergeStep> = {
  type: 'merge',
  label: 'Merge',
  help: 'Two or more firms become one.',
  question: 'Which merger would not change the answer?',
  fields: [
    { name: 'parties', label: 'Parties, the acquirer first', kind: 'firms', optional: false },
    { name: 'into', label: 'Name of the merged firm', kind: 'text', optional: true, hint: 'The first party’s name where it is empty' },
    { name: 'platforms', label: 'Audience that comes with it', kind: 'platforms', optional: true },
  ],
  apply,
  sentence,
  title: ({ parties }) => `Merge ${parties[0]} with ${parties.slice(1).join(' and ')}`,
  merging: ({ parties }) => parties,
  rename: (step, as) => ({
    ...step,
    parties: step.parties.map((party) => as(party, 'firm')),
    ...(step.into === undefined ? {} : { into: as(step.into, 'new') }),
    ...(step.platforms === undefined ? {} : { platforms: step.platforms.map((platform) => as(platform, 'platform')) }),
  }),
  numbers: () => [],
  blank: (context) => ({ type: 'merge', parties: proposedNames(context, ['Acquirer', 'Target']) }),
};
