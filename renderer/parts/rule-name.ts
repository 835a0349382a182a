const abbreviations = new Set(['us', 'eu', 'uk', 'ca', 'de', 'jp', 'kr', 'br', 'cn', 'jftc', 'kftc', 'gwb18']);

/** A rule set's id as a column heading: `us-2023` becomes "US 2023". The full title stands where there is room. */
export function ruleName(id: string): string {
  return id
    .split('-')
    .map((part) => (abbreviations.has(part) ? part.toUpperCase() : part))
    .join(' ');
}
