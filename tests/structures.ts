import type { Structure } from '../core/market/structure';

/** A market from shares by firm; what they leave of 1 is not known unless it is said to be fringe. */
export function testStructure(shares: Readonly<Record<string, number>>, { fringe = 0, total = null as number | null } = {}): Structure {
  const values = Float64Array.from(Object.values(shares));
  const rest = 1 - values.reduce((all, share) => all + share, 0) - fringe;
  return {
    market: 'Test market',
    period: '2024',
    firms: Object.keys(shares),
    shares: values,
    estimate: new Uint8Array(values.length),
    fringe,
    unknown: rest > 1e-9 ? rest : 0,
    total,
    unit: total === null ? 'share' : 'units',
    mergedInto: {},
  };
}
