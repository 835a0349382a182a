import { z } from 'zod';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import { problem } from '../problem';
import { byStanding } from './blank';
import { commonStepFields, nameSchema } from './common';
import type { StepKind, StepOutcome } from './kind';
import { GIVEN_IN_FULL, moveShares } from './move-shares';
import { renamedParts } from './split';
import type { Transfer } from './ledger';
import { listed, percent } from './words';

/**
 * Shares set by hand or moved by growth, for a baseline. `shares`: firm to its new share; with `rest` `proportional` (where nothing is
 * said) those not named keep their proportions, with `unknown` they keep their shares and what is then left is not known. `growth`:
 * firm to its rate of growth; those not named stay as large as they are, and shares are of the market as it then is.
 */
export const adjustSchema = z
  .object({
    ...commonStepFields,
    type: z.literal('adjust'),
    shares: z.record(nameSchema, z.number().min(0).max(1)).optional(),
    growth: z.record(nameSchema, z.number().min(-1)).optional(),
    rest: z.enum(['proportional', 'unknown']).optional(),
  })
  .refine(({ shares, growth }) => (shares === undefined) !== (growth === undefined), { message: 'Give either "shares" or "growth".' });
export type AdjustStep = z.infer<typeof adjustSchema>;

/** Shares that add up to more than 1 by no more than this are rounded ones. */
const ROUNDING = 1e-9;

function apply(structure: Structure, step: AdjustStep): StepOutcome {
  const named = Object.entries(step.shares ?? step.growth ?? {}).map(([name, value]) => ({ name: firmOf(structure, name), value }));
  if (new Set(named.map(({ name }) => name)).size < named.length) {
    return { applied: false, problem: problem('firm-adjusted-twice', `Two names of "${sentence(step)}" are one firm in ${structure.market}.`, 'Leave one of them out.') };
  }
  return step.growth === undefined ? setShares(structure, step, named) : grow(structure, named);
}

interface Named {
  readonly name: string;
  readonly value: number;
}

function setShares(structure: Structure, step: AdjustStep, named: readonly Named[]): StepOutcome {
  const sharesOf = named.map(({ name }) => structure.shares[structure.firms.indexOf(name)] ?? 0);
  const wanted = named.reduce((all, { value }) => all + value, 0);
  const others = structure.shares.reduce((all, share) => all + share, 0) + structure.fringe - sharesOf.reduce((all, share) => all + share, 0);
  const keep = step.rest === 'unknown';
  if (wanted + (keep ? others : 0) > 1 + ROUNDING) {
    return { applied: false, problem: problem('shares-above-one', `"${sentence(step)}" makes ${percent(wanted + (keep ? others : 0))} of ${structure.market}${keep ? ' with the shares of the others' : ''}.`, keep ? 'Choose smaller shares, or let the others keep their proportions only.' : 'Choose smaller shares.') };
  }
  if (!keep && others + structure.unknown <= GIVEN_IN_FULL && wanted < 1 - ROUNDING) {
    return { applied: false, problem: problem('shares-below-one', `"${sentence(step)}" makes ${percent(wanted)} of ${structure.market}, and nobody else is there.`, 'Let the rest be unknown, or give shares that add up to 100%.') };
  }
  const all = named.map(({ name }) => name);
  const rest = keep || others + structure.unknown <= GIVEN_IN_FULL ? ({ part: 'unknown' } as const) : { allBut: all };
  // Those that fall come first, so that the others never give more than they hold.
  const order = named.map((one, i) => ({ ...one, change: one.value - sharesOf[i]! })).filter(({ change, name, value }) => change !== 0 || (value > 0 && !structure.firms.includes(name)));
  order.sort((a, b) => a.change - b.change);
  const transfers = order.map(({ name, value }): Transfer => (value === 0 ? { from: name, to: rest, share: 'all' } : { from: rest, to: name, share: { until: value } }));
  if (transfers.length === 0) return { applied: false, note: 'the shares are those that the step sets' };
  const entering = order.filter(({ name }) => !structure.firms.includes(name)).map(({ name }) => `${name} was not in this market and enters it`);
  return { applied: true, structure: moveShares(structure, transfers).structure, transfers, notes: entering };
}

