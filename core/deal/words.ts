/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Percent with as many digits as needed to tell the value from its neighbours on screen. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`;
}
