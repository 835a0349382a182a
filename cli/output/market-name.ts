/** "US online retail, 2023"; a file without markets or periods has "All rows". */
export function marketName(market: string, period: string): string {
  const parts = [market, period].filter((part) => part !== '');
  return parts.length === 0 ? 'All rows' : parts.join(', ');
}
