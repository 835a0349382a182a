/** A quantity as a function of how far a step goes: `a x^2 + b x + c`. HHI in fractions (not points), shares in fractions. */
export interface Quadratic {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export function valueAt({ a, b, c }: Quadratic, x: number): number {
  return (a * x + b) * x + c;
}

/**
 * Where the quadratic takes the value `level`: its real roots, in order. `missing` is `level - c` where it is known better
 * than by that subtraction. The root nearer to 0 is taken from the product of the roots, so that nothing cancels.
 */
export function rootsAt({ a, b, c }: Quadratic, level: number, missing = level - c): number[] {
  const rest = -missing;
  if (a === 0) return b === 0 ? [] : [-rest / b];
  const square = b * b - 4 * a * rest;
  if (square < 0) return [];
  const far = -(b + (b < 0 ? -1 : 1) * Math.sqrt(square)) / 2;
  if (far === 0) return [0];
  return [far / a, rest / far].sort((x, y) => x - y);
}

/**
 * A sale of `x` by a firm with share `seller` to one with `buyer`: the HHI is `after` + 2 x^2 - 2 x (seller - buyer), with
 * `after` the HHI without the sale.
 */
export function hhiAfterSale(after: number, seller: number, buyer: number): Quadratic {
  return { a: 2, b: -2 * (seller - buyer), c: after };
}

/** A firm's share raised by `x`, taken from or given to firms too small to count: the HHI is `hhi` + 2 share x + x^2. */
export function hhiWithShare(hhi: number, share: number): Quadratic {
  return { a: 1, b: 2 * share, c: hhi };
}

/**
 * The size of firms into which an unknown share `unknown` must be split for it to add `wanted` to the HHI (a fraction): as many
 * firms of size c as fit, and one with the rest. `null` where no split adds that much. Inverse of the upper bound
 * `floor(u/c) c^2 + (u - floor(u/c) c)^2`, which rises from 0 to u^2 as c rises to u.
 */
export function fringeFirmFor(unknown: number, wanted: number): number | null {
  if (!(unknown > 0) || !(wanted > 0) || wanted > unknown * unknown) return null;
  const full = Math.max(1, Math.floor((unknown * unknown) / wanted));
  // k c^2 + (u - k c)^2 = w, with c between u/(k + 1) and u/k: the larger root of (k^2 + k) c^2 - 2 k u c + u^2 - w.
  const square = full * full * unknown * unknown - full * (full + 1) * (unknown * unknown - wanted);
  return (full * unknown + Math.sqrt(Math.max(0, square))) / (full * (full + 1));
}
