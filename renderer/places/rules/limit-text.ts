import type { Quantity } from '../../../core/rules/rule-set';

/** What a limit of each quantity is written in. */
export const quantityWords: Readonly<Record<Quantity, { readonly name: string; readonly unit: 'points' | '%' | 'times' }>> = {
  postHhi: { name: 'HHI after the deal', unit: 'points' },
  preHhi: { name: 'HHI before the deal', unit: 'points' },
  delta: { name: 'change of the HHI', unit: 'points' },
  mergedShare: { name: 'merged share', unit: '%' },
  top3Share: { name: 'share of the three largest', unit: '%' },
  top5Share: { name: 'share of the five largest', unit: '%' },
  leaderShare: { name: 'share of the leading party', unit: '%' },
  leaderOverSecond: { name: 'leading party over the second firm', unit: 'times' },
  partnerShare: { name: 'share of the other party', unit: '%' },
};

export interface Limit {
  readonly limit: number;
  readonly exactLimit?: [number, number];
}

/** A limit as it is typed: points, percent or times; `2/3` for one without a finite decimal. */
export function limitText(quantity: Quantity, { limit, exactLimit }: { readonly limit: number; readonly exactLimit?: readonly [number, number] | undefined }): string {
  if (exactLimit !== undefined) return `${exactLimit[0]}/${exactLimit[1]}`;
  return quantityWords[quantity].unit === '%' ? String(Number((limit * 100).toPrecision(15))) : String(limit);
}

/** The limit in a text, or `null` where there is none. Percent become fractions exactly; the mark may be written or not. */
export function readLimit(quantity: Quantity, text: string): Limit | null {
  const plain = text.trim().replace(/\s*%$/, '');
  const [, over, under] = /^(\d{1,9})\s*\/\s*(\d{1,9})$/.exec(plain) ?? [];
  if (over !== undefined && under !== undefined) return Number(under) > 0 ? { limit: Number(over) / Number(under), exactLimit: [Number(over), Number(under)] } : null;
  const number = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(number)) return null;
  return { limit: quantityWords[quantity].unit === '%' ? Number(`${number}e-2`) : Number(number) };
}
