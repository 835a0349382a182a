/** A number written plainly and in full: shortest digits that give the same double, no exponent; `null` for what is no number. */
export function plainNumber(value: number): string | null {
  if (Number.isNaN(value)) return null;
  return plainDigits(Object.is(value, -0) ? '0' : String(value));
}

/** The same for a 32-bit float: 0.1 and not 0.10000000149011612. */
export function plainSingle(value: number): string | null {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return plainNumber(Number(text));
  }
  return plainNumber(value);
}

/** Takes the exponent out of a number such as 1.5e-7. */
export function plainDigits(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([-+]?\d+)$/i.exec(text);
  if (parts === null) return text;
  const [, sign, whole, fraction = '', exponent] = parts;
  const digits = `${whole!}${fraction}`;
  const point = whole!.length + Number(exponent);
  if (point <= 0) return `${sign!}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length ? `${sign!}${digits}${'0'.repeat(point - digits.length)}` : `${sign!}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A whole number of units of 10^-scale, exactly: 1234 with scale 2 is 12.34; zeros at the end go. */
export function scaled(units: bigint, scale: number): string {
  if (scale <= 0) return String(units * 10n ** BigInt(-scale));
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}

const DAY = 86_400n;

/**
 * A moment as ISO 8601 from ticks since 1970: the date alone at midnight, else with the time and the fraction of the second
 * that there is. `utc` adds the Z of a moment that is the same everywhere.
 */
export function isoMoment(ticks: bigint, perSecond: bigint, utc: boolean): string {
  const perDay = DAY * perSecond;
  const inDay = ((ticks % perDay) + perDay) % perDay;
  const date = isoDate(Number((ticks - inDay) / perDay));
  return inDay === 0n ? date : `${date}T${isoTime(inDay, perSecond)}${utc ? 'Z' : ''}`;
}

/** A date as ISO 8601 from days since 1970. */
export function isoDate(days: number): string {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, -14);
}

/** A time of day from ticks since midnight. */
export function isoTime(ticks: bigint, perSecond: bigint): string {
  const seconds = Number(ticks / perSecond);
  const two = (n: number): string => String(n).padStart(2, '0');
  const fraction = String(ticks % perSecond).padStart(String(perSecond).length - 1, '0').replace(/0+$/, '');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Bytes without a kind are texts where they can be, as older programs write them. */
export function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
}
