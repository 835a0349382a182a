import { z } from 'zod';

/** A product, brand or platform and the firm that owns it: shares and reach belong to owners. */
export const ownershipSchema = z.array(z.object({ product: z.string().min(1), owner: z.string().min(1) }));
export type Ownership = z.infer<typeof ownershipSchema>;

/** The ultimate owner of a name, following the table; a name that is not listed owns itself. */
export function ultimateOwner(ownership: Ownership, name: string): string {
  const seen = new Set<string>();
  let owner = name;
  for (;;) {
    const next = ownership.find((row) => row.product === owner)?.owner;
    if (next === undefined || next === owner || seen.has(next)) return owner;
    seen.add(owner);
    owner = next;
  }
}

/** The ultimate owner of every name in the table, each chain followed once. */
export function ultimateOwners(ownership: Ownership): Map<string, string> {
  return new Map(ownership.map(({ product }) => [product, ultimateOwner(ownership, product)]));
}
