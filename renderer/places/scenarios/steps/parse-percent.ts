/** Reads "5", "5%", "5.2 %", "5,2", "-3" as a fraction; `null` for anything else. */
export function parsePercent(text: string): number | null {
  const match = /^\s*([+\-−])?\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*%?\s*$/.exec(text);
  if (match === null) return null;
  const value = Number((Number(match[2]!.replace(',', '.')) / 100).toPrecision(15));
  return match[1] === '-' || match[1] === '−' ? -value : value;
}
