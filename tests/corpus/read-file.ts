import { buildShares } from '../../core/data/build-shares';
import type { Dialect } from '../../core/data/dialect';
import type { Engine } from '../../core/data/engine';
import { decodeHere } from '../../core/data/formats/decode';
import type { ShareMapping } from '../../core/data/mapping';
import { mappingSchema } from '../../core/data/mapping';
import { openFile } from '../../core/data/open';
import { propose } from '../../core/data/propose';
import { readRows } from '../../core/data/read-rows';
import { numberOf, textOf } from '../../core/data/sql/cell';
import { identifier } from '../../core/data/sql/quote';
import { hhi } from '../../core/economics/hhi';
import { isFringeName } from '../../core/market/fringe';
import { structureOf } from '../../core/market/structure';
import type { ShareTable } from '../../core/market/share-table';
import type { Problem } from '../../core/problem';
import { DataRefused } from '../../core/problem';

/** A file as the program understands it. */
export interface Understood {
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly told: readonly Problem[];
  /** Per column its texts without the blanks around them, and the numbers that they are. */
  readonly texts: readonly (readonly (string | null)[])[];
  readonly numbers: readonly (readonly (number | null)[])[];
  readonly lines: Int32Array;
}

let tables = 0;

/** Opens a file and reads its rows as texts and as numbers; the table stays until `drop`. */
export async function understand(engine: Engine, name: string, bytes: Uint8Array, dialect: Partial<Dialect> = {}): Promise<Understood & { readonly table: string }> {
  const table = `ugly_${++tables}`;
  const opened = await openFile(engine, { name, content: { kind: 'bytes', bytes }, tableName: table, bytes: bytes.length, dialect, decode: decodeHere });
  const { columns } = opened;
  const { lines } = await readRows(engine, table, [columns[0]!], 0, opened.rows);
  const cells = await engine.query(`SELECT ${columns.map((column, i) => `${textOf(column)} AS "t${i}", ${numberOf(identifier(column), opened.dialect.decimal)} AS "n${i}"`).join(', ')} FROM ${identifier(table)} ORDER BY "line"`);
  const values = <T>(column: string): (T | null)[] => Array.from(cells.getChild(column) as Iterable<T | null>);
  return {
    table, dialect: opened.dialect, columns, rows: opened.rows, told: opened.problems, lines,
    texts: columns.map((_, i) => values<string>(`t${i}`)),
    numbers: columns.map((_, i) => values<number>(`n${i}`)),
  };
}

/** Shares of the table under the first proposal, or what it was refused for. `changes` go before the proposal. */
export async function build(engine: Engine, name: string, { table, columns, dialect }: Understood & { readonly table: string }, changes: Partial<ShareMapping> = {}): Promise<{ readonly mapping: ShareMapping; readonly table: ShareTable | null; readonly problems: readonly Problem[] } | null> {
  const { mappings } = await propose(engine, table, columns, dialect.decimal, isFringeName);
  const best = mappings.find(({ kind }) => kind === 'shares');
  if (best === undefined && Object.keys(changes).length === 0) return null;
  const { preparation, ...proposed } = best?.kind === 'shares' ? best : { preparation: undefined };
  const kept = preparation === undefined || changes.value !== undefined ? {} : { preparation };
  const mapping = mappingSchema.parse({ kind: 'shares', market: null, period: null, unit: 'level', fringe: [], ...proposed, ...kept, ...changes }) as ShareMapping;
  try {
    const built = await buildShares(engine, table, mapping, { file: name, decimal: dialect.decimal });
    return { mapping, table: built.table, problems: built.problems };
  } catch (error) {
    if (!(error instanceof DataRefused)) throw error;
    return { mapping, table: null, problems: error.problems };
  }
}

/** HHI of each market and period in the order of the table. */
export function hhiOfCells(table: ShareTable): number[] {
  return Array.from(table.cellMarket, (_, cell) => hhi(structureOf(table, cell).shares));
}

/** The codes, each once, in alphabetical order. */
export function codesOf(problems: readonly Problem[]): string[] {
  return [...new Set(problems.map(({ code }) => code))].sort();
}
