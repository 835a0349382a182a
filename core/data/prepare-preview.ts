import type { Engine } from './engine';
import type { Preparation, Reshape } from './preparation';
import type { PrepareOptions } from './prepare';
import { preparedSource } from './prepare';
import { identifier, literal } from './sql/quote';
import { leftOutRows as leftOutRowsSql, preparedColumns, preparedRows } from './sql/prepare';
import { rowsFrom } from './sql/rows';
import type { Table } from 'apache-arrow';

/** Rows to look at: cells by column, and the line of each in the source. */
export interface ShownRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly lines: readonly number[];
}

/** The first rows of a table as they stand and after a reshape (with the rest of the preparation). Throws `DataRefused` where it cannot be made. */
export async function previewReshape(engine: Engine, table: string, reshape: Reshape, options: PrepareOptions, { preparation = {}, rows = 8 }: { readonly preparation?: Preparation; readonly rows?: number } = {}): Promise<{ readonly before: ShownRows; readonly after: ShownRows }> {
  const query = { signal: options.signal };
  const { source } = await preparedSource(engine, table, { ...preparation, reshape }, options);
  const before = await engine.query(rowsFrom(table, 0, rows), [], query);
  const inOrder = reshape.kind === 'unpivot' ? `"line", list_position([${reshape.columns.map(literal).join(', ')}], ${identifier(reshape.name)})` : '"line"';
  const after = await engine.query(`${preparedRows(source)} ORDER BY ${inOrder} LIMIT ${rows}`, [], query);
  return { before: shown(before, source.columns), after: shown(after, preparedColumns(source)) };
}

/** A row that does not count, and why. */
export interface LeftOutRow {
  readonly line: number;
  readonly reason: string;
  readonly cells: readonly (string | null)[];
}

/** Rows that a preparation leaves out, in file order, `count` from the row `from` on. */
export async function leftOutRows(engine: Engine, table: string, preparation: Preparation, options: PrepareOptions, { from = 0, count = 100 }: { readonly from?: number; readonly count?: number } = {}): Promise<{ readonly columns: readonly string[]; readonly rows: readonly LeftOutRow[] }> {
  const { source, reasons } = await preparedSource(engine, table, preparation, options);
  const answer = await engine.query(leftOutRowsSql(source, from, count), [], { signal: options.signal });
  const { rows, lines } = shown(answer, source.columns);
  return { columns: source.columns, rows: rows.map((cells, i) => ({ line: lines[i]!, reason: reasons[answer.get(i)!['reason'] as number]!.reason, cells })) };
}

function shown(table: Table, columns: readonly string[]): ShownRows {
  const vectors = columns.map((name) => table.getChild(name));
  const line = table.getChild('line')!;
  const at = Array.from({ length: table.numRows }, (_, i) => i);
  return { columns, rows: at.map((i) => vectors.map((vector) => (vector?.get(i) ?? null) as string | null)), lines: at.map((i) => Number(line.get(i))) };
}
