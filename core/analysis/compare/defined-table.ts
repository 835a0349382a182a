import type { ShareTable } from '../../market/share-table';
import { findCell } from '../../market/share-table';
import type { MarketDefinition } from '../../workspace/schema';
import type { MappedTables } from '../../workspace/tables';
import { marketTable } from '../market-table';

/** The cells of one table that market definitions select, as a table whose markets are the definitions' ids. */
export interface DefinedTable {
  readonly table: ShareTable;
  /** Per cell: position in the list of definitions. */
  readonly definition: readonly number[];
  /** Names of the markets in the data, by definition id: steps may be confined to either. */
  readonly marketOf: ReadonlyMap<string, string>;
}

/** One table for each that a definition reads. Definitions whose market or period the data lacks are left out. */
export function definedTables(definitions: readonly MarketDefinition[], tables: MappedTables): DefinedTable[] {
  const groups = new Map<ShareTable, { readonly definition: MarketDefinition; readonly at: number }[]>();
  definitions.forEach((definition, at) => {
    const table = marketTable(definition, tables);
    if (table === null) return;
    const group = groups.get(table);
    if (group === undefined) groups.set(table, [{ definition, at }]);
    else group.push({ definition, at });
  });
  return [...groups].map(([table, group]): DefinedTable => {
    const cellOf = finder(table);
    const found = group.flatMap(({ definition, at }) => {
      const cell = cellOf(definition);
      return cell < 0 ? [] : [{ definition, at, cell }];
    });
    return {
      table: tableOfCells(table, found.map(({ cell }) => cell), found.map(({ definition }) => definition.id)),
      definition: found.map(({ at }) => at),
      marketOf: new Map(found.map(({ definition }) => [definition.id, definition.market])),
    };
  });
}

/** `findCell`, with an index where a table has many cells. */
function finder(table: ShareTable): (definition: MarketDefinition) => number {
  if (table.cellMarket.length < 64) return ({ market, period }) => findCell(table, market, period);
  const market = new Map(table.markets.map((name, at) => [name, at]));
  const period = new Map(table.periods.map((name, at) => [name, at]));
  const cells = new Map<number, number>();
  for (let c = 0; c < table.cellMarket.length; c++) cells.set(table.cellMarket[c]! * table.periods.length + table.cellPeriod[c]!, c);
  return (definition) => {
    const [m, p] = [market.get(definition.market), period.get(definition.period)];
    return m === undefined || p === undefined ? -1 : (cells.get(m * table.periods.length + p) ?? -1);
  };
}

function tableOfCells(table: ShareTable, cells: readonly number[], names: readonly string[]): ShareTable {
  const length = (c: number): number => table.offsets[c + 1]! - table.offsets[c]!;
  const offsets = new Int32Array(cells.length + 1);
  cells.forEach((c, i) => {
    offsets[i + 1] = offsets[i]! + length(c);
  });
  const gathered = <T extends Int32Array | Float64Array | Uint8Array>(from: T, into: T): T => {
    cells.forEach((c, i) => into.set(from.subarray(table.offsets[c]!, table.offsets[c + 1]!), offsets[i]!));
    return into;
  };
  const entries = offsets[cells.length]!;
  return {
    measure: table.measure, unit: table.unit, markets: names, periods: table.periods, firms: table.firms,
    cellMarket: Int32Array.from(cells, (_, i) => i), cellPeriod: Int32Array.from(cells, (c) => table.cellPeriod[c]!), offsets,
    firm: gathered(table.firm, new Int32Array(entries)), value: gathered(table.value, new Float64Array(entries)),
    row: gathered(table.row, new Int32Array(entries)), estimate: gathered(table.estimate, new Uint8Array(entries)),
    total: Float64Array.from(cells, (c) => table.total[c]!), fringe: Float64Array.from(cells, (c) => table.fringe[c]!),
  };
}
