import { z } from 'zod';
import { commissionPartnershipDelta } from '../economics/commission-partnership';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { proposedNames } from './blank';
import { commonStepFields, nameSchema, platformsSchema } from './common';
import type { Interest, StepKind, StepOutcome } from './kind';
import { listed, percent } from './words';

const rate = z.number().min(0).max(1).optional();

/** A partner of the firm: the rate that it earns on the firm's sales, and the rate that it pays on its own to the firm. */
export const partnerSchema = z.object({ firm: nameSchema, earns: rate, pays: rate });

/**
 * A commission or shared-shopping deal without control. Shares and HHI stay; a commission has the pricing incentive of a silent
 * interest of its rate (an approximation).
 */
export const partnerStepSchema = z.object({
  ...commonStepFields,
  type: z.literal('partner'),
  firm: nameSchema,
  partners: z.array(partnerSchema).min(1),
  /** Platforms whose audience the partnership reaches, where it is not all that the firms own. */
  platforms: platformsSchema,
});
export type PartnerStep = z.infer<typeof partnerStepSchema>;

function apply(structure: Structure, step: PartnerStep): StepOutcome {
  const names = [step.firm, ...step.partners.map(({ firm }) => firm)];
  if (new Set(names).size < names.length) return { applied: false, problem: problem('partner-listed-twice', `A firm is listed twice in "${sentence(step)}".`, 'Remove one of the two.') };
  const own = positionOf(structure, step.firm);
  const interests: Interest[] = [];
  const notes: string[] = [];
  for (const { firm, earns = 0, pays = 0 } of step.partners) {
    const other = positionOf(structure, firm);
    if (own < 0 || other < 0) continue;
    if (own === other) {
      notes.push(`${step.firm} and ${firm} are one firm here, so a commission between them changes nothing`);
      continue;
    }
    const links = [
      { holder: firm, firm: step.firm, earner: other, onSalesOf: own, rate: earns },
      { holder: step.firm, firm, earner: own, onSalesOf: other, rate: pays },
    ].filter((link) => link.rate > 0);
    const { links: deltas } = commissionPartnershipDelta(structure.shares, links);
    links.forEach((link, i) => interests.push({ kind: 'commission', holder: link.holder, firm: link.firm, rate: link.rate, delta: deltas[i]! }));
  }
  const absent = names.filter((name) => positionOf(structure, name) < 0);
  if (absent.length >= names.length - 1 || own < 0) {
    return { applied: false, note: `${listed(absent)} ${absent.length === 1 ? 'is' : 'are'} not in this market, so the partnership changes no incentive here` };
  }
  return { applied: true, structure, transfers: [], interests, notes: ['no control passes: shares and HHI stay as they are', ...notes] };
}

function sentence({ firm, partners }: PartnerStep): string {
  const terms = partners.flatMap(({ firm: other, earns = 0, pays = 0 }) => [
    ...(earns > 0 ? [`${other} earns ${percent(earns)} on sales of ${firm}`] : []),
    ...(pays > 0 ? [`${firm} earns ${percent(pays)} on sales of ${other}`] : []),
  ]);
  return `${firm} partners with ${listed(partners.map((one) => one.firm))}${terms.length === 0 ? '' : `: ${listed(terms)}`}`;
}

export const partner: StepKind<PartnerStep> = {
  type: 'partner',
  label: 'Partner',
  help: 'A commission or shared-shopping deal without control.',
  question: 'Which commission changes incentives as much as a given stake?',
  fields: [
    { name: 'firm', label: 'Firm', kind: 'firm', optional: false },
    { name: 'partners', label: 'Partners and commissions', kind: 'partners', optional: false, hint: 'A rate is a fraction of the sales on which it is earned' },
    { name: 'platforms', label: 'Audience that the partnership reaches', kind: 'platforms', optional: true },
  ],
  apply,
  sentence,
  title: ({ firm, partners }) => `Partner ${firm} with ${listed(partners.map((one) => one.firm))}`,
  merging: () => [],
  rename: (step, as) => ({
    ...step,
    firm: as(step.firm, 'firm'),
    partners: step.partners.map((one) => ({ ...one, firm: as(one.firm, 'firm') })),
    ...(step.platforms === undefined ? {} : { platforms: step.platforms.map((platform) => as(platform, 'platform')) }),
  }),
  numbers: (step) =>
    step.partners.flatMap((one, at) =>
      (['earns', 'pays'] as const).map((key) => ({
        field: `${key}:${one.firm}`,
        label: key === 'earns' ? `Commission of ${one.firm}` : `Commission of ${step.firm} from ${one.firm}`,
        value: one[key] ?? 0,
        low: 0,
        high: 1,
        set: (value: number): PartnerStep => ({ ...step, partners: step.partners.map((other, i) => (i === at ? { ...other, [key]: value } : other)) }),
      })),
    ),
  blank: (context) => {
    const [firm, other] = proposedNames(context, ['Firm', 'Partner']);
    return { type: 'partner', firm: firm!, partners: [{ firm: other!, earns: 0.05 }] };
  },
};
