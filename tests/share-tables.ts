import type { ShareTable } from '../core/market/share-table';

export interface TestMarket {
  /** Firm to value; levels unless the table says that they are shares. */
  readonly firms: Readonly<Record<string, number>>;
  readonly fringe?: number;
}

/** A share table of markets named M0, M1, ... in one period. */
export function testTable(markets: readonly TestMarket[], measure: 'share' | 'level' = 'level'): ShareTable {
  const firms = [...new Set(markets.flatMap((market) => Object.keys(market.firms)))];
  const at = new Map(firms.map((name, i) => [name, i]));
  const firm: number[] = [];
  const value: number[] = [];
  const offsets = [0];
  for (const market of markets) {
    for (const [name, size] of Object.entries(market.firms)) {
      firm.push(at.get(name)!);
      value.push(size);
    }
    offsets.push(firm.length);
  }
  return {
    measure,
    unit: measure === 'share' ? 'share' : 'units',
    markets: markets.map((_, i) => `M${i}`),
    periods: [''],
    firms,
    cellMarket: Int32Array.from(markets, (_, i) => i),
    cellPeriod: new Int32Array(markets.length),
    offsets: Int32Array.from(offsets),
    firm: Int32Array.from(firm),
    value: Float64Array.from(value),
    row: Int32Array.from(firm, (_, i) => i + 2),
    estimate: new Uint8Array(firm.length),
    total: Float64Array.from(markets, ({ firms: sizes, fringe = 0 }) => (measure === 'share' ? 1 : Object.values(sizes).reduce((a, b) => a + b, fringe))),
    fringe: Float64Array.from(markets, ({ fringe = 0 }) => fringe),
  };
}
