/** An exact fraction. The denominator is above 0; numerator and denominator need not be coprime until `normalise`. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };

/** `n / d` with the sign in the numerator. Refuses a denominator of 0. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('A fraction cannot have the denominator 0.');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/**
 * The shortest decimal that prints as this double, exactly: 0.1 is 1/10, not the binary value nearest to it.
 * Shares typed as decimals are thus compared as the person wrote them. Refuses infinity and NaN.
 */
export function fromDecimal(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number that can be compared.`);
  const [mantissa, exponent] = String(value).split('e');
  const [whole, decimals = ''] = mantissa!.split('.');
  const power = Number(exponent ?? 0) - decimals.length;
  const digits = BigInt(whole! + decimals);
  return power >= 0 ? { n: digits * 10n ** BigInt(power), d: 1n } : { n: digits, d: 10n ** BigInt(-power) };
}

/** One denominator that is a multiple of the other is kept, so that long sums of decimals stay short. */
export function add(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export function sub(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

export function mul(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Refuses to divide by 0. */
export function div(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The same fraction in lowest terms. */
export function normalise(a: Rational): Rational {
  let x = a.n < 0n ? -a.n : a.n;
  let y = a.d;
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? ZERO : { n: a.n / x, d: a.d / x };
}

/** The double nearest to the fraction (within the range of normal doubles, about 1e-307 to 1e308). */
export function toNumber(a: Rational): number {
  if (a.n === 0n) return 0;
  const n = a.n < 0n ? -a.n : a.n;
  // 70 bits of quotient with a sticky last bit: the conversion of the integer then rounds correctly.
  const shift = 70 - (bits(n) - bits(a.d));
  const scaled = shift >= 0 ? n << BigInt(shift) : n;
  const divisor = shift >= 0 ? a.d : a.d << BigInt(-shift);
  const quotient = scaled / divisor;
  // In two steps, since 2^-shift alone may leave the range of doubles.
  const half = Math.trunc(shift / 2);
  const value = Number(scaled % divisor === 0n ? quotient : quotient | 1n) * 2 ** -half * 2 ** (half - shift);
  return a.n < 0n ? -value : value;
}

function bits(x: bigint): number {
  return x.toString(16).length * 4;
}
