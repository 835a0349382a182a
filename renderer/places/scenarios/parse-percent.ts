/** Reads "5", "5%", "5.2 %", "5,2" as a fraction above 0 and up to 1; `null` for anything else. */
export function parsePercent(text: string): number | null {
  const match = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*%?\s*$/.exec(text);
  if (match === null) return null;
  const value = Number(match[1]!.replace(',', '.')) / 100;
  return value > 0 && value <= 1 ? value : null;
}
