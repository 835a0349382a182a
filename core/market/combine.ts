import type { ShareTable } from './share-table';
import { cellCount } from './share-table';

/**
 * The table with several markets made one, called `market`: levels are added up by firm in each period that one of them has.
 * Only for levels: shares of different markets are parts of different wholes. Markets that the table lacks are passed over.
 */
export function combineMarkets(table: ShareTable, market: string, others: readonly string[]): ShareTable {
  const joined = new Set([market, ...others].map((name) => table.markets.indexOf(name)).filter((at) => at >= 0));
  if (joined.size === 0) return table;
  const byPeriod = new Map<number, number[]>();
  for (let c = 0; c < cellCount(table); c++) {
    if (!joined.has(table.cellMarket[c]!)) continue;
    const cells = byPeriod.get(table.cellPeriod[c]!);
    if (cells === undefined) byPeriod.set(table.cellPeriod[c]!, [c]);
    else cells.push(c);
  }
  const periods = [...byPeriod.keys()].sort((a, b) => a - b);
  const built = { firm: [] as number[], value: [] as number[], row: [] as number[], estimate: [] as number[] };
  const offsets = [0];
  for (const period of periods) {
    const place = new Map<number, number>();
    for (const c of byPeriod.get(period)!) {
      for (let i = table.offsets[c]!; i < table.offsets[c + 1]!; i++) {
        const at = place.get(table.firm[i]!);
        if (at === undefined) {
          place.set(table.firm[i]!, built.firm.length);
          built.firm.push(table.firm[i]!);
          built.value.push(table.value[i]!);
          built.row.push(table.row[i]!);
          built.estimate.push(table.estimate[i]!);
        } else {
          built.value[at] = sum(built.value[at]!, table.value[i]!);
          built.row[at] = Math.min(built.row[at]!, table.row[i]!);
          built.estimate[at] = Math.max(built.estimate[at]!, table.estimate[i]!);
        }
      }
    }
    offsets.push(built.firm.length);
  }
  const over = (values: Float64Array): Float64Array => Float64Array.from(periods, (period) => byPeriod.get(period)!.reduce((all, c) => sum(all, values[c]!), 0));
  return {
    ...table,
    markets: [market],
    cellMarket: new Int32Array(periods.length),
    cellPeriod: Int32Array.from(periods),
    offsets: Int32Array.from(offsets),
    firm: Int32Array.from(built.firm),
    value: Float64Array.from(built.value),
    row: Int32Array.from(built.row),
    estimate: Uint8Array.from(built.estimate),
    total: over(table.total),
    fringe: over(table.fringe),
  };
}

/** A sum without the last bits that adding decimals leaves behind. */
function sum(a: number, b: number): number {
  return Number((a + b).toPrecision(15));
}
