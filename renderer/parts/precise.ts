/** A number at full precision for a tooltip; nothing where there is no number. */
export function precise(value: number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