function grow(structure: Structure, named: readonly Named[]): StepOutcome {
  const present = named.filter(({ name, value }) => value !== 0 && structure.firms.includes(name));
  if (present.length === 0) return { applied: false, note: 'nobody who grows is in this market' };
  const transfers = present.map(({ name, value }): Transfer => (value === -1 ? { from: name, to: null, share: 'all' } : value > 0 ? { from: null, to: name, share: { of: value } } : { from: name, to: null, share: { of: -value } }));
  const { structure: after, size } = moveShares(structure, transfers);
  if (size <= GIVEN_IN_FULL) return { applied: false, problem: problem('nobody-left', `Nothing is left of ${structure.market} after the growth rates.`, 'Let somebody keep some sales.') };
  return { applied: true, structure: after, transfers, size, notes: [`the market ${size > 1 ? 'grows' : 'shrinks'} by ${percent(Math.abs(size - 1))}: shares and HHI are of the market as it then is`] };
}

function firmOf(structure: Structure, name: string): string {
  return structure.firms[positionOf(structure, name)] ?? name;
}

function sentence({ shares, growth, rest }: AdjustStep): string {
  if (growth !== undefined) return listed(Object.entries(growth).map(([name, value]) => `${name} ${value < 0 ? 'shrinks' : 'grows'} by ${percent(Math.abs(value))}`));
  const set = listed(Object.entries(shares ?? {}).map(([name, value]) => `${name} has ${percent(value)}`));
  return `${set}; ${rest === 'unknown' ? 'the others keep their shares and the rest is not known' : 'the others keep their proportions'}`;
}

/** Rates of two firms that become one have no sum: the second keeps its own name. */
function renamedRates(rates: Readonly<Record<string, number>>, as: (name: string) => string): Record<string, number> {
  const renamed: Record<string, number> = {};
  for (const [name, rate] of Object.entries(rates)) {
    const to = as(name);
    renamed[to in renamed ? name : to] = rate;
  }
  return renamed;
}

export const adjust: StepKind<AdjustStep> = {
  type: 'adjust',
  label: 'Adjust shares',
  help: 'Shares set by hand or moved by growth, for a baseline.',
  question: 'At which share does the answer change?',
  fields: [
    { name: 'shares', label: 'New shares', kind: 'shares', optional: true, hint: 'Either shares or growth' },
    { name: 'growth', label: 'Growth', kind: 'growth', optional: true, hint: 'Those not named stay as large as they are' },
    {
      name: 'rest', label: 'Those not named', kind: 'choice', optional: true,
      choices: [{ value: 'proportional', label: 'keep their proportions' }, { value: 'unknown', label: 'keep their shares; what is left is not known' }],
    },
  ],
  apply,
  sentence,
  title: ({ shares, growth }) => `Adjust ${listed(Object.keys(shares ?? growth ?? {}))}`,
  merging: () => [],
  rename: (step, as) => ({
    ...step,
    ...(step.shares === undefined ? {} : { shares: renamedParts(step.shares, (name) => as(name, 'new')) }),
    ...(step.growth === undefined ? {} : { growth: renamedRates(step.growth, (name) => as(name, 'firm')) }),
  }),
  numbers: (step) => [
    ...Object.entries(step.shares ?? {}).map(([name, value]) => ({
      field: `shares:${name}`, label: `Share of ${name}`, value, low: 0, high: 1, set: (changed: number): AdjustStep => ({ ...step, shares: { ...step.shares, [name]: changed } }),
    })),
    ...Object.entries(step.growth ?? {}).map(([name, value]) => ({
      field: `growth:${name}`, label: `Growth of ${name}`, value, low: -1, high: 1, set: (changed: number): AdjustStep => ({ ...step, growth: { ...step.growth, [name]: changed } }),
    })),
  ],
  blank: (context) => {
    const first = byStanding(context)[0];
    return { type: 'adjust', shares: { [first?.firm ?? 'Firm']: first?.share ?? 0.1 }, rest: 'proportional' };
  },
};
