/** The known name that a person most likely meant: it begins alike, or differs by a letter or two; `null` where none is near. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  const begins = known.find((name) => wanted.length > 2 && name.toLowerCase().startsWith(wanted));
  if (begins !== undefined) return begins;
  const most = wanted.length < 5 ? 1 : 2;
  const near = known.map((name) => ({ name, distance: distance(wanted, name.toLowerCase(), most) })).filter((one) => one.distance <= most);
  return near.sort((a, b) => a.distance - b.distance)[0]?.name ?? null;
}

/** Letters to add, drop or change (Levenshtein), or more than `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
