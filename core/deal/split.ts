import { z } from 'zod';
import type { Rational } from '../economics/rational';
import { ZERO, add, fromDecimal, rational, sub, toNumber } from '../economics/rational';
import { isFringeName } from '../market/fringe';
import type { Structure } from '../market/structure';
import { positionOf } from '../market/structure';
import type { StepNumber } from './kind';
import type { Side, Transfer } from './ledger';
import { listed, percent } from './words';

/** Fractions that add up to more than 1 by no more than this are rounded ones. */
const ROUNDING = 1e-9;

const fractionsSchema = z.record(z.string().min(1), z.number().min(0).max(1)).superRefine((fractions, context) => {
  const total = toNumber(totalOf(fractions));
  if (total > 1 + ROUNDING) context.addIssue({ code: 'custom', message: `The fractions add up to ${percent(total)}, which is more than 100%.` });
});

/** To whom (or from whom) shares go: everybody else in proportion to their shares, or a fraction to each firm named. */
export const splitSchema = z.union([z.literal('proportional'), fractionsSchema]);
export type Split = z.infer<typeof splitSchema>;

function totalOf(fractions: Readonly<Record<string, number>>): Rational {
  return Object.values(fractions).reduce((all, fraction) => add(all, fromDecimal(fraction)), ZERO);
}

/** What the fractions leave of the whole, at the decimals as written; 0 for a split in proportion. */
export function leftBy(split: Split): number {
  if (split === 'proportional') return 0;
  return Math.max(0, toNumber(sub(rational(1n), totalOf(split))));
}

/** Who a name of a split is in the market: a firm there or new to it, or the fringe by one of its names. */
export function sideOf(structure: Structure, name: string): Side {
  const at = positionOf(structure, name);
  if (at >= 0) return structure.firms[at]!;
  return isFringeName(name) ? { part: 'fringe' } : name;
}

/** The parts of a split with something in them. */
export function partsOf(split: Exclude<Split, 'proportional'>): [string, number][] {
  return Object.entries(split).filter(([, fraction]) => fraction > 0);
}

/** Moves that give all of a firm's share away; `lost` of it leaves the market first where the rest goes in proportion. */
export function giveAway(structure: Structure, firm: string, split: Split, lost: number): Transfer[] {
  if (split === 'proportional') {
    const leaving: Transfer[] = lost > 0 ? [{ from: firm, to: null, share: lost === 1 ? 'all' : { of: lost } }] : [];
    return lost === 1 ? leaving : [...leaving, { from: firm, to: { allBut: [firm] }, share: 'all' }];
  }
  const parts = partsOf(split);
  const rest = leftBy(split);
  const moves = parts.map(([name, fraction], i): Transfer => ({ from: firm, to: sideOf(structure, name), share: rest === 0 && i === parts.length - 1 ? 'all' : { of: fraction } }));
  return rest === 0 ? moves : [...moves, { from: firm, to: null, share: 'all' }];
}

/** Moves that bring a firm `share` of the market as it stands; what a split leaves is new demand. */
export function takeFrom(structure: Structure, firm: string, share: number, split: Split): Transfer[] {
  if (split === 'proportional') return [{ from: { allBut: [firm] }, to: firm, share }];
  const rest = leftBy(split);
  const moves = partsOf(split).map(([name, fraction]): Transfer => ({ from: sideOf(structure, name), to: firm, share: [share, fraction] }));
  return rest === 0 ? moves : [...moves, { from: null, to: firm, share: [share, rest] }];
}

/** Fractions by name under other names; those of names that become one are added up. */
export function renamedParts(parts: Readonly<Record<string, number>>, as: (name: string) => string): Record<string, number> {
  const renamed: Record<string, number> = {};
  for (const [name, fraction] of Object.entries(parts)) {
    const to = as(name);
    renamed[to] = renamed[to] === undefined ? fraction : toNumber(add(fromDecimal(renamed[to]), fromDecimal(fraction)));
  }
  return renamed;
}

/** A split under other names. */
export function renamedSplit(split: Split, as: (name: string) => string): Split {
  return split === 'proportional' ? split : renamedParts(split, as);
}

/** "in proportion", "35% to Meta and 25% to YouTube"; `preposition` is "to" or "from". */
export function splitWords(split: Split, preposition: 'to' | 'from'): string {
  if (split === 'proportional') return preposition === 'to' ? 'to the others in proportion to their shares' : 'from the others in proportion to their shares';
  return listed(partsOf(split).map(([name, fraction]) => `${percent(fraction)} ${preposition} ${name}`));
}

/** ", taken from the others in proportion to their shares", ": 50% from A, 50% from new demand". */
export function takenWords(split: Split): string {
  if (split === 'proportional') return `, taken ${splitWords(split, 'from')}`;
  const rest = leftBy(split);
  const parts = [...(partsOf(split).length === 0 ? [] : [splitWords(split, 'from')]), ...(rest > 0 ? [`${percent(rest)} from new demand`] : [])];
  return `: ${parts.join(', ')}`;
}

/** The fractions of a split as numbers that can be varied, each as far as the others leave room. */
export function splitNumbers<S>(field: string, split: Split, label: (name: string) => string, set: (split: Split) => S): StepNumber<S>[] {
  if (split === 'proportional') return [];
  return Object.entries(split).map(([name, value]) => ({
    field: `${field}:${name}`,
    label: label(name),
    value,
    low: 0,
    high: Math.min(1, toNumber(sub(rational(1n), sub(totalOf(split), fromDecimal(value))))),
    set: (changed) => set({ ...split, [name]: changed }),
  }));
}
