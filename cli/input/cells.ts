import type { ShareTable } from '../../core/market/share-table';
import { cellCount } from '../../core/market/share-table';
import { DataRefused, problem } from '../../core/problem';
import { quoted } from './share-mapping';
import type { ShareOptions } from './share-options';

/** The cells (market and period) that the options ask for. Throws `DataRefused` for a market or period that the data lacks. */
export function chosenCells(table: ShareTable, { onlyMarket, onlyPeriod }: ShareOptions, file: string): number[] {
  const markets = chosen('market', table.markets, onlyMarket, file);
  const periods = chosen('period', table.periods, onlyPeriod, file);
  const cells: number[] = [];
  for (let cell = 0; cell < cellCount(table); cell++) {
    if (markets[table.cellMarket[cell]!] === 1 && periods[table.cellPeriod[cell]!] === 1) cells.push(cell);
  }
  if (cells.length === 0) {
    throw new DataRefused([problem('market-not-in-data', `No chosen market of ${file} has rows in a chosen period.`, 'Choose other markets or periods.', { file })]);
  }
  return cells;
}

function chosen(what: string, names: readonly string[], wanted: readonly string[] | undefined, file: string): Uint8Array {
  if (wanted === undefined) return new Uint8Array(names.length).fill(1);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new DataRefused(
      missing.map((name) => problem(`${what}-not-in-data`, `${file} has no ${what} "${name}".`, `Its ${what}s are ${quoted(names, 12)}.`, { file })),
    );
  }
  return Uint8Array.from(names, (name) => (wanted.includes(name) ? 1 : 0));
}
