import type { Entries } from './share-cells';

export interface OwnedOptions {
  /** Ultimate owner of a product or firm in a period, or the name itself. */
  readonly ownerAt: (name: string, period: string) => string;
  readonly isFringe: (firm: string) => boolean;
  /** Names of the products, and the product of each entry (below 0 where it has none); absent without a product column. */
  readonly products?: { readonly names: readonly string[]; readonly of: ArrayLike<number | null> };
}

/**
 * Entries with each firm replaced by its ultimate owner in the entry's period. The owner of a product comes before the owner of
 * its firm. A name that stands for the fringe stays as it is, unless its product has an owner.
 */
export function ownedEntries(entries: Entries, { ownerAt, isFringe, products }: OwnedOptions): Entries {
  const firms: string[] = [];
  const place = new Map<string, number>();
  const resolved = new Map<string, number>();
  const firm = Int32Array.from({ length: entries.firm.length }, (_, i) => {
    const product = products?.of[i] ?? -1;
    const key = `${entries.firm[i]}/${product}/${entries.period[i]}`;
    const known = resolved.get(key);
    if (known !== undefined) return known;
    const name = ownerOf(entries.firms[entries.firm[i]!]!, products?.names[product], entries.periods[entries.period[i]!]!);
    if (!place.has(name)) place.set(name, firms.push(name) - 1);
    resolved.set(key, place.get(name)!);
    return place.get(name)!;
  });
  return { ...entries, firms, firm };

  function ownerOf(name: string, product: string | undefined, period: string): string {
    if (product !== undefined) {
      const owner = ownerAt(product, period);
      if (owner !== product) return owner;
    }
    return isFringe(name) ? name : ownerAt(name, period);
  }
}
