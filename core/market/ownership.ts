import { z } from 'zod';
import { firstDay, lastDay } from './ownership-dates';

const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Write a year (2019), a month (2019-06) or a day (2019-06-30).');

/**
 * A product, brand, platform or firm and who owns it: shares and reach belong to owners. `stake` is the fraction held, all of it
 * where absent. `from` and `to` are the first and the last day (or month, or year) in which it is held.
 */
export const ownershipRowSchema = z.object({
  product: z.string().min(1),
  owner: z.string().min(1),
  stake: z.number().gt(0).lte(1).optional(),
  from: date.optional(),
  to: date.optional(),
});
export type OwnershipRow = z.infer<typeof ownershipRowSchema>;

export const ownershipSchema = z.array(ownershipRowSchema);
export type Ownership = z.infer<typeof ownershipSchema>;

/** A stake above this fraction carries control, unless the person says otherwise: then what is owned rolls up to the owner. */
export const CONTROL = 0.5;

/** Is the row in force? Without a date: is it still held, as far as the table says. */
export function inForce(row: OwnershipRow, on?: string): boolean {
  const day = on === undefined ? null : lastDay(on);
  if (day === null) return row.to === undefined;
  return (row.from === undefined || firstDay(row.from) <= day) && (row.to === undefined || lastDay(row.to)! >= day);
}

/** The row by which a name is controlled: the largest stake in force above `control`; the first of equal ones. */
export function controllingRow(ownership: Ownership, name: string, on?: string, control = CONTROL): OwnershipRow | undefined {
  let found: OwnershipRow | undefined;
  for (const row of ownership) {
    if (row.product !== name || row.owner === name || !inForce(row, on)) continue;
    const stake = row.stake ?? 1;
    if (stake > control && stake > (found === undefined ? 0 : (found.stake ?? 1))) found = row;
  }
  return found;
}

/**
 * A name and its owners above it, following stakes that carry control, the ultimate owner last; a name that nobody controls owns
 * itself. `on` is a day, month, quarter or year (its last day is read); without it, or where it is no date, the owners without an end.
 */
export function ownersAbove(ownership: Ownership, name: string, on?: string, control = CONTROL): string[] {
  const names = [name];
  for (;;) {
    const next = controllingRow(ownership, names.at(-1)!, on, control)?.owner;
    if (next === undefined || names.includes(next)) return names;
    names.push(next);
  }
}

/** The ultimate owner of a name, the last of `ownersAbove`. */
export function ultimateOwner(ownership: Ownership, name: string, on?: string, control = CONTROL): string {
  return ownersAbove(ownership, name, on, control).at(-1)!;
}

/** The ultimate owner of every product or firm of the table that has another one on the date, as `ultimateOwner` finds it. */
export function ultimateOwners(ownership: Ownership, on?: string, control = CONTROL): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { product } of ownership) {
    const owner = ultimateOwner(ownership, product, on, control);
    if (owner !== product) owners.set(product, owner);
  }
  return owners;
}
